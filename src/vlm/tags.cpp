#include "vlm/tags.hpp"

#include <algorithm>
#include <charconv>

namespace ocrchat {
namespace {

constexpr std::size_t kLongestName = 40;
constexpr int kFarthest = 10'000;

bool is_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
         c == '+' || c == '#';
}

struct Tag {
  std::string_view name;
  bool closes = false;
  std::size_t size = 0;  ///< of the whole, "<…>"
};

/// The tag that `text` begins with.
std::optional<Tag> tag_at(std::string_view text) {
  if (!text.starts_with('<')) return std::nullopt;
  const bool closes = text.starts_with("</");
  const std::size_t begin = closes ? 2 : 1;
  std::size_t end = begin;
  while (end < text.size() && end - begin < kLongestName && is_name(text[end])) ++end;
  if (end == begin || end == text.size() || text[end] != '>') return std::nullopt;
  return Tag{text.substr(begin, end - begin), closes, end + 1};
}

std::size_t next_tag(std::string_view text) {
  std::size_t at = text.find('<');
  while (at != std::string_view::npos && !tag_at(text.substr(at))) at = text.find('<', at + 1);
  return std::min(at, text.size());
}

}  // namespace

std::optional<TaggedText> TagReader::next() {
  if (rest_.empty()) return std::nullopt;
  TaggedText result;
  if (const auto tag = tag_at(rest_)) {
    result.tag = tag->name;
    result.closes = tag->closes;
    rest_.remove_prefix(tag->size);
  }
  result.text = rest_.substr(0, next_tag(rest_));
  rest_.remove_prefix(result.text.size());
  return result;
}

std::optional<int> location(std::string_view tag) {
  if (!tag.starts_with("loc_")) return std::nullopt;
  tag.remove_prefix(4);
  int value = -1;
  const auto [end, error] = std::from_chars(tag.data(), tag.data() + tag.size(), value);
  const bool whole = error == std::errc{} && end == tag.data() + tag.size();
  return whole && value >= 0 && value <= kFarthest ? std::optional(value) : std::nullopt;
}

}  // namespace ocrchat
