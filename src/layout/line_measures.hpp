#pragma once

#include <vector>

#include "layout/glyph_rows.hpp"
#include "layout/text_lines.hpp"

namespace ocrchat {

/// The lines of a page in its own frame: baselines and sizes of rows of glyphs. Lengths that a row does not
/// tell (one without tall letters, say) are taken from rows of its size, or else are what print mostly has:
/// the network reads best what is cut out the way the lines were that it learnt from.
std::vector<TextLine> measured_lines(const std::vector<GlyphRow>& rows, const std::vector<Glyph>& glyphs,
                                     const LevelFrame& frame);

}  // namespace ocrchat
