#pragma once

#include <memory>
#include <string>
#include <vector>

namespace ocrchat {

/// Where words begin in scripts that are written without spaces (Han, kana, Thai, Lao, Khmer, Burmese), by
/// ICU's dictionaries; text of other scripts is left whole. Not thread-safe.
class WordBreaks {
 public:
  WordBreaks();
  ~WordBreaks();
  WordBreaks(const WordBreaks&) = delete;
  WordBreaks& operator=(const WordBreaks&) = delete;

  /// For each letter of a piece without spaces (UTF-8 each) whether a new word begins with it; true for the
  /// first.
  std::vector<bool> starts(const std::vector<std::string>& letters);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace ocrchat
