#pragma once

#include <vector>

#include "layout/ink_blobs.hpp"

namespace ocrchat {

/// A letter or a part of one, seen where lines of text are level and run to the right: a skewed page is
/// sheared level, a page written from top to bottom lies on its side.
struct Glyph {
  double x0 = 0;
  double y0 = 0;
  double x1 = 0;
  double y1 = 0;
  Box box;            ///< on the page
  bool wall = false;  ///< a rule that stands between columns: no line goes through it

  double width() const { return x1 - x0; }
  double height() const { return y1 - y0; }
  double middle() const { return (y0 + y1) / 2; }
};

/// How the page lies in the frame of `Glyph`.
struct LevelFrame {
  double slope = 0;       ///< dy/dx of lines (vertical: dx/dy)
  bool vertical = false;  ///< x here is y of the page; y here is measured from the page's right edge
  int page_width = 0;

  Glyph level(const Box& box) const;
};

/// Height of a typical small letter: a third of what looks like letters, weighed by size, is less high. 0 if
/// nothing does.
double letter_height(const std::vector<Box>& boxes, int page_height);

/// dy/dx of most lines of glyphs in pages turned by up to 5 degrees: where their tops and feet pile up best.
/// 0 if there are too few to tell.
double find_slope(const std::vector<Glyph>& glyphs, double letter);

}  // namespace ocrchat
