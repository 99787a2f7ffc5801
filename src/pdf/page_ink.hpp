#pragma once

#include <cstddef>
#include <vector>

#include "pdf/qpdf.hpp"

namespace ocrchat {

/// An image that a page paints: the unit square under `matrix`, cut to `clip`, both in user space.
struct PaintedImage {
  QPDFObjectHandle object;
  QPDFMatrix matrix;
  QPDFObjectHandle::Rectangle clip;
};

/// What the content of a page paints, as far as it matters here.
struct PageInk {
  std::vector<PaintedImage> images;
  std::size_t visible_text = 0;  ///< bytes of strings shown
  std::size_t hidden_text = 0;   ///< bytes of strings shown in the rendering modes 3 and 7
  /// Paths, shadings, inline images, transparency, optional content, clips that are no rectangles: what makes
  /// the page more than its images.
  bool other = false;
};

enum class InkQuestion {
  all,         ///< go through the whole content
  only_image,  ///< stop as soon as the page is more than one image and hidden text
};

/// Reads the content of `page` and of the form XObjects it paints. Damage ends the reading and counts as
/// `other`.
PageInk page_ink(QPDFPageObjectHelper page, InkQuestion question);

}  // namespace ocrchat
