#include "engine/word_boxes.hpp"

#include <algorithm>
#include <numeric>
#include <optional>

#include "engine/tight_box.hpp"

namespace ocrchat {
namespace {

bool is_blank_column(const Image& ink, int x, const Box& line) {
  for (int y = line.y0; y < line.y1; ++y)
    if (ink.row(y)[x] != 0) return false;
  return true;
}

/// The middle of the widest run of columns of `zone` that hold no ink; nothing if all do.
std::optional<int> widest_blank(const Image& ink, const Box& zone) {
  if (ink.empty()) return std::nullopt;
  int best = 0;
  int middle = 0;
  int begin = zone.x0;
  for (int x = zone.x0; x <= zone.x1; ++x) {
    if (x < zone.x1 && is_blank_column(ink, x, zone)) continue;
    if (x - begin > best) {
      best = x - begin;
      middle = begin + best / 2;
    }
    begin = x + 1;
  }
  return best > 0 ? std::optional(middle) : std::nullopt;
}

/// The words' places as they stand, from left to right.
std::vector<std::size_t> from_left(const std::vector<DecodedWord>& words) {
  std::vector<std::size_t> order(words.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](auto a, auto b) { return words[a].begin < words[b].begin; });
  return order;
}

}  // namespace

std::vector<Box> word_boxes(const Image& ink, const LineStrip& strip, const std::vector<DecodedWord>& words) {
  std::vector<Box> boxes;
  for (const DecodedWord& word : words) boxes.push_back(strip.on_page(word.begin, word.end));
  const std::vector<std::size_t> order = from_left(words);
  for (std::size_t i = 0; i + 1 < order.size() && !strip.line.vertical; ++i) {
    const DecodedWord& left = words[order[i]];
    const DecodedWord& right = words[order[i + 1]];
    const auto parting = widest_blank(ink, strip.on_page(left.last_seen, right.first_seen));
    if (!parting) continue;
    boxes[order[i]].x1 = *parting;
    boxes[order[i + 1]].x0 = *parting;
  }
  for (Box& box : boxes) box = tight_box(ink, box);
  return boxes;
}

}  // namespace ocrchat
