#pragma once

#include "image/image.hpp"

/// The last steps from a file's samples to a page image.
namespace ocrchat {

/// 0 where a file says what no page can be; rounded, as many formats count in pixels per metre.
double plausible_dpi(double dpi);

/// `value` seen through `alpha` on white paper.
inline std::uint8_t over_white(unsigned value, unsigned alpha) {
  return static_cast<std::uint8_t>((value * alpha + 255U * (255U - alpha) + 127U) / 255U);
}

/// One row of CMYK. `inverted`: 255 is no ink rather than all of it.
void inks_to_rgb(const std::uint8_t* inks, bool inverted, int width, std::uint8_t* rgb);

/// Grey with alpha (2 channels) to grey, RGBA (4) to RGB; others are left as they are.
Image flattened(Image image);

/// 1 channel if no pixel has a colour.
Image without_needless_colour(Image image);

/// @param orientation as in EXIF and TIFF: 1..8, others count as 1
Image oriented(Image image, int orientation);

/// All of it.
Image finished(Image image, int orientation, double dpi);

}  // namespace ocrchat
