#include "base/utf8.hpp"

#include <unicode/utf8.h>

#include <cstdint>

namespace ocrchat {
namespace {

/// Decodes the code point at `at` and moves past it; negative if ill-formed.
std::int32_t next(std::string_view text, std::int32_t& at) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto length = static_cast<std::int32_t>(text.size());
  UChar32 c = 0;
  U8_NEXT(bytes, at, length, c);
  return c;
}

}  // namespace

bool is_utf8(std::string_view text) {
  for (std::int32_t at = 0; at < static_cast<std::int32_t>(text.size());) {
    if (next(text, at) < 0) return false;
  }
  return true;
}

std::string to_valid_utf8(std::string_view text) {
  return is_utf8(text) ? std::string(text) : to_utf8(to_utf32(text));
}

std::size_t code_points(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<std::uint8_t>(c) & 0xC0U) != 0x80U ? 1 : 0;
  return count;
}

std::u32string to_utf32(std::string_view text) {
  std::u32string result;
  for (std::int32_t at = 0; at < static_cast<std::int32_t>(text.size());) {
    const std::int32_t c = next(text, at);
    result += c < 0 ? U'\uFFFD' : static_cast<char32_t>(c);
  }
  return result;
}

std::string to_utf8(char32_t code_point) {
  std::uint8_t bytes[4];
  std::int32_t length = 0;
  U8_APPEND_UNSAFE(bytes, length, static_cast<UChar32>(code_point));
  return {reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length)};
}

std::string to_utf8(std::u32string_view text) {
  std::string result;
  for (const char32_t c : text) result += to_utf8(c);
  return result;
}

std::string ascii_lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n\f\v";
  const auto first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

}  // namespace ocrchat
