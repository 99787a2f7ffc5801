#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace ocrchat {

/// Whether `text` is well-formed UTF-8.
bool is_utf8(std::string_view text);

/// `text` with every ill-formed sequence replaced by U+FFFD.
std::string to_valid_utf8(std::string_view text);

/// Number of code points of well-formed UTF-8.
std::size_t code_points(std::string_view text);

/// All code points; ill-formed sequences become U+FFFD.
std::u32string to_utf32(std::string_view text);
std::string to_utf8(std::u32string_view text);
std::string to_utf8(char32_t code_point);

/// Lower case of ASCII letters only.
std::string ascii_lower(std::string_view text);

/// Without white space at both ends (ASCII).
std::string_view trimmed(std::string_view text);

}  // namespace ocrchat
