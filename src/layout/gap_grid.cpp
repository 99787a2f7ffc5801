#include "layout/gap_grid.hpp"

#include <algorithm>
#include <cmath>

#include "layout/gap_rows.hpp"
#include "layout/table_header.hpp"

namespace ocrchat {
namespace {

bool is_number(const Sheet& sheet, const TokenList& segment) {
  return std::all_of(segment.begin(), segment.end(), [&](std::size_t i) { return sheet.tokens[i].numeric; });
}

/// How many rows have ink at each x.
std::vector<int> covers(const Sheet& sheet, const std::vector<GapRow>& rows, const Box& box, int& counted) {
  std::vector<int> cover(static_cast<std::size_t>(box.width()), 0);
  counted = 0;
  for (const GapRow& row : rows) {
    // Headings within the table say nothing about its columns.
    if (row.segments.size() == 1 && row.box.width() * 2 > box.width()) continue;
    ++counted;
    for (const TokenList& segment : row.segments) {
      const Box b = box_of(sheet, segment);
      for (int x = std::max(b.x0, box.x0); x < std::min(b.x1, box.x1); ++x)
        ++cover[static_cast<std::size_t>(x - box.x0)];
    }
  }
  return cover;
}

/// Middle of the longest stretch of least cover within [from, to).
double middle_of_least(const std::vector<int>& cover, std::size_t from, std::size_t to) {
  const int least = *std::min_element(cover.begin() + static_cast<std::ptrdiff_t>(from),
                                      cover.begin() + static_cast<std::ptrdiff_t>(to));
  std::size_t best = from;
  std::size_t best_length = 0;
  for (std::size_t x = from; x < to;) {
    std::size_t end = x;
    while (end < to && cover[end] == least) ++end;
    if (end - x > best_length) {
      best = x;
      best_length = end - x;
    }
    x = std::max(end, x + 1);
  }
  return static_cast<double>(best) + static_cast<double>(best_length) / 2;
}

std::size_t column_of(const std::vector<double>& gutters, double x) {
  return static_cast<std::size_t>(std::upper_bound(gutters.begin(), gutters.end(), x) - gutters.begin());
}

/// Columns that next to no row fills are not columns.
void drop_idle(const Sheet& sheet, const std::vector<GapRow>& rows, std::vector<double>& gutters) {
  for (bool changed = true; changed && !gutters.empty();) {
    changed = false;
    std::vector<int> filled(gutters.size() + 1, 0);
    for (const GapRow& row : rows) {
      std::vector<char> seen(filled.size(), 0);
      for (const TokenList& segment : row.segments) {
        const Box b = box_of(sheet, segment);
        seen[column_of(gutters, (b.x0 + b.x1) / 2.0)] = 1;
      }
      for (std::size_t i = 0; i < seen.size(); ++i) filled[i] += seen[i];
    }
    for (std::size_t i = 0; i < filled.size() && !changed; ++i) {
      if (filled[i] >= 2 || (filled[i] == 1 && rows.size() <= 3)) continue;
      gutters.erase(gutters.begin() + static_cast<std::ptrdiff_t>(std::min(i, gutters.size() - 1)));
      changed = true;
    }
  }
}

struct Span {
  TokenList tokens;
  std::size_t first = 0;
  std::size_t last = 0;
};

/// A segment cut at the gutters where a blank wider than between words falls.
std::vector<Span> spans_of(const Sheet& sheet, const TokenList& segment, const std::vector<double>& gutters) {
  std::vector<Span> spans;
  int right = 0;
  for (std::size_t index : segment) {
    const Token& token = sheet.tokens[index];
    const Box& box = token.box();
    const double slack = 0.3 * token.em;
    const std::size_t first = column_of(gutters, box.x0 + slack);
    const std::size_t last = std::max(first, column_of(gutters, box.x1 - slack));
    const bool parted = !spans.empty() && first > spans.back().last && box.x0 - right > 0.4 * token.em;
    if (spans.empty() || parted) spans.push_back({{}, first, last});
    spans.back().tokens.push_back(index);
    spans.back().last = std::max(spans.back().last, last);
    right = box.x1;
  }
  return spans;
}

std::vector<Span> cells_of_row(const Sheet& sheet, const GapRow& row, const std::vector<double>& gutters) {
  std::vector<Span> cells;
  for (const TokenList& segment : row.segments)
    for (Span& span : spans_of(sheet, segment, gutters)) cells.push_back(std::move(span));
  std::vector<Span> merged;
  for (Span& cell : cells) {
    if (!merged.empty() && merged.back().last >= cell.first) {
      // What reaches over into its neighbour's column gives way; two in one column are one cell.
      if (merged.back().first < cell.first) {
        merged.back().last = cell.first - 1;
      } else {
        merged.back().tokens.insert(merged.back().tokens.end(), cell.tokens.begin(), cell.tokens.end());
        merged.back().last = std::max(merged.back().last, cell.last);
        continue;
      }
    }
    merged.push_back(std::move(cell));
  }
  return merged;
}

void add_row(const Sheet& sheet, Table& table, const std::vector<Span>& spans, int row, int merged_into) {
  for (const Span& span : spans) {
    const int column = static_cast<int>(span.first);
    Cell* home = nullptr;
    for (Cell& cell : table.cells)
      if (cell.row == row && cell.column <= column && column < cell.column + cell.column_span) home = &cell;
    if (!home) {
      table.cells.push_back({.row = row, .column = column, .box = {}, .lines = {}});
      home = &table.cells.back();
      home->column_span = static_cast<int>(span.last - span.first) + 1;
      // A later line of the row may not reach over cells that stand already.
      for (const Cell& cell : table.cells)
        if (merged_into && &cell != home && cell.row == row && cell.column > column)
          home->column_span = std::min(home->column_span, cell.column - column);
    }
    for (Line& line : lines_of(sheet, span.tokens)) home->lines.push_back(std::move(line));
    home->box = united(home->box, box_of(sheet, span.tokens));
  }
}

}  // namespace

std::vector<GapRow> gap_rows(const Sheet& sheet, const TokenList& tokens) {
  std::vector<GapRow> rows;
  for (TokenList& tokens_of_row : visual_rows(sheet, tokens)) {
    GapRow row;
    row.segments = split_at_gaps(sheet, tokens_of_row, kSegmentGap * sheet.em);
    row.box = box_of(sheet, tokens_of_row);
    const auto numbers = std::count_if(row.segments.begin(), row.segments.end(),
                                       [&](const TokenList& segment) { return is_number(sheet, segment); });
    row.numeric = numbers * 2 >= static_cast<std::ptrdiff_t>(row.segments.size());
    row.tokens = std::move(tokens_of_row);
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<double> gutters(const Sheet& sheet, const std::vector<GapRow>& rows) {
  Box box;
  for (const GapRow& row : rows) box = united(box, row.box);
  std::vector<double> result;
  if (box.empty() || box.width() > 100000) return result;
  int counted = 0;
  const std::vector<int> cover = covers(sheet, rows, box, counted);
  const int allowed = counted / 10;
  const double least = 0.35 * sheet.em;
  std::size_t start = 0;
  bool open = false;
  for (std::size_t x = 0; x < cover.size(); ++x) {
    if (cover[x] <= allowed) {
      if (!open) start = x;
      open = true;
      continue;
    }
    if (open && start > 0 && static_cast<double>(x - start) >= least)
      result.push_back(box.x0 + middle_of_least(cover, start, x));
    open = false;
  }
  drop_idle(sheet, rows, result);
  return result;
}

Block table_of_gaps(const Sheet& sheet, const std::vector<GapRow>& rows, const std::vector<double>& gutters,
                    const std::vector<double>& bands) {
  Table table{
      .rows = 0, .columns = static_cast<int>(gutters.size()) + 1, .cells = {}, .ruled = !bands.empty()};
  Block block;
  std::vector<RowShape> shapes;
  std::vector<std::vector<Span>> spans;
  for (const GapRow& row : rows) {
    spans.push_back(cells_of_row(sheet, row, gutters));
    RowShape shape{.box = row.box, .numeric = row.numeric, .cells = {}};
    for (const Span& span : spans.back()) {
      const bool lower = starts_lower(sheet, span.tokens);
      shape.cells.push_back({span.first, span.last, is_number(sheet, span.tokens), lower});
    }
    shapes.push_back(std::move(shape));
  }
  const std::vector<bool> goes_on = continuing_rows(shapes, bands, sheet.em);
  int row = -1;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!goes_on[i]) ++row;
    add_row(sheet, table, spans[i], row, goes_on[i]);
    block.box = united(block.box, rows[i].box);
  }
  table.rows = row + 1;
  if (sheet.rtl)
    for (Cell& cell : table.cells) cell.column = table.columns - cell.column - cell.column_span;
  std::stable_sort(table.cells.begin(), table.cells.end(), [](const Cell& a, const Cell& b) {
    return std::pair(a.row, a.column) < std::pair(b.row, b.column);
  });
  mark_header(table);
  block.kind = BlockKind::table;
  block.content = std::move(table);
  return block;
}

}  // namespace ocrchat
