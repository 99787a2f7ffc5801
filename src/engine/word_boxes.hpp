#pragma once

#include <vector>

#include "image/image.hpp"
#include "layout/line_strip.hpp"
#include "lstm/line_text.hpp"

namespace ocrchat {

/// The boxes of a line's words, tight to their ink, in the order of the words. A network says where a letter
/// is by a step or two in its middle or before it; where two words part, the widest blank between their
/// letters decides.
/// @param ink  of the page: not 0 where there is ink; may be empty
std::vector<Box> word_boxes(const Image& ink, const LineStrip& strip, const std::vector<DecodedWord>& words);

}  // namespace ocrchat
