#pragma once

#include <optional>

#include "base/bytes.hpp"

namespace ocrchat {

/// What the markers of a JPEG file say, as far as a PDF must know it.
struct JpegInfo {
  int width = 0;  ///< as stored
  int height = 0;
  int components = 0;
  int orientation = 1;  ///< EXIF's: 1..8
  double dpi = 0;       ///< 0 if unknown
  bool adobe = false;   ///< has an Adobe marker: its CMYK is inverted
};

/// Nothing if PDF readers cannot decode the file: no baseline or progressive Huffman coding of 8 bits,
/// damage.
std::optional<JpegInfo> jpeg_info(BytesView data);

}  // namespace ocrchat
