#pragma once

#include "image/image.hpp"

namespace ocrchat {

/// @throws Error(too_many_pixels) if a side is longer than the format allows; Error(internal) for no picture
/// at all
void check_encodable(const Image& image, int longest_side);

}  // namespace ocrchat
