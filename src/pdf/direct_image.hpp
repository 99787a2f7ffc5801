#pragma once

#include <optional>

#include "pdf/pixels.hpp"
#include "pdf/qpdf.hpp"

namespace ocrchat {

/// A page that is one scanned image: which one, and how the image's pixels make the upright page.
struct DirectImage {
  QPDFObjectHandle image;
  int image_width = 0;  ///< as stored
  int image_height = 0;
  Turn turn;
  int width = 0;  ///< of the upright page, in pixels of the image
  int height = 0;
  int x = 0;  ///< where the turned image's top left corner lies on the page
  int y = 0;
  double dpi = 0;

  double pixels() const { return static_cast<double>(width) * height; }
};

/// The image that the page is, if the page paints nothing else that can be seen and the image covers it.
std::optional<DirectImage> find_direct_image(QPDFPageObjectHelper page);

/// The upright page made of the decoded image.
Pixels upright_page(Pixels image, const DirectImage& direct);

}  // namespace ocrchat
