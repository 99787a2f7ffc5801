#pragma once

#include <string>
#include <vector>

#include "document/model.hpp"

namespace ocrchat {

/// What one run of the recogniser gave: paragraphs in reading order, boxes in pixels of the image it was
/// given.
struct Reading {
  std::vector<Block> blocks;  ///< of Text
  int characters = 0;         ///< letters and digits
  double confidence = 0;      ///< mean over words weighted by letters and digits; 0 if there are none
};

/// Fills `characters` and `confidence` from the words.
void weigh(Reading& reading);

/// Letters and digits of a text.
int characters_of(std::string_view text);

/// Mean confidence of a line's words weighted by letters and digits; 0 if there are none.
double confidence_of(const Line& line);

/// Calls `visit(Line&)` for all lines.
template <typename R, typename F>
void for_lines(R& reading, F visit) {
  for (auto& block : reading.blocks)
    for (auto& line : std::get<Text>(block.content).lines) visit(line);
}

/// The line with its boxes and baseline moved.
Line moved(Line line, int dx, int dy);

/// All text, lines parted by newlines.
std::string text_of(const Reading& reading);

/// A recognised word's text as it is stored: NFC, well-formed, without control characters and white space,
/// and `spelled`.
std::string cleaned_word(std::string_view text);

/// Marks which words follow each other without a space: where none was seen, and between Han and kana unless
/// they stand really far apart. @param spaced  whether a space was seen after each word
void mark_joined(Line& line, const std::vector<bool>& spaced);

/// Puts a space after every word whose last letter or whose follower's first is of a script written with
/// spaces, whatever the recogniser says. Hangul is left as it was seen: its words come in pieces.
void space_words(const Line& line, std::vector<bool>& spaced);

/// Cuts boxes of neighbouring words so that they do not overlap along the line.
void part_words(Line& line);

}  // namespace ocrchat
