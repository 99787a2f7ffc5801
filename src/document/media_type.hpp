#pragma once

#include <optional>
#include <string_view>

#include "base/bytes.hpp"

namespace ocrchat {

/// The kinds of file that are read.
enum class MediaType { png, jpeg, webp, gif, bmp, tiff, pdf };

/// Told from the first bytes alone (the PDF header may stand within the first 1024); never from a name.
std::optional<MediaType> sniff(BytesView bytes);

/// "image/png", "application/pdf" …
std::string_view media_type_name(MediaType type);

}  // namespace ocrchat
