#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace ocrchat {

/// Hears an answer grow, and tells when it only repeats itself: the last 2,000 characters have a period that
/// fills them, or one line came many times in a row. What forms have much of (dots, rules, spaces) does not
/// count, and tables of zeros may be long. Each character is looked at a few times at most.
class LoopWatch {
 public:
  /// @param text  the answer so far; one that is shorter than before is another answer
  bool loops(std::string_view text);

 private:
  void hear_lines(std::string_view text);

  std::size_t looked_at_ = 0;
  std::size_t line_begin_ = 0;  // of the line that grows
  std::string last_line_;
  int equal_lines_ = 0;
};

}  // namespace ocrchat
