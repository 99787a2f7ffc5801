#pragma once

#include <vector>

#include "layout/glyph_rows.hpp"

namespace ocrchat {

/// Gives rows that lie within another's height and width to it: vowel signs, dots, strokes of broken letters.
std::vector<GlyphRow> absorb_parts(std::vector<GlyphRow> rows, const std::vector<Glyph>& glyphs);

}  // namespace ocrchat
