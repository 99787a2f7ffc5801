#include "image/transform.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

#include "base/error.hpp"
#include "image/resample.hpp"

namespace ocrchat {
namespace {

/// Both images are walked in tiles, as one of them is walked down its columns.
constexpr int kTile = 64;

template <int kChannels>
void turn_tile(const Image& from, Image& to, int left, int top, bool clockwise) {
  const int right = std::min(left + kTile, to.width);
  const int bottom = std::min(top + kTile, to.height);
  for (int y = top; y < bottom; ++y) {
    const int column = clockwise ? y : from.width - 1 - y;
    std::uint8_t* out = to.row(y) + static_cast<std::ptrdiff_t>(left) * kChannels;
    for (int x = left; x < right; ++x) {
      const int line = clockwise ? from.height - 1 - x : x;
      const std::uint8_t* in = from.row(line) + static_cast<std::ptrdiff_t>(column) * kChannels;
      for (int c = 0; c < kChannels; ++c) *out++ = in[c];
    }
  }
}

Image quarter_turned(const Image& image, bool clockwise) {
  Image turned(image.height, image.width, image.channels);
  for (int y = 0; y < turned.height; y += kTile) {
    for (int x = 0; x < turned.width; x += kTile) {
      if (image.channels == 1) {
        turn_tile<1>(image, turned, x, y, clockwise);
      } else {
        turn_tile<3>(image, turned, x, y, clockwise);
      }
    }
  }
  turned.dpi = image.dpi;
  return turned;
}

Image half_turned(const Image& image) {
  Image turned = mirrored(image);
  for (int y = 0; y < turned.height / 2; ++y) {
    std::swap_ranges(turned.row(y), turned.row(y) + turned.stride(), turned.row(turned.height - 1 - y));
  }
  return turned;
}

int scaled_side(int side, double factor) {
  const double scaled = std::round(side * factor);
  if (!(factor > 0 && scaled < std::numeric_limits<int>::max())) {
    throw Error(ErrorCode::internal, {}, "scaled by " + std::to_string(factor));
  }
  return std::max(1, static_cast<int>(scaled));
}

}  // namespace

Image to_gray(const Image& image) {
  if (image.channels == 1) return image;
  Image gray(image.width, image.height, 1);
  gray.dpi = image.dpi;
  const std::uint8_t* p = image.pixels.data();
  for (std::uint8_t& value : gray.pixels) {  // Rec. 601
    value = static_cast<std::uint8_t>((77U * p[0] + 150U * p[1] + 29U * p[2] + 128U) >> 8U);
    p += 3;
  }
  return gray;
}

Image rotated(const Image& image, int degrees) {
  switch (degrees) {
    case 0:
      return image;
    case 90:
      return quarter_turned(image, true);
    case 180:
      return half_turned(image);
    case 270:
      return quarter_turned(image, false);
    default:
      throw Error(ErrorCode::internal, {}, "rotated by " + std::to_string(degrees));
  }
}

Image scaled(const Image& image, double factor) {
  if (factor == 1 || image.empty()) return image;
  Image result = resized(image, scaled_side(image.width, factor), scaled_side(image.height, factor));
  result.dpi = image.dpi * factor;
  return result;
}

Image cropped(const Image& image, const Box& box) {
  const Box inside{std::clamp(box.x0, 0, image.width), std::clamp(box.y0, 0, image.height),
                   std::clamp(box.x1, 0, image.width), std::clamp(box.y1, 0, image.height)};
  Image part(std::max(0, inside.width()), std::max(0, inside.height()), image.channels);
  part.dpi = image.dpi;
  if (part.empty()) return part;
  const std::ptrdiff_t skip = static_cast<std::ptrdiff_t>(inside.x0) * image.channels;
  for (int y = 0; y < part.height; ++y)
    std::memcpy(part.row(y), image.row(inside.y0 + y) + skip, part.stride());
  return part;
}

}  // namespace ocrchat
