#pragma once

#include <vector>

#include "grounding/tokens.hpp"

namespace ocrchat {

/// A range of generated tokens, `end` excluded.
struct TokenSpan {
  int begin = 0;
  int end = 0;
};

/// For every recognised token the generated ones that it may be a reading of, as disjoint ascending spans:
/// where word n-grams and letter trigrams of its neighbourhood occur, and where it would stand if the order
/// were the same. A bounded number a token, whatever the page.
std::vector<std::vector<TokenSpan>> candidates(const std::vector<FoldedToken>& generated,
                                               const std::vector<FoldedToken>& recognised);

}  // namespace ocrchat
