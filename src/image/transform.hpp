#pragma once

#include "image/image.hpp"

namespace ocrchat {

Image to_gray(const Image& image);
/// @param degrees clockwise: 0, 90, 180 or 270
Image rotated(const Image& image, int degrees);
/// Area average when shrinking, cubic or linear when growing. dpi is scaled too.
Image scaled(const Image& image, double factor);
Image cropped(const Image& image, const Box& box);

}  // namespace ocrchat
