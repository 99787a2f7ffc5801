#pragma once

#include "image/image.hpp"
#include "lstm/line_image.hpp"

namespace ocrchat {

/// A strip with its contrast stretched as libtesseract does it (`input.cpp`, `networkio.cpp`): black is the
/// first quartile of the local minima along the middle row, white the third quartile of the local maxima.
/// @param columns  grey, by columns: row x is column x of the strip from top to bottom; may be empty
/// @param inverted  the text is light on dark
/// @param scale  columns per pixel of the page, for `LineImage::scale`
LineImage normalised(const Image& columns, bool inverted = false, double scale = 1);

}  // namespace ocrchat
