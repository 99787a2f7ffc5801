#pragma once

#include <vector>

#include "layout/glyphs.hpp"

namespace ocrchat {

/// Glyphs that follow one another on one line, or on a part of it.
struct GlyphRow {
  std::vector<int> glyphs;  ///< indices, from left to right
  double x0 = 0;
  double x1 = 0;
  double y0 = 0;
  double y1 = 0;
  double top = 0;     ///< typical top of its letters
  double bottom = 0;  ///< typical foot of its letters

  double band() const { return bottom - top; }
  double middle() const { return (top + bottom) / 2; }
};

/// A common word space, over the height of the letters.
inline constexpr double kCommonSpace = 0.9;

/// Strings glyphs together that stand side by side with no more than a space between them.
/// @param letter  height of a typical letter; what is much less high is left out, as are walls
/// @param space   over the height of the letters
std::vector<GlyphRow> string_rows(const std::vector<Glyph>& glyphs, const std::vector<int>& members,
                                  double letter, double space = kCommonSpace);

/// Brings a row's glyphs in order from left to right, works out its extent and its typical top and foot.
void measure(GlyphRow& row, const std::vector<Glyph>& glyphs);

}  // namespace ocrchat
