#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/model.hpp"

namespace ocrchat {

/// A piece of running text in one style and one direction.
struct TextRun {
  std::string text;
  bool bold = false;
  bool italic = false;
  bool right_to_left = false;
  bool by_model = false;  ///< a vision model wrote it: it may hold formulas between `$`
};

/// The same text as flowed_text(), cut where the style or the writer changes.
std::vector<TextRun> runs_of(const std::vector<Line>& lines);

/// Whether the first letter with a direction is written from right to left.
bool starts_right_to_left(std::string_view text);

/// Cuts runs where the direction changes. Spaces and marks between two directions go with the paragraph's.
std::vector<TextRun> by_direction(const std::vector<TextRun>& runs, bool right_to_left);

/// Whether the text has Han, Kana, Bopomofo or Hangul letters.
bool is_east_asian(std::string_view text);

}  // namespace ocrchat
