#pragma once

#include <vector>

#include "layout/glyphs.hpp"

namespace ocrchat {

/// Makes one glyph of those that stand right above one another and are no higher together than a letter:
/// strokes of Chinese characters, halves of Korean syllables, dots and accents with their letters.
/// @param letter  height of a typical letter
std::vector<Glyph> stack_glyphs(std::vector<Glyph> glyphs, double letter);

}  // namespace ocrchat
