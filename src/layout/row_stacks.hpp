#pragma once

#include <vector>

#include "layout/glyph_rows.hpp"

namespace ocrchat {

/// Joins rows that are parts of one line above one another: the halves of Korean syllables, vowel signs over
/// or under their consonants, strokes beside the middle of their line. What parts lines of print is wider.
std::vector<GlyphRow> stack_rows(std::vector<GlyphRow> rows, const std::vector<Glyph>& glyphs);

}  // namespace ocrchat
