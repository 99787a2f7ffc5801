#include "engine/pix.hpp"

#include <algorithm>
#include <cstring>
#include <vector>

#include "base/error.hpp"

namespace ocrchat {
namespace {

PixPtr required(Pix* pix, const char* where) {
  if (pix == nullptr) throw Error(ErrorCode::page_unreadable, {}, where);
  return PixPtr(pix);
}

void gray_row(const Image& image, int y, std::uint8_t* out) {
  const std::uint8_t* in = image.row(y);
  if (image.channels == 1) {
    std::memcpy(out, in, static_cast<std::size_t>(image.width));
    return;
  }
  for (int x = 0; x < image.width; ++x, in += 3)
    out[x] = static_cast<std::uint8_t>((77 * in[0] + 150 * in[1] + 29 * in[2] + 128) >> 8);
}

}  // namespace

PixPtr gray_pix(const Image& image) {
  if (image.empty()) throw Error(ErrorCode::page_unreadable, {}, "gray_pix: empty image");
  PixPtr pix = required(pixCreateNoInit(image.width, image.height, 8), "gray_pix");
  const auto stride = static_cast<std::size_t>(pixGetWpl(pix.get())) * 4;
  auto* data = reinterpret_cast<std::uint8_t*>(pixGetData(pix.get()));
  for (int y = 0; y < image.height; ++y) gray_row(image, y, data + static_cast<std::size_t>(y) * stride);
  pixEndianByteSwap(pix.get());
  return pix;
}

Image gray_image(Pix* gray) {
  Image image(pixGetWidth(gray), pixGetHeight(gray), 1);
  const auto words = static_cast<std::size_t>(pixGetWpl(gray));
  std::vector<std::uint32_t> swapped(words);
  for (int y = 0; y < image.height; ++y) {
    // Leptonica keeps the first pixel in the highest byte of a word.
    const l_uint32* line = pixGetData(gray) + static_cast<std::size_t>(y) * words;
    std::transform(line, line + words, swapped.begin(),
                   [](l_uint32 word) { return __builtin_bswap32(word); });
    std::memcpy(image.row(y), swapped.data(), static_cast<std::size_t>(image.width));
  }
  return image;
}

PixPtr cropped_pix(Pix* image, const Box& box, int margin) {
  const int width = pixGetWidth(image);
  const int height = pixGetHeight(image);
  const int x0 = std::clamp(box.x0, 0, width - 1);
  const int y0 = std::clamp(box.y0, 0, height - 1);
  const int w = std::max(1, std::min(box.x1, width) - x0);
  const int h = std::max(1, std::min(box.y1, height) - y0);
  PixPtr crop = required(pixCreate(w + 2 * margin, h + 2 * margin, 8), "cropped_pix");
  pixSetAll(crop.get());
  pixRasterop(crop.get(), margin, margin, w, h, PIX_SRC, image, x0, y0);
  return crop;
}

PixPtr rotated_pix(Pix* image, int degrees) {
  return required(pixRotateOrth(image, degrees / 90), "rotated_pix");
}

}  // namespace ocrchat
