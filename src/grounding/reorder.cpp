#include "grounding/reorder.hpp"

#include <algorithm>
#include <cstdlib>
#include <optional>

namespace ocrchat {
namespace {

constexpr double kWideGap = 1.5;   // of the height of the words
constexpr double kFarBelow = 2.5;  // of the height of the line: no longer the next line
constexpr int kJumpLength = 8;     // generated tokens between neighbours: not the same piece

constexpr std::size_t kLookBack = 12;  // pieces in which the line above is looked for

struct Piece {
  std::size_t begin = 0;  ///< recognised tokens
  std::size_t end = 0;
  Box box;
  std::optional<double> place;  ///< in the generated text
};

/// By recognised token; negative where there is none.
std::vector<int> places_of(const std::vector<Pair>& pairs, std::size_t tokens) {
  std::vector<int> places(tokens, -1);
  for (const Pair& pair : pairs) {
    for (int j = 0; j < pair.recognised_count; ++j) {
      places[static_cast<std::size_t>(pair.recognised + j)] = pair.generated;
    }
  }
  return places;
}

std::optional<double> median_place(const std::vector<int>& places, const Piece& piece) {
  std::vector<int> known;
  for (std::size_t j = piece.begin; j < piece.end; ++j) {
    if (places[j] >= 0) known.push_back(places[j]);
  }
  if (known.empty()) return std::nullopt;
  const auto middle = known.begin() + static_cast<std::ptrdiff_t>(known.size() / 2);
  std::nth_element(known.begin(), middle, known.end());
  return *middle;
}

std::vector<Piece> pieces_of(const std::vector<FoldedToken>& recognised, const std::vector<int>& places,
                             std::span<const Box> boxes) {
  std::vector<Piece> pieces;
  int last_place = -1;
  for (std::size_t j = 0; j < recognised.size(); ++j) {
    const Box box = boxes.empty() ? Box{} : boxes[static_cast<std::size_t>(recognised[j].word)];
    const Box before =
        j == 0 || boxes.empty() ? Box{} : boxes[static_cast<std::size_t>(recognised[j - 1].word)];
    const bool new_word = j > 0 && recognised[j].word != recognised[j - 1].word;
    const bool jumps = places[j] >= 0 && last_place >= 0 && std::abs(places[j] - last_place) > kJumpLength;
    if (j == 0 || (new_word && (boxes.empty() ? jumps : is_break(before, box))))
      pieces.push_back({j, j, {}, {}});
    pieces.back().end = j + 1;
    pieces.back().box = united(pieces.back().box, box);
    if (places[j] >= 0) last_place = places[j];
  }
  for (Piece& piece : pieces) piece.place = median_place(places, piece);
  return pieces;
}

int shared_width(const Box& a, const Box& b) {
  return std::min(a.x1, b.x1) - std::max(a.x0, b.x0);
}

bool is_just_below(const Piece& piece, const Piece& above) {
  const int down = piece.box.y0 - above.box.y0;
  return shared_width(piece.box, above.box) > 0 && down > 0 && down < kFarBelow * piece.box.height();
}

/// The piece that a piece without pairs goes after: the one above it if the engine read across columns, so
/// that the piece before it stands in another; else the one before it.
std::size_t goes_after(const std::vector<Piece>& pieces, std::size_t at) {
  for (std::size_t back = 1; back <= std::min(at, kLookBack); ++back) {
    const Piece& above = pieces[at - back];
    if (!is_just_below(pieces[at], above)) continue;
    return shared_width(pieces[at - 1].box, above.box) > 0 ? at - 1 : at - back;
  }
  return at - 1;
}

void place_lost(std::vector<Piece>& pieces) {
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (!pieces[i].place) pieces[i].place = i > 0 ? *pieces[goes_after(pieces, i)].place + 0.5 : -1;
  }
}

}  // namespace

bool is_break(const Box& before, const Box& after) {
  if (before.empty() || after.empty()) return true;
  const int height = std::max(before.height(), after.height());
  const int shared = std::min(before.y1, after.y1) - std::max(before.y0, after.y0);
  if (shared < std::min(before.height(), after.height()) / 2) return true;
  const int gap = std::max(before.x0, after.x0) - std::min(before.x1, after.x1);
  return gap > kWideGap * height;
}

std::vector<FoldedToken> in_generated_order(const std::vector<FoldedToken>& recognised,
                                            const std::vector<Pair>& pairs, std::span<const Box> boxes) {
  std::vector<Piece> pieces = pieces_of(recognised, places_of(pairs, recognised.size()), boxes);
  place_lost(pieces);
  std::stable_sort(pieces.begin(), pieces.end(),
                   [](const Piece& a, const Piece& b) { return *a.place < *b.place; });
  std::vector<FoldedToken> result;
  result.reserve(recognised.size());
  for (const Piece& piece : pieces) {
    for (std::size_t j = piece.begin; j < piece.end; ++j) result.push_back(recognised[j]);
  }
  return result;
}

}  // namespace ocrchat
