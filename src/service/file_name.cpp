#include "service/file_name.hpp"

#include "base/utf8.hpp"

namespace ocrchat {
namespace {

constexpr std::size_t kLongest = 120;

bool is_unsafe(char32_t c) {
  const bool control = c < 0x20 || (c >= 0x7f && c < 0xa0);
  const bool direction =
      (c >= 0x200e && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
  return control || direction || c == 0xfeff ||
         std::u32string_view(U"\"'`$<>|:*?;&%\\/").find(c) != std::u32string_view::npos;
}

std::string_view stem_of(std::string_view name) {
  const auto slash = name.find_last_of("/\\");
  if (slash != std::string_view::npos) name.remove_prefix(slash + 1);
  const auto dot = name.rfind('.');
  return dot == std::string_view::npos ? name : name.substr(0, dot);
}

}  // namespace

std::string download_name(std::string_view source_name, std::string_view extension) {
  std::u32string kept;
  for (const char32_t c : to_utf32(stem_of(source_name))) {
    if (kept.size() == kLongest) break;
    if (!is_unsafe(c)) kept += c;
  }
  std::string stem = to_utf8(kept);
  std::string_view bare = trimmed(stem);
  while (bare.starts_with('.') || bare.starts_with('-')) bare.remove_prefix(1);
  return std::string(trimmed(bare).empty() ? "document" : trimmed(bare)) + "." + std::string(extension);
}

}  // namespace ocrchat
