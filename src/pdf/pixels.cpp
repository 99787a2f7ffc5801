#include "pdf/pixels.hpp"

#include <algorithm>
#include <cstring>

namespace ocrchat {
namespace {

std::uint32_t pixel_at(const std::uint8_t* row, int x) {
  std::uint32_t value = 0;
  std::memcpy(&value, row + 4 * static_cast<std::size_t>(x), sizeof value);
  return value;
}

bool all_grey(const std::uint8_t* data, int stride, int width, int height) {
  for (int y = 0; y < height; ++y) {
    const std::uint8_t* row = data + static_cast<std::ptrdiff_t>(y) * stride;
    std::uint32_t colour = 0;
    for (int x = 0; x < width; ++x) {
      const std::uint32_t p = pixel_at(row, x);
      colour |= (p ^ (p >> 8)) & 0xffffU;
    }
    if (colour != 0) return false;
  }
  return true;
}

void copy_turned_row(const Pixels& from, Pixels& to, int y, const Turn& turn) {
  const auto channels = static_cast<std::size_t>(to.channels);
  std::uint8_t* out = to.row(y);
  const int across = turn.mirror_y ? to.height - 1 - y : y;
  for (int x = 0; x < to.width; ++x) {
    const int along = turn.mirror_x ? to.width - 1 - x : x;
    const std::uint8_t* in = turn.transpose ? from.row(along) + static_cast<std::size_t>(across) * channels
                                            : from.row(across) + static_cast<std::size_t>(along) * channels;
    for (std::size_t c = 0; c < channels; ++c) *out++ = in[c];
  }
}

}  // namespace

Pixels white_pixels(int width, int height, int channels) {
  Pixels image{width, height, channels, {}};
  image.samples.assign(image.stride() * static_cast<std::size_t>(height), 255);
  return image;
}

Pixels turned(Pixels image, const Turn& turn) {
  if (turn.none()) return image;
  const bool swap = turn.transpose;
  Pixels out =
      white_pixels(swap ? image.height : image.width, swap ? image.width : image.height, image.channels);
  for (int y = 0; y < out.height; ++y) copy_turned_row(image, out, y, turn);
  return out;
}

Pixels placed(Pixels image, int width, int height, int x, int y) {
  if (x == 0 && y == 0 && image.width == width && image.height == height) return image;
  Pixels canvas = white_pixels(width, height, image.channels);
  const int left = std::clamp(x, 0, width);
  const int right = std::clamp(x + image.width, left, width);
  const auto channels = static_cast<std::size_t>(image.channels);
  const std::size_t bytes = static_cast<std::size_t>(right - left) * channels;
  for (int row = std::max(0, y); row < std::min(height, y + image.height) && bytes > 0; ++row) {
    std::memcpy(canvas.row(row) + static_cast<std::size_t>(left) * channels,
                image.row(row - y) + static_cast<std::size_t>(left - x) * channels, bytes);
  }
  return canvas;
}

Pixels without_needless_colour(Pixels image) {
  if (image.channels != 3) return image;
  const std::vector<std::uint8_t>& s = image.samples;
  for (std::size_t i = 0; i + 2 < s.size(); i += 3) {
    if (s[i] != s[i + 1] || s[i] != s[i + 2]) return image;
  }
  for (std::size_t i = 0; i < s.size() / 3; ++i) image.samples[i] = image.samples[3 * i];
  image.samples.resize(image.samples.size() / 3);
  image.channels = 1;
  return image;
}

Pixels from_xrgb(const std::uint8_t* data, int stride, int width, int height) {
  const bool grey = all_grey(data, stride, width, height);
  Pixels image{width, height, grey ? 1 : 3, {}};
  image.samples.resize(image.stride() * static_cast<std::size_t>(height));
  for (int y = 0; y < height; ++y) {
    const std::uint8_t* in = data + static_cast<std::ptrdiff_t>(y) * stride;
    std::uint8_t* out = image.row(y);
    for (int x = 0; x < width; ++x) {
      const std::uint32_t p = pixel_at(in, x);
      if (!grey) {
        *out++ = static_cast<std::uint8_t>(p >> 16);
        *out++ = static_cast<std::uint8_t>(p >> 8);
      }
      *out++ = static_cast<std::uint8_t>(p);
    }
  }
  return image;
}

}  // namespace ocrchat
