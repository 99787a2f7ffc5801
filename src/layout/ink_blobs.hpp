#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "layout/bitmap.hpp"

namespace ocrchat {

/// Ink that hangs together (8 neighbours).
struct InkBlob {
  Box box;
  std::int64_t area = 0;  ///< pixels of ink
};

/// Pixels x0..x1 (exclusive) of one row, all ink.
struct InkRun {
  int x0 = 0;
  int x1 = 0;
  int blob = 0;  ///< index of `InkBlobs::blobs`
};

/// A bitmap's blobs and the runs that they are made of.
struct InkBlobs {
  std::vector<InkBlob> blobs;         ///< by their first pixels, rows first
  std::vector<InkRun> runs;           ///< rows from top to bottom, each from left to right
  std::vector<std::size_t> row_ends;  ///< index behind the last run of each row

  std::size_t row_begin(int y) const { return y == 0 ? 0 : row_ends[static_cast<std::size_t>(y) - 1]; }
  std::size_t row_end(int y) const { return row_ends[static_cast<std::size_t>(y)]; }
};

/// Time and memory grow with the number of runs.
InkBlobs find_blobs(const Bitmap& bitmap);

/// Clears the blobs for which `gone` is not 0.
void erase(Bitmap& bitmap, const InkBlobs& blobs, const std::vector<char>& gone);

}  // namespace ocrchat
