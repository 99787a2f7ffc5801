#pragma once

#include <string>
#include <string_view>

#include "base/bytes.hpp"

namespace ocrchat {

/// "data:image/png;base64,…" (RFC 2397).
/// @param media_type  "image/png" or "image/jpeg": what all servers take
std::string data_url(std::string_view media_type, BytesView bytes);

}  // namespace ocrchat
