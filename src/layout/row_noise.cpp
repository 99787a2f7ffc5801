#include "layout/row_noise.hpp"

#include <algorithm>
#include <cmath>

namespace ocrchat {
namespace {

constexpr double kSmall = 0.55;     // of a letter's height: a lone mark under that is a speck
constexpr double kEdge = 0.06;      // of the page's width: where the borders of scans are
constexpr double kEnd = 0.025;      // of its height
constexpr std::size_t kProper = 8;  // letters to a line
constexpr double kThin = 0.12;      // of its height: a stroke that is a letter is thicker

bool is_noise(const GlyphRow& row, const std::vector<Glyph>& glyphs, double letter) {
  double tallest = 0;
  double widest = 0;
  for (int index : row.glyphs) {
    const Glyph& glyph = glyphs[static_cast<std::size_t>(index)];
    tallest = std::max(tallest, glyph.height());
    widest = std::max(widest, glyph.width());
  }
  const bool few = row.glyphs.size() <= 2 || row.x1 - row.x0 < 2 * letter;
  if (few && tallest < kSmall * letter && widest < 2 * letter) return true;
  return row.glyphs.size() == 1 && (widest < kThin * tallest || tallest < kThin * widest);
}

bool lies_in(const GlyphRow& row, const std::vector<Glyph>& glyphs, const std::vector<Box>& pictures) {
  Box box;
  for (int index : row.glyphs) box = united(box, glyphs[static_cast<std::size_t>(index)].box);
  return std::any_of(pictures.begin(), pictures.end(), [&](const Box& picture) {
    return box.x0 >= picture.x0 && box.y0 >= picture.y0 && box.x1 <= picture.x1 && box.y1 <= picture.y1;
  });
}

/// Whether most of its letters stand on one line, and there are enough to tell.
bool is_even(const GlyphRow& row, const std::vector<Glyph>& glyphs) {
  constexpr std::ptrdiff_t kEnough = 4;
  const auto standing = std::count_if(row.glyphs.begin(), row.glyphs.end(), [&](int index) {
    return std::abs(glyphs[static_cast<std::size_t>(index)].y1 - row.bottom) < 0.15 * row.band();
  });
  return standing >= kEnough && standing * 2 > static_cast<std::ptrdiff_t>(row.glyphs.size());
}

/// From the left end of the page's proper lines to their right end.
struct Reach {
  double x0 = 0;
  double x1 = 0;
};

Reach reach_of(const std::vector<GlyphRow>& rows, const std::vector<Glyph>& glyphs) {
  Reach reach;
  for (const GlyphRow& row : rows) {
    if (row.glyphs.size() < kProper || !is_even(row, glyphs)) continue;
    reach.x0 = reach.x1 > 0 ? std::min(reach.x0, row.x0) : row.x0;
    reach.x1 = std::max(reach.x1, row.x1);
  }
  return reach;
}

/// Beside all lines and next to the edge, or at the head or foot of the page and uneven.
bool is_shred(const GlyphRow& row, const std::vector<Glyph>& glyphs, const Reach& reach, double letter,
              int width, int height) {
  const bool at_side = row.x1 < kEdge * width || row.x0 > (1 - kEdge) * width;
  const bool beside = row.x1 < reach.x0 - letter || row.x0 > reach.x1 + letter;
  if (reach.x1 > 0 && row.glyphs.size() < 4 && at_side && beside) return true;
  const bool at_end = row.bottom < kEnd * height || row.top > (1 - kEnd) * height;
  return at_end && row.glyphs.size() >= 4 && !is_even(row, glyphs);
}

}  // namespace

std::vector<GlyphRow> without_noise(std::vector<GlyphRow> rows, const std::vector<Glyph>& glyphs,
                                    double letter, const std::vector<Box>& pictures, int width, int height) {
  const Reach reach = reach_of(rows, glyphs);
  std::erase_if(rows, [&](const GlyphRow& row) {
    return is_noise(row, glyphs, letter) || is_shred(row, glyphs, reach, letter, width, height) ||
           (lies_in(row, glyphs, pictures) && !is_even(row, glyphs));
  });
  return rows;
}

}  // namespace ocrchat
