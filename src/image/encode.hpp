#pragma once

#include "image/image.hpp"

namespace ocrchat {

Bytes encode_png(const Image& image);
/// @param quality 1..100
Bytes encode_jpeg(const Image& image, int quality);
Bytes encode_webp(const Image& image, int quality);

}  // namespace ocrchat
