#pragma once

#include <string>
#include <vector>

namespace ocrchat {

/// A word's letters, ready to be compared with many others.
struct Letters {
  explicit Letters(const std::string& folded, bool is_number = false);
  std::u32string text;
  std::vector<std::uint64_t> pairs;  ///< neighbouring letters, sorted
  bool number = false;
};

/// How much two words look like forms of one, 0..1: the same stem, a part of a compound, a letter misread.
/// 0 below a half; numbers are the same or not.
double likeness(const Letters& a, const Letters& b);

}  // namespace ocrchat
