#pragma once

#include <string>
#include <string_view>

namespace ocrchat {

/// The picture format that an Accept header likes best: "png", "jpeg" or "webp". PNG wins ties, and where
/// none is named.
std::string preferred_picture(std::string_view accept);

/// Whether an Accept header names HTML.
bool accepts_html(std::string_view accept);

/// Whether an Accept-Encoding header allows a coding ("br", "gzip"), by its name.
bool accepts_coding(std::string_view accept_encoding, std::string_view coding);

/// Whether an Accept header names server-sent events.
bool accepts_events(std::string_view accept);

}  // namespace ocrchat
