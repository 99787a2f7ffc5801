#include "layout/ink.hpp"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace ocrchat {

void PixDeleter::operator()(Pix* pix) const {
  pixDestroy(&pix);
}

namespace {

constexpr int kTile = 32;

/// Type of 9 points at 150 dpi is 19 pixels high; less than 14 would blur rules into one another.
int scale_for(double em) {
  return std::clamp(static_cast<int>(em / 16), 1, 8);
}

/// Keeps the darker of both; `from` may lie ahead of `into` in the same row. In blocks of a fixed size and
/// through locals, which the compiler turns into vector instructions.
void darken(const std::uint8_t* from, std::uint8_t* into, std::size_t count) {
  constexpr std::size_t kBlock = 32;
  std::array<std::uint8_t, kBlock> a;
  std::array<std::uint8_t, kBlock> b;
  std::size_t i = 0;
  for (; i + kBlock <= count; i += kBlock) {
    std::memcpy(a.data(), from + i, kBlock);
    std::memcpy(b.data(), into + i, kBlock);
    for (std::size_t k = 0; k < kBlock; ++k) a[k] = a[k] < b[k] ? a[k] : b[k];
    std::memcpy(into + i, a.data(), kBlock);
  }
  for (; i < count; ++i) into[i] = std::min(into[i], from[i]);
}

/// Makes each sample the darkest of itself and the `samples` - 1 after it, by doubling.
void darken_ahead(std::vector<std::uint8_t>& row, std::size_t samples) {
  for (std::size_t reach = 1; reach < samples;) {
    const std::size_t step = std::min(reach, samples - reach);
    if (row.size() > step) darken(row.data() + step, row.data(), row.size() - step);
    reach += step;
  }
}

/// The darkest of each block of `scale` × `scale` pixels and of their colours: thin rules must not fade.
void reduce_row(const Image& image, Ink& ink, int y, std::vector<std::uint8_t>& darkest) {
  std::memcpy(darkest.data(), image.row(y * ink.scale), image.stride());
  for (int i = 1; i < ink.scale; ++i) darken(image.row(y * ink.scale + i), darkest.data(), image.stride());
  std::uint8_t* out = ink.grey.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(ink.width);
  const auto samples = static_cast<std::size_t>(ink.scale * image.channels);
  darken_ahead(darkest, samples);
  const std::uint8_t* in = darkest.data();
  for (int x = 0; x < ink.width; ++x, in += samples) out[x] = *in;
}

std::array<int, 256> histogram(const Ink& ink, int x0, int y0, int x1, int y1, int step) {
  std::array<int, 256> counts{};
  for (int y = y0; y < y1; y += step)
    for (int x = x0; x < x1; x += step) ++counts[ink.row(y)[x]];
  return counts;
}

std::uint8_t percentile(const std::array<int, 256>& counts, double share) {
  int total = 0;
  for (int count : counts) total += count;
  int seen = 0;
  for (std::size_t value = 0; value < counts.size(); ++value) {
    seen += counts[value];
    if (seen >= share * total && seen > 0) return static_cast<std::uint8_t>(value);
  }
  return 255;
}

/// 32 pixels as bits, the first one the highest, as leptonica has them.
l_uint32 bits_of_word(const std::uint8_t* row, int limit) {
  std::array<std::uint8_t, kTile> dark;
  const auto bound = static_cast<std::uint8_t>(std::clamp(limit, 0, 255));
  for (std::size_t k = 0; k < dark.size(); ++k) dark[k] = row[k] < bound;
  l_uint32 bits = 0;
  for (std::size_t k = 0; k < dark.size(); k += 8) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, &dark[k], sizeof eight);
    // Brings the lowest bit of each byte next to one another in the highest byte.
    bits = bits << 8 | static_cast<l_uint32>(eight * 0x8040201008040201U >> 56);
  }
  return bits;
}

void mark_dark(Ink& ink, int x0, int y0, int x1, int y1) {
  const std::uint8_t ground = percentile(histogram(ink, x0, y0, x1, y1, 3), 0.7);
  const int limit = ground - std::max(24, ground / 8);
  l_uint32* data = pixGetData(ink.dark.get());
  const int words = pixGetWpl(ink.dark.get());
  for (int y = y0; y < y1; ++y) {
    const std::uint8_t* row = ink.row(y);
    // A tile is as wide as leptonica's words are long.
    l_uint32& bits = data[static_cast<std::ptrdiff_t>(y) * words + x0 / kTile];
    if (x1 - x0 == kTile) {
      bits = bits_of_word(row + x0, limit);
      continue;
    }
    for (int x = x0; x < x1; ++x) bits |= static_cast<l_uint32>(row[x] < limit) << (31 - (x - x0));
  }
}

}  // namespace

Ink find_ink(const Image& image, double em) {
  Ink ink;
  ink.scale = scale_for(em);
  ink.width = image.width / ink.scale;
  ink.height = image.height / ink.scale;
  if (ink.width <= 0 || ink.height <= 0) return ink;
  ink.grey.resize(static_cast<std::size_t>(ink.width) * static_cast<std::size_t>(ink.height));
  std::vector<std::uint8_t> darkest(image.stride());
  for (int y = 0; y < ink.height; ++y) reduce_row(image, ink, y, darkest);
  ink.paper = percentile(histogram(ink, 0, 0, ink.width, ink.height, 7), 0.7);
  ink.dark.reset(pixCreate(ink.width, ink.height, 1));
  if (!ink.dark) return ink;
  for (int y = 0; y < ink.height; y += kTile)
    for (int x = 0; x < ink.width; x += kTile)
      mark_dark(ink, x, y, std::min(x + kTile, ink.width), std::min(y + kTile, ink.height));
  return ink;
}

}  // namespace ocrchat
