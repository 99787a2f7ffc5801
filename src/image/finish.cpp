#include "image/finish.hpp"

#include <cmath>
#include <utility>

#include "image/resample.hpp"
#include "image/transform.hpp"

namespace ocrchat {
namespace {

constexpr double kLowestDpi = 10;
constexpr double kHighestDpi = 5000;

std::size_t pixel_count(const Image& image) {
  return static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height);
}

bool has_colour(const Image& image) {
  const std::uint8_t* p = image.pixels.data();
  for (const std::uint8_t* end = p + image.pixels.size(); p != end; p += 3) {
    if (p[0] != p[1] || p[1] != p[2]) return true;
  }
  return false;
}

}  // namespace

double plausible_dpi(double dpi) {
  if (!(dpi >= kLowestDpi && dpi <= kHighestDpi)) return 0;
  return std::round(dpi * 100) / 100;
}

void inks_to_rgb(const std::uint8_t* inks, bool inverted, int width, std::uint8_t* rgb) {
  const unsigned flip = inverted ? 0 : 255;
  for (int x = 0; x < width; ++x, inks += 4) {
    const unsigned light = inks[3] ^ flip;
    for (int c = 0; c < 3; ++c) *rgb++ = static_cast<std::uint8_t>(((inks[c] ^ flip) * light + 127U) / 255U);
  }
}

Image flattened(Image image) {
  if (image.channels != 2 && image.channels != 4) return image;
  const int colours = image.channels - 1;
  const std::size_t count = pixel_count(image);
  const std::uint8_t* from = image.pixels.data();
  std::uint8_t* to = image.pixels.data();  // never overtakes `from`
  for (std::size_t i = 0; i < count; ++i, from += colours + 1) {
    const unsigned alpha = from[colours];
    for (int c = 0; c < colours; ++c) *to++ = over_white(from[c], alpha);
  }
  image.channels = colours;
  image.pixels.resize(count * static_cast<std::size_t>(colours));
  return image;
}

Image without_needless_colour(Image image) {
  if (image.channels != 3 || has_colour(image)) return image;
  const std::size_t count = pixel_count(image);
  std::uint8_t* pixels = image.pixels.data();
  for (std::size_t i = 0; i < count; ++i) pixels[i] = pixels[3 * i];
  image.channels = 1;
  image.pixels.resize(count);
  image.pixels.shrink_to_fit();
  return image;
}

Image oriented(Image image, int orientation) {
  switch (orientation) {
    case 2:
      return mirrored(std::move(image));
    case 3:
      return rotated(image, 180);
    case 4:
      return mirrored(rotated(image, 180));
    case 5:
      return mirrored(rotated(image, 90));
    case 6:
      return rotated(image, 90);
    case 7:
      return mirrored(rotated(image, 270));
    case 8:
      return rotated(image, 270);
    default:
      return image;
  }
}

Image finished(Image image, int orientation, double dpi) {
  image = oriented(without_needless_colour(flattened(std::move(image))), orientation);
  image.dpi = plausible_dpi(dpi);
  return image;
}

}  // namespace ocrchat
