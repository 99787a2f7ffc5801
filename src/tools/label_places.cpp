#include "tools/label_places.hpp"

#include <algorithm>

namespace ocrchat {
namespace {

constexpr int kBelowInHeights = 3;
constexpr std::size_t kRowsBelow = 8;
constexpr std::size_t kMostBeside = 8;
constexpr std::size_t kReachInPieces = 64;

bool is_right_to_left(char32_t c) {
  return c >= 0x590 && c <= 0x8FF;
}

int middle(const Box& box) {
  return box.x0 + box.x1;
}

/// The pieces that follow one in its row as it is read, nearest first.
std::vector<const TextPiece*> following(const PieceRow& row, std::size_t column, bool leftwards) {
  const TextPiece& from = row.pieces[column];
  std::vector<const TextPiece*> result;
  const std::size_t first = column - std::min(column, kReachInPieces);
  const std::size_t end = std::min(row.pieces.size(), column + kReachInPieces + 1);
  for (std::size_t i = first; i < end; ++i) {
    const TextPiece& piece = row.pieces[i];
    const bool placed = !piece.box.empty() && !from.box.empty();
    const bool follows = placed ? (middle(piece.box) > middle(from.box)) != leftwards : i > column;
    if (i != column && follows) result.push_back(&piece);
  }
  const auto distance = [&](const TextPiece* piece) {
    return std::abs(middle(piece->box) - middle(from.box));
  };
  std::stable_sort(result.begin(), result.end(),
                   [&](const TextPiece* a, const TextPiece* b) { return distance(a) < distance(b); });
  if (result.size() > kMostBeside) result.resize(kMostBeside);
  return result;
}

bool overlap_sideways(const Box& a, const Box& b) {
  return std::min(a.x1, b.x1) > std::max(a.x0, b.x0);
}

}  // namespace

ValuePlace all_of(const TextPiece& piece) {
  return {&piece, 0, piece.folded.text.size()};
}

ValuePlace stripped(ValuePlace place) {
  constexpr std::u32string_view kLead = U" :.;=-_*•|>…,·";
  const std::u32string& text = place.piece->folded.text;
  while (place.begin < place.end && kLead.find(text[place.begin]) != std::u32string_view::npos) {
    const bool minus =
        text[place.begin] == U'-' && place.begin + 1 < place.end && is_ascii_digit(text[place.begin + 1]);
    if (minus) break;
    ++place.begin;
  }
  while (place.end > place.begin && text[place.end - 1] == U' ') --place.end;
  return place;
}

Proof proof_of(const ValuePlace& place, int page) {
  const FoldedLine& folded = place.piece->folded;
  return proof_of(*place.piece, folded.byte(place.begin), folded.byte(place.end), page);
}

LabelPlaces::LabelPlaces(const PageView& view, const LabelMatcher& matcher) : view_(view) {
  for (const PieceRow& row : view.rows) {
    auto& of_row = matches_.emplace_back();
    for (const TextPiece& piece : row.pieces) of_row.push_back(matcher.matches(piece.folded));
  }
  for (std::size_t row = 0; row < matches_.size(); ++row) {
    for (std::size_t column = 0; column < matches_[row].size(); ++column) {
      for (std::size_t i = 0; i < matches_[row][column].size(); ++i) add({row, column}, i);
    }
  }
}

void LabelPlaces::add(Spot spot, std::size_t match) {
  const TextPiece& piece = view_.rows[spot.row].pieces[spot.column];
  const std::vector<LabelMatch>& all = matches(spot);
  PlacedLabel label{all[match], &piece, spot.row, {}, {}, {}};
  const bool last = match + 1 == all.size();
  label.after = stripped({&piece, all[match].end, last ? piece.folded.text.size() : all[match + 1].begin});
  if (last) label.beside = beside(spot);
  // "Invoice no. and date" above two values is more than can be told apart.
  if (all.size() == 1 && all[match].begin <= 1) label.below = below(spot);
  labels_.push_back(std::move(label));
}

std::vector<ValuePlace> LabelPlaces::beside(Spot spot) const {
  const PieceRow& row = view_.rows[spot.row];
  const bool leftwards = is_right_to_left(row.pieces[spot.column].folded.text.front());
  std::vector<ValuePlace> result;
  for (const TextPiece* piece : following(row, spot.column, leftwards)) {
    const auto column = static_cast<std::size_t>(piece - &row.pieces.front());
    const auto& found = matches({spot.row, column});
    if (!found.empty() && found.front().begin == 0) break;
    result.push_back(stripped(all_of(*piece)));
  }
  return result;
}

std::vector<ValuePlace> LabelPlaces::below(Spot spot) const {
  const TextPiece& label = view_.rows[spot.row].pieces[spot.column];
  const int reach = label.box.y1 + kBelowInHeights * label.box.height();
  const std::size_t end = std::min(view_.rows.size(), spot.row + 1 + kRowsBelow);
  for (std::size_t row = spot.row + 1; row < end; ++row) {
    const auto& pieces = view_.rows[row].pieces;
    for (std::size_t column = 0; column < pieces.size(); ++column) {
      const TextPiece& piece = pieces[column];
      const bool same_column = piece.table >= 0 && piece.table == label.table && piece.column == label.column;
      const bool beneath = piece.table == label.table
                               ? same_column || (piece.table < 0 && overlap_sideways(piece.box, label.box))
                               : overlap_sideways(piece.box, label.box);
      if (!beneath || (!same_column && piece.box.y0 > reach)) continue;
      const auto& found = matches({row, column});
      if (!found.empty() && found.front().begin == 0) return {};
      return {stripped(all_of(piece))};
    }
  }
  return {};
}

}  // namespace ocrchat
