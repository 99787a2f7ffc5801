#include "lstm/dawg.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#include "base/error.hpp"

namespace ocrchat {
namespace {

constexpr std::int16_t kMagic = 42;
constexpr std::size_t kHeader = 2 + 4 + 4;  // magic, letters of the charset, edges

Error broken_dawg() {
  return Error(ErrorCode::engine_not_configured,
               "A recognition model is damaged: its dictionary cannot be read.");
}

template <typename Number>
Number number_at(BytesView bytes, std::size_t at) {
  Number number;
  std::memcpy(&number, bytes.data() + at, sizeof number);
  return number;
}

}  // namespace

Dawg::Dawg(BytesView graph, int letters) {
  if (graph.size() < kHeader || number_at<std::int16_t>(graph, 0) != kMagic) throw broken_dawg();
  const auto charset = number_at<std::int32_t>(graph, 2);
  const auto edges = number_at<std::int32_t>(graph, 6);
  if (charset <= 0 || charset > letters || edges < 0) throw broken_dawg();
  count_ = static_cast<std::uint64_t>(edges);
  if (graph.size() - kHeader < count_ * sizeof(std::uint64_t)) throw broken_dawg();
  edges_ = graph.subspan(kHeader, count_ * sizeof(std::uint64_t));
  // As many bits as the number of letters and one needs: ⌈log2(letters + 1)⌉.
  flag_bit_ = std::bit_width(static_cast<std::uint32_t>(charset));
  letter_mask_ = (std::uint64_t{1} << flag_bit_) - 1;
  while (root_end_ < count_) {
    const std::uint64_t flags = flags_of(record(root_end_));
    if ((flags & kBack) != 0) break;
    ++root_end_;
    if ((flags & kLast) != 0) break;
  }
}

std::uint64_t Dawg::record(Edge edge) const {
  return number_at<std::uint64_t>(edges_, edge * sizeof(std::uint64_t));
}

bool Dawg::ends_word(Edge edge) const {
  return (flags_of(record(edge)) & kEnd) != 0;
}

std::optional<Dawg::Edge> Dawg::first(int letter) const {
  const auto wanted = static_cast<std::uint64_t>(letter);
  Edge begin = 0;
  Edge end = root_end_;
  while (begin < end) {
    const Edge middle = begin + (end - begin) / 2;
    const std::uint64_t here = letter_of(record(middle));
    if (here == wanted) return middle;
    (here < wanted ? begin : end) = here < wanted ? middle + 1 : middle;
  }
  return std::nullopt;
}

std::optional<Dawg::Edge> Dawg::after(Edge from, int letter) const {
  const std::uint64_t node = node_after(record(from));
  return node == 0 ? std::nullopt : among(node, letter);
}

std::optional<Dawg::Edge> Dawg::among(std::uint64_t node, int letter) const {
  // A node has an edge to a letter at most: in a damaged file the flag of the last may be missing.
  const std::uint64_t end = std::min(count_, node + letter_mask_ + 1);
  for (std::uint64_t edge = node; edge < end; ++edge) {
    const std::uint64_t here = record(static_cast<Edge>(edge));
    if ((flags_of(here) & kBack) != 0) break;
    if (letter_of(here) == static_cast<std::uint64_t>(letter)) return static_cast<Edge>(edge);
    if ((flags_of(here) & kLast) != 0) break;
  }
  return std::nullopt;
}

}  // namespace ocrchat
