#pragma once

#include <span>
#include <string>
#include <vector>

namespace ocrchat {

/// What is aligned: a folded word, or one character of a word in a script without spaces, where two readers
/// rarely part the words alike.
struct FoldedToken {
  std::u32string text;
  int word = 0;      ///< index of the word it is of
  double begin = 0;  ///< where in the word it begins and ends, as a share of the word's folded characters
  double end = 1;
};

std::vector<FoldedToken> tokens_of(std::span<const std::string> words);

}  // namespace ocrchat
