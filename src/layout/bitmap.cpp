#include "layout/bitmap.hpp"

#include <algorithm>
#include <array>
#include <cstring>

namespace ocrchat {
namespace {

constexpr int kWord = 64;

/// 64 pixels as bits, the first one the lowest. Through locals of a fixed size, which the compiler turns into
/// vector instructions.
std::uint64_t word_of(const std::uint8_t* pixels, std::uint8_t limit) {
  std::array<std::uint8_t, kWord> dark;
  std::memcpy(dark.data(), pixels, dark.size());
  for (std::uint8_t& pixel : dark) pixel = pixel < limit;
  std::uint64_t word = 0;
  for (std::size_t k = 0; k < dark.size(); k += 8) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, &dark[k], sizeof eight);
    // Brings the lowest bit of each byte next to one another in the highest byte.
    word |= (eight * 0x0102040810204080U >> 56) << k;
  }
  return word;
}

/// Eight bytes, 255 or 0, for each byte of bits.
constexpr std::array<std::uint64_t, 256> spellings() {
  std::array<std::uint64_t, 256> table{};
  for (std::size_t value = 0; value < table.size(); ++value)
    for (std::size_t bit = 0; bit < 8; ++bit)
      if (value >> bit & 1) table[value] |= std::uint64_t{255} << (8 * bit);
  return table;
}

constexpr std::array<std::uint64_t, 256> kSpellings = spellings();

}  // namespace

Bitmap::Bitmap(int w, int h)
    : width(w),
      height(h),
      words((static_cast<std::size_t>(w) + kWord - 1) / kWord),
      bits(words * static_cast<std::size_t>(h)) {}

void Bitmap::fill(int y, int x0, int x1, bool ink) {
  std::uint64_t* line = row(y);
  for (int x = std::max(0, x0); x < std::min(x1, width);) {
    const int end = std::min({x1, width, (x / kWord + 1) * kWord});
    const int count = end - x;
    const std::uint64_t mask = (count == kWord ? ~std::uint64_t{0} : (std::uint64_t{1} << count) - 1)
                               << (x % kWord);
    if (ink)
      line[x / kWord] |= mask;
    else
      line[x / kWord] &= ~mask;
    x = end;
  }
}

Bitmap darker_than(const Image& gray, int limit) {
  Bitmap bitmap(gray.width, gray.height);
  const auto bound = static_cast<std::uint8_t>(std::clamp(limit, 0, 255));
  const int whole = gray.width / kWord;
  for (int y = 0; y < gray.height; ++y) {
    const std::uint8_t* pixels = gray.row(y);
    std::uint64_t* words = bitmap.row(y);
    for (int w = 0; w < whole; ++w) words[w] = word_of(pixels + w * kWord, bound);
    for (int x = whole * kWord; x < gray.width; ++x)
      words[whole] |= static_cast<std::uint64_t>(pixels[x] < bound) << (x % kWord);
  }
  return bitmap;
}

Image in_bytes(const Bitmap& bitmap) {
  Image image(bitmap.width, bitmap.height, 1, 0);
  for (int y = 0; y < bitmap.height; ++y) {
    const std::uint64_t* words = bitmap.row(y);
    std::uint8_t* pixels = image.row(y);
    int x = 0;
    for (; x + 8 <= bitmap.width; x += 8) {
      const std::uint64_t eight = words[x / kWord] >> (x % kWord) & 255;
      if (eight != 0) std::memcpy(pixels + x, &kSpellings[eight], 8);
    }
    for (; x < bitmap.width; ++x) pixels[x] = bitmap.at(x, y) ? 255 : 0;
  }
  return image;
}

}  // namespace ocrchat
