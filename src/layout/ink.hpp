#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "image/image.hpp"

struct Pix;

namespace ocrchat {

struct PixDeleter {
  void operator()(Pix* pix) const;
};
using PixPtr = std::unique_ptr<Pix, PixDeleter>;

/// A page's ink at about 150 dpi: enough to find rules and pictures, and cheap.
struct Ink {
  int width = 0;
  int height = 0;
  int scale = 1;                   ///< page pixels to a pixel here
  std::uint8_t paper = 255;        ///< brightness of most of the page
  std::vector<std::uint8_t> grey;  ///< the darkest of the pixels behind each
  PixPtr dark;                     ///< 1 bit a pixel: darker than what is around it

  const std::uint8_t* row(int y) const {
    return grey.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width);
  }
};

/// @param em  size of type in page pixels; with `image.dpi` unknown it decides the scale
Ink find_ink(const Image& image, double em);

}  // namespace ocrchat
