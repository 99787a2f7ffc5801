#pragma once

#include <string>
#include <string_view>

namespace ocrchat {

/// `text` as well-formed UTF-8 without what plain text and XML 1.0 cannot hold: control characters but tab
/// and newline (a form feed inside a word would forge a page), and noncharacters.
std::string clean(std::string_view text);

}  // namespace ocrchat
