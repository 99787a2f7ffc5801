#pragma once

#include <vector>

#include "pdf/reader.hpp"

namespace ocrchat {

/// A word of a line, or a part of one.
struct Piece {
  PdfWord word;
  bool spaced = true;  ///< a space parts it from the next piece
};

/// The size of a word's type in points, never 0.
double em_of(const PdfWord& word);

/// Whether a space parts two words that stand side by side.
bool parted(const PdfWord& word, const PdfWord& next);

/// Whether any of the words is of a script written from right to left.
bool has_right_to_left(const std::vector<PdfWord>& words);

/// Brings the lines of a page from the order in which they stand into that in which they are read, and puts
/// the parts of words together. For level lines; lines without right-to-left words stay as they are.
void put_in_reading_order(std::vector<std::vector<Piece>>& lines);

}  // namespace ocrchat
