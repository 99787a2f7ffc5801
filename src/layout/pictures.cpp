#include "layout/pictures.hpp"

#include <algorithm>
#include <numeric>

namespace ocrchat {
namespace {

constexpr int kTile = 16;

struct Tiles {
  int columns = 0;
  int rows = 0;
  std::vector<char> inked;

  char& at(int column, int row) {
    return inked[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
                 static_cast<std::size_t>(column)];
  }
};

/// A tile is inked if a tenth of its pixels is darker than the paper.
bool is_inked(const Ink& ink, int column, int row) {
  int dark = 0;
  const int limit = ink.paper - 40;
  for (int y = row * kTile; y < (row + 1) * kTile; y += 2)
    for (int x = column * kTile; x < (column + 1) * kTile; x += 2) dark += ink.row(y)[x] < limit;
  return dark * 10 >= kTile * kTile / 4;
}

void blot_out_text(Tiles& tiles, const Ink& ink, const Sheet& sheet) {
  const int size = kTile * ink.scale;
  for (const Token& token : sheet.tokens) {
    const Box& box = token.box();
    for (int row = std::max(0, box.y0 / size); row <= std::min(tiles.rows - 1, box.y1 / size); ++row)
      for (int column = std::max(0, box.x0 / size); column <= std::min(tiles.columns - 1, box.x1 / size);
           ++column)
        tiles.at(column, row) = 0;
  }
}

Tiles inked_tiles(const Ink& ink, const Sheet& sheet) {
  Tiles tiles;
  tiles.columns = ink.width / kTile;
  tiles.rows = ink.height / kTile;
  tiles.inked.resize(static_cast<std::size_t>(tiles.columns) * static_cast<std::size_t>(tiles.rows));
  for (int row = 0; row < tiles.rows; ++row)
    for (int column = 0; column < tiles.columns; ++column) tiles.at(column, row) = is_inked(ink, column, row);
  blot_out_text(tiles, ink, sheet);
  return tiles;
}

struct Region {
  Box tiles;
  int count = 0;
};

/// Empties the tiles connected with this one.
Region flood(Tiles& tiles, int column, int row) {
  Region region;
  std::vector<std::pair<int, int>> open{{column, row}};
  tiles.at(column, row) = 0;
  while (!open.empty()) {
    const auto [x, y] = open.back();
    open.pop_back();
    region.tiles = united(region.tiles, {x, y, x + 1, y + 1});
    ++region.count;
    for (int ny = std::max(0, y - 1); ny <= std::min(tiles.rows - 1, y + 1); ++ny) {
      for (int nx = std::max(0, x - 1); nx <= std::min(tiles.columns - 1, x + 1); ++nx) {
        if (!tiles.at(nx, ny)) continue;
        tiles.at(nx, ny) = 0;
        open.emplace_back(nx, ny);
      }
    }
  }
  return region;
}

double text_share(const Box& box, const Sheet& sheet) {
  double covered = 0;
  for (const Token& token : sheet.tokens) {
    const Box& b = token.box();
    const double w = std::min(b.x1, box.x1) - std::max(b.x0, box.x0);
    const double h = std::min(b.y1, box.y1) - std::max(b.y0, box.y0);
    if (w > 0 && h > 0) covered += w * h;
  }
  return covered / (static_cast<double>(box.width()) * box.height());
}

}  // namespace

std::vector<Box> find_pictures(const Ink& ink, const Sheet& sheet) {
  std::vector<Box> pictures;
  Tiles tiles = inked_tiles(ink, sheet);
  const int size = kTile * ink.scale;
  const double least = std::max(4.0 * sheet.em, 0.03 * std::max(ink.width, ink.height) * ink.scale);
  for (int row = 0; row < tiles.rows; ++row) {
    for (int column = 0; column < tiles.columns; ++column) {
      if (!tiles.at(column, row)) continue;
      const Region region = flood(tiles, column, row);
      const Box& t = region.tiles;
      const Box box{t.x0 * size, t.y0 * size, t.x1 * size, t.y1 * size};
      if (box.width() < least || box.height() < least) continue;
      if (region.count * 5 < t.width() * t.height() * 2) continue;
      if (text_share(box, sheet) > 0.1) continue;
      pictures.push_back(box);
    }
  }
  return pictures;
}

}  // namespace ocrchat
