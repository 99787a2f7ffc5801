#pragma once

#include <vector>

#include "layout/ink.hpp"
#include "layout/tokens.hpp"

namespace ocrchat {

/// Boxes of big regions that are dark or coloured and hold next to no text: photographs, drawings, logos.
std::vector<Box> find_pictures(const Ink& ink, const Sheet& sheet);

}  // namespace ocrchat
