#pragma once

#include <vector>

#include "engine/pix.hpp"

namespace ocrchat {

/// What the black marks of a page look like, before anything is read.
struct Marks {
  PixPtr binary;           ///< 1 bit, text black; reduced by `reduction` for very large pages
  int reduction = 1;       ///< pixels of the page per pixel of `binary`
  double text_height = 0;  ///< of a typical letter, in pixels of the page; 0 if there is nothing like text
  double ink = 0;          ///< share of black pixels
  bool light_on_dark = false;
};

Marks marks_of(Pix* gray);

/// The part of the page that is not blank, in pixels of the page; empty if all is.
Box inked(const Marks& marks);

/// What looks like lines of text.
struct Strips {
  std::vector<Box> level;  ///< those across the page, in pixels of the page, from top to bottom
  /// Whether the page's text runs from top to bottom or bottom to top, rather than across: there are clearly
  /// more upright strips than level ones.
  bool upright = false;
};

Strips strips_of(const Marks& marks);

}  // namespace ocrchat
