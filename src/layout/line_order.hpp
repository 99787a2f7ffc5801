#pragma once

#include "layout/glyph_rows.hpp"
#include "layout/text_lines.hpp"

namespace ocrchat {

/// Brings the lines of a page, one for each row, in reading order, and tells its regions.
/// @param em             size of type in pixels
/// @param right_to_left  how columns, and lines side by side, are read
void put_in_order(FoundLines& page, const std::vector<GlyphRow>& rows, double em, bool right_to_left);

}  // namespace ocrchat
