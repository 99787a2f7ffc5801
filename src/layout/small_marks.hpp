#pragma once

#include <vector>

#include "layout/glyph_rows.hpp"

namespace ocrchat {

/// Gives dots, accents, vowel signs and punctuation to the rows they stand by.
/// @param loose  indices of glyphs that belong to no row; walls stay so @return those that still do not
std::vector<int> adopt_marks(std::vector<GlyphRow>& rows, const std::vector<Glyph>& glyphs,
                             const std::vector<int>& loose);

}  // namespace ocrchat
