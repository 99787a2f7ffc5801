#pragma once

#include "layout/bitmap.hpp"

namespace ocrchat {

/// Adds print that is too faint for the page's limit (grey captions, line numbers, comments in code) to the
/// ink. Only on paper as clean as screens and printers of PDF make it: on scans it would be what shines
/// through from the other side.
/// @param letter  height of a typical letter @return whether there was any
bool add_faint_ink(Bitmap& ink, const Image& gray, double letter);

}  // namespace ocrchat
