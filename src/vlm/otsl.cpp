#include "vlm/otsl.hpp"

#include <algorithm>
#include <array>

#include "vlm/generated.hpp"
#include "vlm/limits.hpp"
#include "vlm/table_block.hpp"

namespace ocrchat {
namespace {

constexpr std::array<std::string_view, 9> kTags{"fcel", "ecel", "ched", "rhed", "srow",
                                                "lcel", "ucel", "xcel", "nl"};

bool reaches_over(std::string_view tag) {
  return tag == "lcel" || tag == "ucel" || tag == "xcel";
}

}  // namespace

bool OtslTable::knows(std::string_view tag) {
  return std::ranges::find(kTags, tag) != kTags.end();
}

void OtslTable::add(const TaggedText& piece) {
  if (piece.closes || !knows(piece.tag)) {
    if (cells_.empty()) return;
    cells_.back().text += piece.tag == "br" ? "\n" : "";
    cells_.back().text += piece.text;
    return;
  }
  if (piece.tag == "nl") {
    const bool more = static_cast<int>(rows_.size()) < kMostSide && !rows_.back().empty();
    if (more) rows_.emplace_back();
    return;
  }
  if (static_cast<int>(rows_.back().size()) >= kMostSide || cells_.size() >= kMostCells) return;
  begin_cell(piece.tag);
  if (!reaches_over(piece.tag)) cells_.back().text = piece.text;
}

void OtslTable::begin_cell(std::string_view tag) {
  const int row = static_cast<int>(rows_.size()) - 1;
  const int column = static_cast<int>(rows_.back().size());
  int index = reaching(tag);
  if (index == kNone) {
    Held held;
    held.cell.row = row;
    held.cell.column = column;
    held.cell.header = tag == "ched" || tag == "rhed" || tag == "srow";
    index = static_cast<int>(cells_.size());
    cells_.push_back(std::move(held));
  }
  Held& held = cells_[static_cast<std::size_t>(index)];
  held.last_row = std::max(held.last_row, row);
  held.last_column = std::max(held.last_column, column);
  ++held.places;
  rows_.back().push_back(index);
}

/// The cell that the tag says reaches over the next place.
int OtslTable::reaching(std::string_view tag) const {
  if (!reaches_over(tag)) return kNone;
  if (tag != "lcel") return above();
  return rows_.back().empty() ? kNone : rows_.back().back();
}

int OtslTable::above() const {
  const std::size_t column = rows_.back().size();
  if (rows_.size() < 2) return kNone;
  const std::vector<int>& row = rows_[rows_.size() - 2];
  return column < row.size() ? row[column] : kNone;
}

Block OtslTable::take() {
  std::vector<Cell> cells;
  for (Held& held : cells_) {
    held.cell.lines = generated_lines(held.text);
    const int rows = held.last_row - held.cell.row + 1;
    const int columns = held.last_column - held.cell.column + 1;
    if (rows * columns == held.places) {  // else it holds no rectangle
      held.cell.row_span = rows;
      held.cell.column_span = columns;
    }
    cells.push_back(std::move(held.cell));
  }
  cells_.clear();
  rows_.assign(1, {});
  return table_block(std::move(cells));
}

bool is_otsl(std::string_view text) {
  const auto has = [&](std::string_view tag) { return text.find(tag) != std::string_view::npos; };
  return has("<nl>") && (has("<fcel>") || has("<ched>") || has("<ecel>"));
}

Block table_of_otsl(std::string_view text) {
  OtslTable table;
  TagReader tags(text);
  while (const auto piece = tags.next()) table.add(*piece);
  return table.take();
}

}  // namespace ocrchat
