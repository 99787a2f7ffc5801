#include "document/text.hpp"

#include <algorithm>

namespace ocrchat {
namespace {

const std::vector<Line> kNoLines;

const std::vector<Line>& lines_of(const Block& block) {
  if (const auto* text = std::get_if<Text>(&block.content)) return text->lines;
  if (const auto* formula = std::get_if<Formula>(&block.content)) return formula->lines;
  return kNoLines;
}

std::string row_text(const std::vector<const Cell*>& cells) {
  std::string result;
  int column = 0;
  for (const Cell* cell : cells) {
    const std::string text = flowed_text(cell->lines);
    if (text.empty()) continue;
    for (; column < cell->column; ++column) result += '\t';
    result += text;
  }
  return result;
}

std::string table_text(const Table& table) {
  std::vector<std::vector<const Cell*>> rows;
  for (const Cell& cell : table.cells) {
    if (cell.row < 0) continue;
    const auto row = static_cast<std::size_t>(cell.row);
    if (rows.size() <= row) rows.resize(row + 1);
    rows[row].push_back(&cell);
  }
  std::string result;
  for (std::vector<const Cell*>& row : rows) {
    std::stable_sort(row.begin(), row.end(),
                     [](const Cell* a, const Cell* b) { return a->column < b->column; });
    if (&row != &rows.front()) result += '\n';
    result += row_text(row);
  }
  return result;
}

template <typename SomePage, typename Visit>
void visit_lines(SomePage& page, const Visit& visit) {
  const auto all = [&](auto& lines) {
    for (auto& line : lines) visit(line);
  };
  for (auto& block : page.blocks) {
    if (auto* text = std::get_if<Text>(&block.content)) all(text->lines);
    if (auto* formula = std::get_if<Formula>(&block.content)) all(formula->lines);
    if (auto* table = std::get_if<Table>(&block.content)) {
      for (auto& cell : table->cells) all(cell.lines);
    }
  }
}

}  // namespace

std::string text_of(const Line& line) {
  std::string result;
  bool space = false;
  for (const Word& word : line.words) {
    if (word.text.empty()) continue;
    if (space) result += ' ';
    result += word.text;
    space = !word.joined;
  }
  return result;
}

std::string text_of(const std::vector<Line>& lines) {
  std::string result;
  for (const Line& line : lines) {
    const std::string text = text_of(line);
    if (text.empty()) continue;
    if (!result.empty()) result += '\n';
    result += text;
  }
  return result;
}

std::string text_of(const Block& block) {
  if (const auto* table = std::get_if<Table>(&block.content)) return table_text(*table);
  const std::string text = text_of(lines_of(block));
  const auto* formula = std::get_if<Formula>(&block.content);
  return text.empty() && formula != nullptr ? formula->latex : text;
}

std::string text_of(const Page& page) {
  std::string result;
  const Block* before = nullptr;
  for (const Block& block : page.blocks) {
    if (block.layer != Layer::body) continue;
    const std::string text = text_of(block);
    if (text.empty()) continue;
    const bool goes_on = before != nullptr && before->continues && before->kind == block.kind;
    if (before != nullptr) result += goes_on ? "\n" : "\n\n";
    result += text;
    before = &block;
  }
  return result;
}

void for_each_line(const Page& page, const std::function<void(const Line&)>& visit) {
  visit_lines(page, visit);
}

void for_each_line(Page& page, const std::function<void(Line&)>& visit) {
  visit_lines(page, visit);
}

}  // namespace ocrchat
