#pragma once

#include "base/bytes.hpp"

namespace ocrchat {

struct Exif {
  int orientation = 1;  ///< 1..8
  double dpi = 0;       ///< 0 if not said
};

/// What an EXIF block says of the picture as a whole; it begins with its byte order, or with "Exif\0\0"
/// before that. Damage only makes it say less.
Exif read_exif(BytesView block);

}  // namespace ocrchat
