#pragma once

#include "engine/text_size.hpp"

namespace ocrchat {

/// A page image brought to the size that the recogniser reads best.
struct Prepared {
  PixPtr image;                 ///< 8-bit grey, dark on light
  double scale = 1;             ///< pixels of `image` per pixel of the page
  int resolution = 300;         ///< dots per inch of `image`, given or guessed from the text's height
  double text_height = 0;       ///< of a typical letter, in pixels of `image`
  Box content;                  ///< all that is not blank and a margin, in pixels of `image`
  std::vector<Box> lines;       ///< what looks like lines of text, in pixels of `image`
  bool upright_strips = false;  ///< the text runs from top to bottom
};

/// @param gray  8-bit @param dpi  0 if unknown
Prepared prepared(Pix* gray, double dpi);

/// The same with its background made even; null if it is even already.
PixPtr evened(const Prepared& page);

/// A box of `page.image` in pixels of the page.
Box to_page(const Prepared& page, const Box& box);

}  // namespace ocrchat
