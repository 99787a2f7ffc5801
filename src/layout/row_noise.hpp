#pragma once

#include <vector>

#include "layout/glyph_rows.hpp"

namespace ocrchat {

/// Leaves out rows that are too small or too thin to be text of a page whose letters are `letter` high, and
/// those within pictures that are not as even as print is, and the shreds along the edges of a scan.
/// @param width, height  of the page as the glyphs lie on it
std::vector<GlyphRow> without_noise(std::vector<GlyphRow> rows, const std::vector<Glyph>& glyphs,
                                    double letter, const std::vector<Box>& pictures, int width, int height);

}  // namespace ocrchat
