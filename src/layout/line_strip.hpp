#pragma once

#include "image/image.hpp"
#include "layout/text_lines.hpp"

namespace ocrchat {

struct LineStripOptions {
  int height = 36;  ///< of the strip: what the model takes, 1..256
  int padding = 4;  ///< pixels of the page added on every side
  /// Share of the line's height to take in addition, above and below it (negative: less). Networks read
  /// letters better that do not fill the strip, and shorter strips in less time. Not of a line that says
  /// nothing of its letters: its box may hold that room already.
  double above = 0.1;
  double below = 0.1;
  int longest = 16384;  ///< columns a strip may have: a longer line is squeezed
};

/// A line of text cut out of its page: upright, its baseline level, in the height a model takes.
struct LineStrip {
  /// Grey, by columns as networks read: row x is column x of the strip from top to bottom, so that it is
  /// `LineStripOptions::height` wide and as high as the strip is long.
  Image columns;
  double scale = 1;  ///< columns of the strip per pixel of the page

  /// Where columns [begin, end) lie on the page: the line's full height there, within the page.
  Box on_page(double begin, double end) const;

  TextLine line;       ///< what was cut
  double origin = 0;   ///< where column 0 begins on the page: its x, of a vertical line its y
  int page_width = 0;  ///< of the page's image
  int page_height = 0;
};

/// Cuts a line out of its page. From ascent to descent as the line says (of its box where it says nothing),
/// along its slope; a vertical line is turned so that it runs from left to right. Nothing in a line makes
/// this fail: what lies outside the page is not read, and of an empty line the strip is empty.
/// @param gray  1 channel
LineStrip cut_strip(const Image& gray, const TextLine& line, const LineStripOptions& options = {});

}  // namespace ocrchat
