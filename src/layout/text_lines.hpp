#pragma once

#include <vector>

#include "image/image.hpp"

namespace ocrchat {

/// A line of text found on a page image, before it is read. Lengths are pixels of the page.
struct TextLine {
  Box box;                ///< of its ink
  double baseline = 0;    ///< y of the baseline at box.x0; of a vertical line, x of its axis at box.y0
  double slope = 0;       ///< of the baseline: dy/dx (vertical: dx/dy)
  double x_height = 0;    ///< of its lower-case letters, or of its letters where there is one size only
  double ascent = 0;      ///< from the baseline up to the top of its tallest letters
  double descent = 0;     ///< from the baseline down to the foot of its deepest letters
  int region = 0;         ///< index of `FoundLines::regions`
  bool vertical = false;  ///< runs from top to bottom (Chinese, Japanese)
};

/// A page image cut into lines.
struct FoundLines {
  std::vector<TextLine> lines;  ///< in reading order
  std::vector<Box> regions;     ///< columns and blocks, in reading order
  std::vector<Box> pictures;    ///< left out
  Image gray;       ///< the page, 8 bits, dark on light, its background evened where it was uneven
  Image ink;        ///< 255 where there is ink of text, 0 elsewhere: noise, rules and pictures are gone
  double skew = 0;  ///< of most lines, dy/dx
  double text_height = 0;  ///< of a typical letter
};

/// Finds the lines of a page: background, polarity, skew, columns, lines with baseline and x-height. Takes
/// time by pixels and by blobs of ink; a page has at most 4000 lines.
/// @param page             upright or nearly so (5 degrees), grey or colour; its memory is used for `gray` if
///                         it is given away
/// @param vertical_script  whether its language may be written from top to bottom
/// @param right_to_left    whether columns, and lines side by side, are read from right to left
FoundLines find_text_lines(Image page, bool vertical_script, bool right_to_left = false);

}  // namespace ocrchat
