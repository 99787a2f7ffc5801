#pragma once

#include "image/image.hpp"

namespace ocrchat {

/// The part of `box` that holds ink; all of it where there is none, or where no ink is known.
/// @param ink  not 0 where there is ink; may be empty
Box tight_box(const Image& ink, const Box& box);

}  // namespace ocrchat
