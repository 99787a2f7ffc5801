#pragma once

#include "image/image.hpp"

namespace ocrchat {

/// A slanting strip of a grey image: columns `left` to `right`, of each as much as `height` pixels from its
/// upper edge down. The upper edge is at `top` in column `left` and goes along `slope` (dy/dx).
struct StripFrame {
  int left = 0;
  int right = 0;
  double top = 0;
  double height = 0;
  double slope = 0;
};

/// The strip at another size, in one pass of a soft triangular filter (wider where the strip shrinks).
/// Laid out by columns: row x of the result is column x of the strip from top to bottom, so the result is
/// `height` wide and `width` high. Outside the image its border is repeated.
/// @param gray  1 channel @param frame  columns within the image, at least one; height > 0
Image resampled_strip(const Image& gray, const StripFrame& frame, int width, int height);

}  // namespace ocrchat
