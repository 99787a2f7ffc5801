#pragma once

#include <cstddef>
#include <string_view>

namespace ocrchat {

/// Hears an answer grow, and tells when it only repeats itself: the last 2,000 characters have a period that
/// fills them, or one line came many times in a row. What forms have much of (dots, rules, spaces) does not
/// count. A look costs a few microseconds, and there is one every 200 characters.
class LoopWatch {
 public:
  /// @param text  the answer so far
  bool loops(std::string_view text);

 private:
  std::size_t looked_at_ = 0;
};

}  // namespace ocrchat
