#pragma once

#include <optional>

#include "pdf/pixels.hpp"
#include "pdf/qpdf.hpp"

namespace ocrchat {

/// Decodes an image XObject of the plain kinds: JPEG in grey or RGB; samples of 1, 2, 4, 8 or 16 bits in
/// grey, RGB or a palette, packed by lossless filters. Nothing for other kinds (poppler knows them), for
/// masked images and for damage.
std::optional<Pixels> decode_image(QPDFObjectHandle image);

}  // namespace ocrchat
