#pragma once

#include <array>

#include "image/image.hpp"

namespace ocrchat {

using BrightnessCounts = std::array<std::int64_t, 256>;

/// How many pixels have each brightness, of a sample of the page.
BrightnessCounts brightness_counts(const Image& gray);

/// The two classes of pixels that differ most.
struct DarkAndLight {
  int limit = 0;  ///< pixels below it are the dark ones
  double dark_share = 0;
  double contrast = 0;  ///< between the means of the two
};

/// The limit that leaves the least variance within the two classes (Otsu 1979).
DarkAndLight dark_and_light(const BrightnessCounts& counts);

/// The page in 8-bit grey, dark on light: turned if most of it is dark.
Image gray_page(Image page);

/// Divides out the brightness of the paper where that is uneven (shadows, stains, a lamp from one side).
/// @return whether it was; an even page is left as it is and costs next to nothing
bool even_paper(Image& gray);

/// Pixels darker than this are ink; 0 if the image shows no contrast that could be text.
int ink_limit(const Image& gray);

}  // namespace ocrchat
