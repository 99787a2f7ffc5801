#pragma once

#include <tiffio.h>

#include "image/image.hpp"

/// Two ways from the current directory of a TIFF to pixels, as stored (not yet upright). Sizes have been
/// checked. What cannot be read stays white.
namespace ocrchat {

/// Striped grey of 1, 2, 4, 8 or 16 bits, RGB and CMYK of 8 or 16: what scanners, fax machines and prepress
/// make. 1-bit pages never grow to RGBA this way, and libtiff's converter knows no 16-bit CMYK.
bool is_plain_tiff(TIFF* tiff);
/// @throws Error(page_unreadable) if not one strip could be read
Image read_plain_tiff(TIFF* tiff, int width, int height);

/// Everything else that libtiff can show: palettes, CMYK, YCbCr, tiles, planes, alpha.
/// @throws Error(page_unreadable)
Image read_any_tiff(TIFF* tiff, int width, int height);

}  // namespace ocrchat
