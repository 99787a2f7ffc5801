#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace ocrchat {

/// One line of text as a network takes it: as high as the network's input, contrast stretched so that paper
/// is 127 and ink -127. By columns, for that is how it is read: pixel (x, y) is `pixels[x * height + y]`.
struct LineImage {
  int height = 0;
  int width = 0;
  double scale = 1;  ///< pixels of this image per pixel of the strip that it was made of
  std::vector<std::int8_t> pixels;
};

}  // namespace ocrchat
