#include "layout/ruled_table.hpp"

#include <algorithm>
#include <numeric>

#include "layout/ruled_grid.hpp"
#include "layout/table_header.hpp"

namespace ocrchat {
namespace {

bool touch(const Rule& lying, const Rule& standing, double reach) {
  return standing.at >= lying.from - reach && standing.at <= lying.to + reach &&
         lying.at >= standing.from - reach && lying.at <= standing.to + reach;
}

/// Rules that touch one another, as the parts of `rules` they make.
std::vector<Rules> connected(const Rules& rules, double reach) {
  const std::size_t lying = rules.horizontal.size();
  std::vector<std::size_t> root(lying + rules.vertical.size());
  std::iota(root.begin(), root.end(), std::size_t{0});
  const auto find = [&](std::size_t i) {
    while (root[i] != i) i = root[i] = root[root[i]];
    return i;
  };
  for (std::size_t h = 0; h < lying; ++h)
    for (std::size_t v = 0; v < rules.vertical.size(); ++v)
      if (touch(rules.horizontal[h], rules.vertical[v], reach)) root[find(h)] = find(lying + v);
  std::vector<Rules> parts(root.size());
  for (std::size_t i = 0; i < root.size(); ++i) {
    Rules& part = parts[find(i)];
    if (i < lying) {
      part.horizontal.push_back(rules.horizontal[i]);
    } else {
      part.vertical.push_back(rules.vertical[i - lying]);
    }
  }
  std::erase_if(parts, [](const Rules& part) { return part.horizontal.size() < 2 || part.vertical.empty(); });
  return parts;
}

/// Frames around running text, charts and forms' boxes are drawn with rules, too.
bool is_table(const Grid& grid, const Sheet& sheet) {
  std::size_t words = 0;
  std::size_t longest = 0;
  int filled = 0;
  std::vector<char> columns(static_cast<std::size_t>(grid.columns()), 0);
  std::vector<char> rows(static_cast<std::size_t>(grid.rows()), 0);
  for (const GridCell& cell : grid.cells) {
    if (cell.tokens.empty()) continue;
    ++filled;
    words += cell.tokens.size();
    longest = std::max(longest, cell.tokens.size());
    columns[static_cast<std::size_t>(cell.column0)] = 1;
    rows[static_cast<std::size_t>(cell.row0)] = 1;
  }
  if (std::count(columns.begin(), columns.end(), 1) < 2 || std::count(rows.begin(), rows.end(), 1) < 2)
    return false;
  if (filled < 4 || filled * 10 < static_cast<int>(grid.cells.size()) * 2) return false;
  if (longest > 60 && longest * 2 > words) return false;
  // Ticks of an axis make a fine grid without words.
  const Box box = grid.box();
  if (box.width() < 4 * sheet.em || box.height() < 1.8 * sheet.em) return false;
  return words <= 45 * static_cast<std::size_t>(filled);
}

}  // namespace

std::vector<Block> ruled_tables(Sheet& sheet, Rules& rules) {
  std::vector<Block> tables;
  for (const Rules& part : connected(rules, 0.4 * sheet.em)) {
    std::optional<Grid> grid = grid_of_rules(part, sheet.em);
    if (!grid) continue;
    fill(*grid, sheet);
    if (!is_table(*grid, sheet)) continue;
    tables.push_back(block_of(*grid, sheet));
    mark_header(std::get<Table>(tables.back().content));
    for (const GridCell& cell : grid->cells) take(sheet, cell.tokens);
    const Box box = grid->box();
    const auto inside = [&](double x, double y) {
      const double slack = 0.4 * sheet.em;
      return x >= box.x0 - slack && x <= box.x1 + slack && y >= box.y0 - slack && y <= box.y1 + slack;
    };
    std::erase_if(rules.horizontal, [&](const Rule& r) { return inside((r.from + r.to) / 2, r.at); });
    std::erase_if(rules.vertical, [&](const Rule& r) { return inside(r.at, (r.from + r.to) / 2); });
  }
  return tables;
}

}  // namespace ocrchat
