#pragma once

#include <span>
#include <string>
#include <vector>

#include "document/model.hpp"

namespace ocrchat {

/// Which words of the cpu engine bear out one word of a model.
struct Match {
  std::vector<int>
      words;  ///< indices of the recognised words, ascending; empty: nothing on the page supports it
  double agreement = 0;  ///< 0..1, how alike the texts are; 0 without support
  /// The part of the words that it covers: from this share of the first one's characters to this share of the
  /// last one's.
  double begin = 0;
  double end = 1;

  bool supported() const { return !words.empty(); }
};

/// Finds for every generated word the recognised words of the same place on the page, one match a word. The
/// order of the two may differ by whole pieces (columns read across), words may be missing on either side,
/// misread, parted and run together. `boxes`, if given, are those of the recognised words: they tell where
/// lines end and columns part. Time and memory grow with the number of words, not with its square.
/// (docs/grounding.md)
std::vector<Match> align_words(std::span<const std::string> generated,
                               std::span<const std::string> recognised, std::span<const Box> boxes = {});

}  // namespace ocrchat
