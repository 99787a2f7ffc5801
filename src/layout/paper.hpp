#pragma once

#include "image/image.hpp"

namespace ocrchat {

/// The page in 8-bit grey, dark on light: turned if most of it is dark.
Image gray_page(const Image& page);

/// Divides out the brightness of the paper where that is uneven (shadows, stains, a lamp from one side).
/// @return whether it was; an even page is left as it is and costs next to nothing
bool even_paper(Image& gray);

/// Pixels darker than this are ink (Otsu 1979); 0 if the image shows no contrast that could be text.
int ink_limit(const Image& gray);

}  // namespace ocrchat
