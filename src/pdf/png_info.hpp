#pragma once

#include <optional>
#include <string>

#include "base/bytes.hpp"

namespace ocrchat {

/// A PNG file whose compressed data a PDF can hold as it is.
struct PngInfo {
  int width = 0;
  int height = 0;
  int bits = 8;
  int colours = 1;      ///< samples of a pixel in the data
  std::string palette;  ///< RGB triples; empty if there is none
  double dpi = 0;       ///< 0 if unknown
  std::string data;     ///< zlib data with PNG's row filters
};

/// Nothing for interlaced files, transparency, an orientation, and damage.
std::optional<PngInfo> png_info(BytesView file);

}  // namespace ocrchat
