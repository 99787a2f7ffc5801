#include "export/list_marker.hpp"

#include <algorithm>
#include <string_view>

#include "base/utf8.hpp"

namespace ocrchat {
namespace {

constexpr std::u32string_view kBullets = U"•●◦○▪■▫□‣⁃∙◆◇▶►➢➤✓✔❖";
constexpr std::u32string_view kBulletsAlone = U"-–—*·+»";  // bullets only where a space follows

ItemMarker::Kind kind_of(char32_t c) {
  if (c == U'☐') return ItemMarker::Kind::open_task;
  if (c == U'☑' || c == U'☒') return ItemMarker::Kind::done_task;
  return kBullets.find(c) != std::u32string_view::npos ? ItemMarker::Kind::bullet : ItemMarker::Kind::none;
}

bool is_number(std::u32string_view word) {
  if (word.size() < 2 || word.size() > 10) return false;
  const char32_t last = word.back();
  word.remove_suffix(1);
  return (last == U'.' || last == U')') &&
         std::all_of(word.begin(), word.end(), [](char32_t c) { return c >= U'0' && c <= U'9'; });
}

/// The marker at the start of a word, and how many of its code points are not the marker's.
ItemMarker marker_of(const Word& word, std::size_t& rest) {
  const std::u32string points = to_utf32(word.text);
  rest = 0;
  if (points.empty()) return {};
  if (is_number(points)) return {ItemMarker::Kind::number, word.text};
  if (points.size() == 1 && kBulletsAlone.find(points[0]) != std::u32string_view::npos) {
    return {ItemMarker::Kind::bullet, {}};
  }
  rest = points.size() - 1;
  return {kind_of(points[0]), {}};
}

}  // namespace

ItemMarker take_marker(std::vector<Line>& lines) {
  if (lines.empty() || lines[0].words.empty()) return {};
  Line& line = lines[0];
  std::size_t rest = 0;
  const ItemMarker marker = marker_of(line.words[0], rest);
  if (marker.kind == ItemMarker::Kind::none) return marker;
  if (rest > 0) {
    line.words[0].text = to_utf8(std::u32string_view(to_utf32(line.words[0].text)).substr(1));
    return marker;
  }
  line.words.erase(line.words.begin());
  if (line.words.empty()) lines.erase(lines.begin());
  return marker;
}

}  // namespace ocrchat
