#pragma once

#include "image/image.hpp"

namespace ocrchat {

/// Each axis by area average when it shrinks, cubic when it grows. dpi is left as it is.
Image resized(const Image& image, int width, int height);

/// Left and right exchanged.
Image mirrored(Image image);

}  // namespace ocrchat
