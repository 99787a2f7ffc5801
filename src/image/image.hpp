#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/bytes.hpp"
#include "document/model.hpp"

namespace ocrchat {

/// A page's pixels: 8 bits a sample, 1 channel (grey, 0 = black) or 3 (RGB), rows packed without padding.
struct Image {
  int width = 0;
  int height = 0;
  int channels = 1;
  double dpi = 0;  ///< pixels per inch; 0 if the file does not say, or says something impossible
  std::vector<std::uint8_t> pixels;

  Image() = default;
  Image(int w, int h, int c, std::uint8_t fill = 255)
      : width(w),
        height(h),
        channels(c),
        pixels(static_cast<std::size_t>(w) * static_cast<std::size_t>(h) * static_cast<std::size_t>(c),
               fill) {}

  bool empty() const { return pixels.empty(); }
  std::size_t stride() const { return static_cast<std::size_t>(width) * static_cast<std::size_t>(channels); }
  std::uint8_t* row(int y) { return pixels.data() + static_cast<std::size_t>(y) * stride(); }
  const std::uint8_t* row(int y) const { return pixels.data() + static_cast<std::size_t>(y) * stride(); }
};

}  // namespace ocrchat
