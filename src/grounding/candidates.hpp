#pragma once

#include <vector>

#include "grounding/tokens.hpp"

namespace ocrchat {

/// A range of generated tokens, `end` excluded.
struct Span {
  int begin = 0;
  int end = 0;
};

/// For every recognised token the generated ones that it may be a reading of, as disjoint ascending spans:
/// where word n-grams and letter trigrams of its neighbourhood occur, and where it would stand if the order
/// were the same. A bounded number a token, whatever the page.
std::vector<std::vector<Span>> candidates(const std::vector<Token>& generated,
                                          const std::vector<Token>& recognised);

}  // namespace ocrchat
