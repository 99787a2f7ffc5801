#pragma once

#include <optional>

#include "base/bytes.hpp"
#include "pdf/pixels.hpp"

namespace ocrchat {

/// Decodes a JPEG file of one or three components; nothing for four components and for data too damaged to
/// decode.
std::optional<Pixels> decode_jpeg(BytesView data);

}  // namespace ocrchat
