#pragma once

#include <string>

namespace ocrchat {

/// A TrueType font of two empty glyphs, each half an em wide: what invisible text is set in. Always the same
/// bytes.
std::string glyphless_font();

/// Its measures, in thousandths of an em, for the PDF font dictionary.
inline constexpr int kGlyphAdvance = 500;
inline constexpr int kGlyphAscent = 800;
inline constexpr int kGlyphDescent = -200;
inline constexpr const char* kGlyphlessName = "GlyphLessFont";

}  // namespace ocrchat
