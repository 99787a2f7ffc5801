#include "layout/row_noise.hpp"

#include <algorithm>

namespace ocrchat {
namespace {

constexpr double kSmall = 0.55;  // of a letter's height: a lone mark under that is a speck
constexpr double kThin = 0.12;   // of its height: a stroke that is a letter is thicker

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

}  // namespace

std::vector<GlyphRow> without_noise(std::vector<GlyphRow> rows, const std::vector<Glyph>& glyphs,
                                    double letter) {
  std::erase_if(rows, [&](const GlyphRow& row) { return is_noise(row, glyphs, letter); });
  return rows;
}

}  // namespace ocrchat
