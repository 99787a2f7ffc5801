#pragma once

#include <optional>
#include <vector>

#include "layout/rules.hpp"
#include "layout/tokens.hpp"

namespace ocrchat {

/// A cell while a table is being built: spans are half-open.
struct GridCell {
  int row0 = 0;
  int row1 = 1;
  int column0 = 0;
  int column1 = 1;
  TokenList tokens;
};

/// A grid of lines and the cells that they part.
struct Grid {
  std::vector<double> xs;  ///< of the columns' sides, from left to right
  std::vector<double> ys;
  std::vector<GridCell> cells;

  int columns() const { return static_cast<int>(xs.size()) - 1; }
  int rows() const { return static_cast<int>(ys.size()) - 1; }
  Box box() const;
};

/// The grid that connected rules draw; sides left open are added. Nothing if there are fewer than two cells.
std::optional<Grid> grid_of_rules(const Rules& rules, double em);

/// Puts the free tokens into the cells of the grid and refines it: rows of numbers under one another, and
/// headings over columns, that no rule parts.
void fill(Grid& grid, const Sheet& sheet);

/// The table of a grid; rows and columns that are too narrow to hold anything are left out.
Block block_of(const Grid& grid, const Sheet& sheet);

}  // namespace ocrchat
