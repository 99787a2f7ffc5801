#pragma once

#include <leptonica/allheaders.h>

#include <memory>

#include "document/model.hpp"
#include "image/image.hpp"
#include "layout/ink.hpp"

namespace ocrchat {

/// The image as 8-bit grey. @throws Error(page_unreadable) if it is empty or leptonica will not have it
PixPtr gray_pix(const Image& image);

/// An 8-bit grey image as pixels of our own.
Image gray_image(Pix* gray);

/// The part of an 8-bit image inside `box`, with `margin` white pixels around it.
PixPtr cropped_pix(Pix* image, const Box& box, int margin);

/// @param degrees clockwise: 0, 90, 180, 270
PixPtr rotated_pix(Pix* image, int degrees);

}  // namespace ocrchat
