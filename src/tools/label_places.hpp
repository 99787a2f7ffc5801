#pragma once

#include <cstddef>
#include <vector>

#include "tools/labels.hpp"
#include "tools/page_view.hpp"

namespace ocrchat {

/// A stretch of a piece in which a value may stand.
struct ValuePlace {
  const TextPiece* piece = nullptr;
  std::size_t begin = 0;  ///< characters of its folded text
  std::size_t end = 0;
};

/// A label of a page, and where its value may stand, likeliest first. Lives no longer than the view.
struct PlacedLabel {
  LabelMatch match;
  const TextPiece* piece = nullptr;
  std::size_t row = 0;             ///< of the view
  ValuePlace after;                ///< the rest of the piece, up to the next label; may be empty
  std::vector<ValuePlace> beside;  ///< the pieces of the row that follow, up to the next label
  std::vector<ValuePlace> below;   ///< at most one
};

/// The labels of all pieces of a page.
class LabelPlaces {
 public:
  LabelPlaces(const PageView& view, const LabelMatcher& matcher);

  const std::vector<PlacedLabel>& labels() const { return labels_; }

 private:
  struct Spot {
    std::size_t row;
    std::size_t column;
  };

  void add(Spot spot, std::size_t match);
  std::vector<ValuePlace> beside(Spot spot) const;
  std::vector<ValuePlace> below(Spot spot) const;
  const std::vector<LabelMatch>& matches(Spot spot) const { return matches_[spot.row][spot.column]; }

  const PageView& view_;
  std::vector<std::vector<std::vector<LabelMatch>>> matches_;  // by row, piece
  std::vector<PlacedLabel> labels_;
};

ValuePlace all_of(const TextPiece& piece);
/// Without spaces, colons, dots and dashes at its begin, and spaces at its end.
ValuePlace stripped(ValuePlace place);
Proof proof_of(const ValuePlace& place, int page);

}  // namespace ocrchat
