#include "layout/ruled_grid.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

namespace ocrchat {
namespace {

std::vector<double> clustered(std::vector<double> values, double tolerance) {
  std::sort(values.begin(), values.end());
  std::vector<double> clusters;
  std::size_t members = 0;
  for (double value : values) {
    if (!clusters.empty() && value - clusters.back() <= tolerance) {
      clusters.back() += (value - clusters.back()) / static_cast<double>(++members);
    } else {
      clusters.push_back(value);
      members = 1;
    }
  }
  return clusters;
}

/// The positions of the rules, and the ends of the crossing ones where they reach beyond.
std::vector<double> sides(const std::vector<Rule>& parting, const std::vector<Rule>& crossing, double em) {
  std::vector<double> at;
  for (const Rule& rule : parting) at.push_back(rule.at);
  std::vector<double> result = clustered(std::move(at), 0.3 * em);
  if (crossing.size() < 2) return result;
  std::vector<double> starts;
  std::vector<double> ends;
  for (const Rule& rule : crossing) {
    starts.push_back(rule.from);
    ends.push_back(rule.to);
  }
  std::sort(starts.begin(), starts.end());
  std::sort(ends.begin(), ends.end());
  // The second outermost one: a single rule that sticks out does not open a side.
  const double first = starts[1];
  const double last = ends[ends.size() - 2];
  if (result.empty() || first < result.front() - em) result.insert(result.begin(), first);
  if (last > result.back() + em) result.push_back(last);
  return result;
}

bool overlap(const GridCell& a, const GridCell& b) {
  return a.row0 < b.row1 && b.row0 < a.row1 && a.column0 < b.column1 && b.column0 < a.column1;
}

void absorb(GridCell& a, const GridCell& b) {
  a.row0 = std::min(a.row0, b.row0);
  a.row1 = std::max(a.row1, b.row1);
  a.column0 = std::min(a.column0, b.column0);
  a.column1 = std::max(a.column1, b.column1);
}

/// Cells that no rule parts are one; what is not a rectangle grows to be one.
class Joiner {
 public:
  explicit Joiner(int columns, int rows)
      : columns_(columns), root_(static_cast<std::size_t>(columns * rows)) {
    for (std::size_t i = 0; i < root_.size(); ++i) root_[i] = i;
  }
  void join(int column_a, int row_a, int column_b, int row_b) {
    root_[find(index(column_a, row_a))] = find(index(column_b, row_b));
  }
  std::vector<GridCell> cells() {
    std::vector<GridCell> cells;
    std::vector<int> cell_of(root_.size(), -1);
    for (std::size_t i = 0; i < root_.size(); ++i) {
      const int column = static_cast<int>(i) % columns_;
      const int row = static_cast<int>(i) / columns_;
      const GridCell one{row, row + 1, column, column + 1, {}};
      int& cell = cell_of[find(i)];
      if (cell < 0) {
        cell = static_cast<int>(cells.size());
        cells.push_back(one);
      } else {
        absorb(cells[static_cast<std::size_t>(cell)], one);
      }
    }
    make_rectangles(cells);
    return cells;
  }

 private:
  std::size_t index(int column, int row) const { return static_cast<std::size_t>(row * columns_ + column); }
  std::size_t find(std::size_t i) {
    while (root_[i] != i) i = root_[i] = root_[root_[i]];
    return i;
  }
  static void make_rectangles(std::vector<GridCell>& cells) {
    for (bool changed = true; changed;) {
      changed = false;
      for (std::size_t i = 0; i < cells.size() && !changed; ++i) {
        for (std::size_t j = i + 1; j < cells.size() && !changed; ++j) {
          if (!overlap(cells[i], cells[j])) continue;
          absorb(cells[i], cells[j]);
          cells.erase(cells.begin() + static_cast<std::ptrdiff_t>(j));
          changed = true;
        }
      }
    }
  }

  int columns_;
  std::vector<std::size_t> root_;
};

int slot_of(const std::vector<double>& lines, double value) {
  const auto it = std::upper_bound(lines.begin(), lines.end(), value);
  const int slot = static_cast<int>(it - lines.begin()) - 1;
  return std::clamp(slot, 0, static_cast<int>(lines.size()) - 2);
}

bool crosses_a_side(const Box& box, const Grid& grid, const GridCell& cell, double slack) {
  for (int column = cell.column0 + 1; column < cell.column1; ++column) {
    const double x = grid.xs[static_cast<std::size_t>(column)];
    if (box.x0 < x - slack && box.x1 > x + slack) return true;
  }
  return false;
}

/// A strip over several columns whose text falls apart at their sides is several cells.
void split_strip(Grid& grid, std::size_t index, const Sheet& sheet) {
  const GridCell cell = grid.cells[index];
  if (cell.column1 - cell.column0 < 2 || cell.tokens.empty()) return;
  std::vector<TokenList> by_column(static_cast<std::size_t>(cell.column1 - cell.column0));
  for (const TokenList& row : visual_rows(sheet, cell.tokens)) {
    for (const TokenList& part : split_at_gaps(sheet, row, 0.7 * sheet.em)) {
      const Box box = box_of(sheet, part);
      if (crosses_a_side(box, grid, cell, 0.2 * sheet.em)) return;
      const int column =
          std::clamp(slot_of(grid.xs, (box.x0 + box.x1) / 2.0), cell.column0, cell.column1 - 1);
      TokenList& home = by_column[static_cast<std::size_t>(column - cell.column0)];
      home.insert(home.end(), part.begin(), part.end());
    }
  }
  const auto filled =
      std::count_if(by_column.begin(), by_column.end(), [](const TokenList& t) { return !t.empty(); });
  if (filled < 2) return;
  grid.cells.erase(grid.cells.begin() + static_cast<std::ptrdiff_t>(index));
  for (int column = cell.column0; column < cell.column1; ++column)
    grid.cells.push_back({cell.row0, cell.row1, column, column + 1,
                          std::move(by_column[static_cast<std::size_t>(column - cell.column0)])});
}

bool is_numeric_row(const Sheet& sheet, const TokenList& row) {
  return std::all_of(row.begin(), row.end(), [&](std::size_t index) { return sheet.tokens[index].numeric; });
}

bool all_numeric(const Sheet& sheet, const std::vector<TokenList>& rows) {
  return std::all_of(rows.begin(), rows.end(),
                     [&](const TokenList& row) { return is_numeric_row(sheet, row); });
}

std::vector<double> ys_between(const Sheet& sheet, const std::vector<TokenList>& rows) {
  std::vector<double> ys;
  for (std::size_t i = 1; i < rows.size(); ++i)
    ys.push_back((box_of(sheet, rows[i - 1]).y1 + box_of(sheet, rows[i]).y0) / 2.0);
  return ys;
}

/// No two of the rows fall between the same ys.
bool fits(const Sheet& sheet, const std::vector<TokenList>& rows, const std::vector<double>& ys) {
  std::ptrdiff_t last = -1;
  for (const TokenList& row : rows) {
    const Box box = box_of(sheet, row);
    const auto slot = std::upper_bound(ys.begin(), ys.end(), (box.y0 + box.y1) / 2.0) - ys.begin();
    if (slot == last) return false;
    last = slot;
  }
  return true;
}

/// The y's between the lines of numbers that the cells of a grid row hold in common; empty if they do not.
std::vector<double> parting_ys(const Grid& grid, int row, const Sheet& sheet) {
  int judged = 0;
  std::vector<std::vector<TokenList>> numeric;
  for (const GridCell& cell : grid.cells) {
    if (cell.row0 > row || cell.row1 <= row) continue;
    if (cell.row1 - cell.row0 != 1) return {};
    if (cell.column0 == 0 || cell.tokens.empty()) continue;
    ++judged;
    std::vector<TokenList> rows = visual_rows(sheet, cell.tokens);
    if (rows.size() >= 2 && all_numeric(sheet, rows)) numeric.push_back(std::move(rows));
  }
  if (numeric.size() < 2 || numeric.size() * 10 < static_cast<std::size_t>(judged) * 6) return {};
  const auto longest = std::max_element(numeric.begin(), numeric.end(),
                                        [](const auto& a, const auto& b) { return a.size() < b.size(); });
  std::vector<double> ys = ys_between(sheet, *longest);
  const bool agree =
      std::all_of(numeric.begin(), numeric.end(), [&](const auto& rows) { return fits(sheet, rows, ys); });
  return agree ? ys : std::vector<double>{};
}

void split_row(Grid& grid, int row, const std::vector<double>& ys, const Sheet& sheet) {
  const int added = static_cast<int>(ys.size());
  grid.ys.insert(grid.ys.begin() + row + 1, ys.begin(), ys.end());
  std::vector<GridCell> cells;
  for (GridCell& cell : grid.cells) {
    if (cell.row0 > row) {
      cell.row0 += added;
      cell.row1 += added;
      cells.push_back(std::move(cell));
    } else if (cell.row1 <= row) {
      cells.push_back(std::move(cell));
    } else {
      std::vector<GridCell> parts;
      for (int i = 0; i <= added; ++i)
        parts.push_back({row + i, row + i + 1, cell.column0, cell.column1, {}});
      for (std::size_t index : cell.tokens) {
        const Box& box = sheet.tokens[index].box();
        const int slot = slot_of(grid.ys, (box.y0 + box.y1) / 2.0) - row;
        parts[static_cast<std::size_t>(std::clamp(slot, 0, added))].tokens.push_back(index);
      }
      cells.insert(cells.end(), parts.begin(), parts.end());
    }
  }
  grid.cells = std::move(cells);
}

/// Where each slot goes once those that hold nothing and are too narrow to are left out.
std::vector<int> kept_slots(const std::vector<double>& lines, double least,
                            const std::function<bool(int)>& holds_something) {
  std::vector<int> place;
  int next = 0;
  for (int i = 0; i + 1 < static_cast<int>(lines.size()); ++i) {
    place.push_back(next);
    const double size = lines[static_cast<std::size_t>(i) + 1] - lines[static_cast<std::size_t>(i)];
    next += size >= least || holds_something(i);
  }
  place.push_back(next);
  return place;
}

}  // namespace

Box Grid::box() const {
  return {static_cast<int>(xs.front()), static_cast<int>(ys.front()), static_cast<int>(std::ceil(xs.back())),
          static_cast<int>(std::ceil(ys.back()))};
}

std::optional<Grid> grid_of_rules(const Rules& rules, double em) {
  Grid grid;
  grid.xs = sides(rules.vertical, rules.horizontal, em);
  grid.ys = sides(rules.horizontal, rules.vertical, em);
  if (grid.xs.size() < 2 || grid.ys.size() < 2) return std::nullopt;
  if (grid.columns() > 100 || grid.rows() > 300 || grid.columns() * grid.rows() > 5000) return std::nullopt;
  Joiner joiner(grid.columns(), grid.rows());
  const double tolerance = 0.35 * em;
  for (int row = 0; row < grid.rows(); ++row) {
    for (int column = 0; column < grid.columns(); ++column) {
      const double x0 = grid.xs[static_cast<std::size_t>(column)];
      const double x1 = grid.xs[static_cast<std::size_t>(column) + 1];
      const double y0 = grid.ys[static_cast<std::size_t>(row)];
      const double y1 = grid.ys[static_cast<std::size_t>(row) + 1];
      if (column + 1 < grid.columns() && coverage(rules.vertical, x1, y0, y1, tolerance) < 0.5)
        joiner.join(column, row, column + 1, row);
      if (row + 1 < grid.rows() && coverage(rules.horizontal, y1, x0, x1, tolerance) < 0.5)
        joiner.join(column, row, column, row + 1);
    }
  }
  grid.cells = joiner.cells();
  if (grid.cells.size() < 2) return std::nullopt;
  return grid;
}

void fill(Grid& grid, const Sheet& sheet) {
  for (std::size_t index : free_tokens_in(sheet, grid.box())) {
    const Box& box = sheet.tokens[index].box();
    const int column = slot_of(grid.xs, (box.x0 + box.x1) / 2.0);
    const int row = slot_of(grid.ys, (box.y0 + box.y1) / 2.0);
    for (GridCell& cell : grid.cells)
      if (row >= cell.row0 && row < cell.row1 && column >= cell.column0 && column < cell.column1)
        cell.tokens.push_back(index);
  }
  for (std::size_t i = grid.cells.size(); i-- > 0;) split_strip(grid, i, sheet);
  for (int row = grid.rows(); row-- > 0;) {
    const std::vector<double> ys = parting_ys(grid, row, sheet);
    if (!ys.empty()) split_row(grid, row, ys, sheet);
  }
}

Block block_of(const Grid& grid, const Sheet& sheet) {
  const auto holds = [&](auto inside) {
    return [&grid, inside](int slot) {
      return std::any_of(grid.cells.begin(), grid.cells.end(),
                         [&](const GridCell& cell) { return !cell.tokens.empty() && inside(cell, slot); });
    };
  };
  const std::vector<int> columns =
      kept_slots(grid.xs, 0.8 * sheet.em, holds([](const GridCell& cell, int slot) {
                   return cell.column0 <= slot && slot < cell.column1 && cell.column1 - cell.column0 == 1;
                 }));
  const std::vector<int> rows =
      kept_slots(grid.ys, 0.6 * sheet.em, holds([](const GridCell& cell, int slot) {
                   return cell.row0 <= slot && slot < cell.row1 && cell.row1 - cell.row0 == 1;
                 }));
  Table table{.rows = rows.back(), .columns = columns.back(), .cells = {}, .ruled = true};
  for (const GridCell& from : grid.cells) {
    Cell cell;
    cell.row = rows[static_cast<std::size_t>(from.row0)];
    cell.row_span = rows[static_cast<std::size_t>(from.row1)] - cell.row;
    cell.column = columns[static_cast<std::size_t>(from.column0)];
    cell.column_span = columns[static_cast<std::size_t>(from.column1)] - cell.column;
    // Only cells that lie wholly in slots left out vanish, and those hold nothing unless they span several.
    if (cell.row_span < 1 || cell.column_span < 1) {
      if (from.tokens.empty()) continue;
      cell.row_span = std::max(1, cell.row_span);
      cell.column_span = std::max(1, cell.column_span);
      cell.row = std::clamp(cell.row, 0, std::max(0, table.rows - 1));
      cell.column = std::clamp(cell.column, 0, std::max(0, table.columns - 1));
    }
    cell.box = {static_cast<int>(grid.xs[static_cast<std::size_t>(from.column0)]),
                static_cast<int>(grid.ys[static_cast<std::size_t>(from.row0)]),
                static_cast<int>(grid.xs[static_cast<std::size_t>(from.column1)]),
                static_cast<int>(grid.ys[static_cast<std::size_t>(from.row1)])};
    cell.lines = lines_of(sheet, from.tokens);
    if (sheet.rtl) cell.column = table.columns - cell.column - cell.column_span;
    table.cells.push_back(std::move(cell));
  }
  std::sort(table.cells.begin(), table.cells.end(), [](const Cell& a, const Cell& b) {
    return std::pair(a.row, a.column) < std::pair(b.row, b.column);
  });
  Block block;
  block.kind = BlockKind::table;
  block.box = grid.box();
  block.content = std::move(table);
  return block;
}

}  // namespace ocrchat
