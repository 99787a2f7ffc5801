#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "image/image.hpp"

namespace ocrchat {

/// A page of one bit a pixel, set where there is ink. Bit k of a row's word w is pixel 64 w + k; what lies
/// beyond the width is clear.
struct Bitmap {
  int width = 0;
  int height = 0;
  std::size_t words = 0;  ///< to a row
  std::vector<std::uint64_t> bits;

  Bitmap() = default;
  Bitmap(int w, int h);

  std::uint64_t* row(int y) { return bits.data() + static_cast<std::size_t>(y) * words; }
  const std::uint64_t* row(int y) const { return bits.data() + static_cast<std::size_t>(y) * words; }
  bool at(int x, int y) const { return (row(y)[x / 64] >> (x % 64) & 1) != 0; }

  /// Sets or clears the pixels x0..x1 (exclusive) of a row.
  void fill(int y, int x0, int x1, bool ink);
};

/// The pixels of an 8-bit grey image that are darker than `limit`.
Bitmap darker_than(const Image& gray, int limit);

/// 255 where there is ink, 0 elsewhere.
Image in_bytes(const Bitmap& bitmap);

}  // namespace ocrchat
