#pragma once

#include <cstdint>
#include <vector>

namespace ocrchat {

/// 8-bit samples, row by row from the top; 1 channel (grey) or 3 (RGB).
struct Pixels {
  int width = 0;
  int height = 0;
  int channels = 1;
  std::vector<std::uint8_t> samples;

  std::size_t stride() const { return static_cast<std::size_t>(width) * static_cast<std::size_t>(channels); }
  std::uint8_t* row(int y) { return samples.data() + static_cast<std::size_t>(y) * stride(); }
  const std::uint8_t* row(int y) const { return samples.data() + static_cast<std::size_t>(y) * stride(); }
};

Pixels white_pixels(int width, int height, int channels);

/// How an image is turned to stand upright: first transposed (rows become columns), then mirrored.
struct Turn {
  bool transpose = false;
  bool mirror_x = false;
  bool mirror_y = false;

  bool none() const { return !transpose && !mirror_x && !mirror_y; }
};

Pixels turned(Pixels image, const Turn& turn);

/// `image` on a white canvas, its top left corner at (x, y), which may lie outside; what sticks out is cut
/// off.
Pixels placed(Pixels image, int width, int height, int x, int y);

/// As one channel if all pixels are grey.
Pixels without_needless_colour(Pixels image);

/// From cairo's 32-bit pixels (x, red, green, blue from the highest byte), as one channel if all are grey.
Pixels from_xrgb(const std::uint8_t* data, int stride, int width, int height);

}  // namespace ocrchat
