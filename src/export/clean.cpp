#include "export/clean.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace ocrchat {
namespace {

bool is_dropped(char32_t c) {
  if (c < 0x20) return c != U'\t' && c != U'\n';
  return (c >= 0x7F && c <= 0x9F) || (c & 0xFFFEU) == 0xFFFEU;
}

bool is_plain_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
}

}  // namespace

std::string clean(std::string_view text) {
  if (is_plain_ascii(text)) return std::string(text);
  std::u32string points = to_utf32(text);
  std::erase_if(points, is_dropped);
  return to_utf8(points);
}

}  // namespace ocrchat
