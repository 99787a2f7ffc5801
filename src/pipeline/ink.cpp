#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "image/transform.hpp"
#include "pipeline/trust.hpp"

namespace ocrchat {
namespace {

constexpr double kCellPoints = 4;  // side of the squares in which ink is looked for
constexpr double kFewestWordsOnInk = 0.6;
constexpr double kLargestMark = 60;     // points: what is larger is a picture or a rule, not a letter
constexpr double kMostUncovered = 0.5;  // of the ink that may be text
constexpr int kFewestCells = 60;        // below it, there is too little ink to judge by

/// Which squares of a page have an edge in them: ink of any colour on any ground.
struct Grid {
  int columns = 0;
  int rows = 0;
  double cell = 1;  ///< side in pixels
  std::vector<std::uint8_t> inked;

  std::uint8_t& at(int column, int row) {
    return inked[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
                 static_cast<std::size_t>(column)];
  }
  bool has(int column, int row) const {
    return inked[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
                 static_cast<std::size_t>(column)] != 0;
  }
};

Grid grid_of(const PageImage& page) {
  const Image gray = to_gray(page.image);
  Grid grid;
  grid.cell = std::max(1.0, kCellPoints / page.points_per_pixel);
  grid.columns = static_cast<int>(gray.width / grid.cell) + 1;
  grid.rows = static_cast<int>(gray.height / grid.cell) + 1;
  const std::size_t cells = static_cast<std::size_t>(grid.columns) * static_cast<std::size_t>(grid.rows);
  std::vector<std::uint8_t> darkest(cells, 255);
  std::vector<std::uint8_t> lightest(cells, 0);
  for (int y = 0; y < gray.height; ++y) {
    const std::uint8_t* row = gray.row(y);
    const std::size_t start =
        static_cast<std::size_t>(y / grid.cell) * static_cast<std::size_t>(grid.columns);
    for (int x = 0; x < gray.width; ++x) {
      const std::size_t cell = start + static_cast<std::size_t>(x / grid.cell);
      darkest[cell] = std::min(darkest[cell], row[x]);
      lightest[cell] = std::max(lightest[cell], row[x]);
    }
  }
  grid.inked.resize(cells);
  for (std::size_t i = 0; i < cells; ++i) grid.inked[i] = lightest[i] - darkest[i] > 60 ? 1 : 0;
  return grid;
}

struct Cells {
  int x0 = 0, y0 = 0, x1 = 0, y1 = 0;  ///< inclusive
};

Cells cells_of(const PdfWord& word, const Grid& grid, double points_per_pixel) {
  const auto at = [&](double points, int most) {
    return static_cast<int>(std::clamp(points / points_per_pixel / grid.cell, 0.0, most - 1.0));
  };
  return {at(word.x0, grid.columns), at(word.y0, grid.rows), at(word.x1, grid.columns),
          at(word.y1, grid.rows)};
}

bool has_ink(const Grid& grid, const Cells& cells) {
  for (int row = cells.y0; row <= cells.y1; ++row)
    for (int column = cells.x0; column <= cells.x1; ++column)
      if (grid.has(column, row)) return true;
  return false;
}

void wipe(Grid& grid, const Cells& cells) {
  for (int row = std::max(0, cells.y0 - 1); row <= std::min(grid.rows - 1, cells.y1 + 1); ++row)
    for (int column = std::max(0, cells.x0 - 1); column <= std::min(grid.columns - 1, cells.x1 + 1); ++column)
      grid.at(column, row) = 0;
}

/// Takes one connected patch of ink off the grid. @returns its cells if it may be a word or a line, else 0
int taken_patch(Grid& grid, int column, int row) {
  std::vector<std::pair<int, int>> open{{column, row}};
  grid.at(column, row) = 0;
  int count = 0, top = row, bottom = row;
  while (!open.empty()) {
    const auto [x, y] = open.back();
    open.pop_back();
    ++count;
    top = std::min(top, y), bottom = std::max(bottom, y);
    for (int dy = -1; dy <= 1; ++dy)
      for (int dx = -1; dx <= 1; ++dx) {
        const int nx = x + dx, ny = y + dy;
        if (nx < 0 || ny < 0 || nx >= grid.columns || ny >= grid.rows || !grid.has(nx, ny)) continue;
        grid.at(nx, ny) = 0;
        open.emplace_back(nx, ny);
      }
  }
  const bool is_rule = bottom == top && count > 60;
  return is_rule || (bottom - top + 1) * kCellPoints > kLargestMark ? 0 : count;
}

int text_cells(Grid& grid) {
  int sum = 0;
  for (int row = 0; row < grid.rows; ++row)
    for (int column = 0; column < grid.columns; ++column)
      if (grid.has(column, row)) sum += taken_patch(grid, column, row);
  return sum;
}

}  // namespace

bool agrees_with_ink(const PageImage& page) {
  Grid grid = grid_of(page);
  int on_ink = 0;
  int covered = 0;
  std::vector<Cells> places;
  for (const PdfWord& word : page.words) places.push_back(cells_of(word, grid, page.points_per_pixel));
  for (const Cells& place : places) on_ink += has_ink(grid, place) ? 1 : 0;
  if (on_ink < kFewestWordsOnInk * static_cast<double>(places.size())) return false;
  for (const Cells& place : places) {
    covered += (place.x1 - place.x0 + 1) * (place.y1 - place.y0 + 1);
    wipe(grid, place);
  }
  const int uncovered = text_cells(grid);
  return uncovered < kFewestCells || uncovered < kMostUncovered * (uncovered + covered);
}

}  // namespace ocrchat
