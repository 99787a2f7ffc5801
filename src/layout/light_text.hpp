#pragma once

#include "layout/ink_blobs.hpp"

namespace ocrchat {

/// Brings letters on dark ground (heads of tables, slides, signs), light ones or darker ones, to dark on
/// light, in the grey page and in its ink.
/// @param letter  height of a typical letter @return whether there were any; then `blobs` no longer holds
bool lift_from_dark_ground(Image& gray, Bitmap& ink, const InkBlobs& blobs, double letter);

}  // namespace ocrchat
