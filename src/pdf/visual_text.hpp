#pragma once

#include <memory>
#include <string>
#include <vector>

namespace ocrchat {

/// Splits words into grapheme clusters and puts them into the order in which they stand from left to right,
/// which is the order PDF wants. Not thread-safe.
class VisualText {
 public:
  VisualText();
  ~VisualText();
  VisualText(const VisualText&) = delete;
  VisualText& operator=(const VisualText&) = delete;

  /// The clusters of `word` (UTF-8) in UTF-16.
  std::vector<std::u16string> clusters(const std::string& word);

  /// How many more words read from right to left than from left to right.
  static int surplus_of_right(const std::vector<std::vector<std::u16string>>& words);

  /// Parts the runs of the two directions in a line, its words from left to right, with marks of direction.
  /// Without them poppler counts the space between the runs to the second one and turns it to that one's far
  /// end.
  static void mark_directions(std::vector<std::vector<std::u16string>>& line, bool page_reads_right);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace ocrchat
