#pragma once

#include <vector>

#include "layout/glyph_rows.hpp"

namespace ocrchat {

/// Joins parts of one line that stand further apart than words mostly do, unless the blank between them is
/// a gutter: one that goes on over several lines, or one that is wider than any space. Columns of text and of
/// tables so stay apart.
/// @param letter  height of a typical letter of the page
std::vector<GlyphRow> join_rows(std::vector<GlyphRow> parts, const std::vector<Glyph>& glyphs, double letter);

}  // namespace ocrchat
