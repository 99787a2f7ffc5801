#pragma once

#include <vector>

#include "layout/glyph_rows.hpp"

namespace ocrchat {

/// Rows of titles in letters that are made of parts (Korean, Chinese), much larger than the page's letters:
/// their whole letters give the row, and what is between them goes on it.
/// @param order   indices of glyphs, from left to right
/// @param letter  height of a typical letter of the page
std::vector<GlyphRow> large_print(const std::vector<Glyph>& glyphs, const std::vector<int>& order,
                                  double letter);

}  // namespace ocrchat
