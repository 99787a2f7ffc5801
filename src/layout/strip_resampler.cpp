#include "layout/strip_resampler.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <vector>

namespace ocrchat {
namespace {

// Eight samples side by side: one register of every SIMD instruction set there is. Samples are kept around
// zero, -128 to 127, so that the sums of a filter stay within 16 bits.
using Eight = std::int16_t __attribute__((vector_size(16)));
using EightBytes = std::uint8_t __attribute__((vector_size(8)));

constexpr int kLanes = 8;
constexpr int kPhaseBits = 4;
constexpr int kPhases = 1 << kPhaseBits;
constexpr int kFixedBits = 16;
constexpr int kWeightBits = 7;
// Of the filter, in output pixels or source pixels, whichever is larger. Half as wide again as it would have
// to be: networks read noisy print better from a soft picture than from a sharp one (of characters in print
// with blur and noise a fifth fewer are wrong than with a cubic filter), and clean print as well.
constexpr double kRadius = 1.5;
// Source pixels to an output pixel from where the source is averaged first: bounds the taps.
constexpr double kReduceFrom = 4;

double triangle(double t) {
  return std::max(0.0, kRadius - std::abs(t));
}

Eight centred(const std::uint8_t* at) {
  EightBytes bytes;
  std::memcpy(&bytes, at, sizeof bytes);
  return __builtin_convertvector(bytes, Eight) - std::int16_t{128};
}

Eight rounded(Eight sum) {
  const Eight value = (sum + std::int16_t{1 << (kWeightBits - 1)}) >> kWeightBits;
  const Eight low = Eight{} - std::int16_t{128};
  const Eight high = Eight{} + std::int16_t{127};
  const Eight floored = value < low ? low : value;
  return floored > high ? high : floored;
}

/// Where a filter stands: its first source pixel and its weights.
struct Place {
  int first = 0;
  const std::int16_t* weights = nullptr;
};

/// The weights of one axis, for places a sixteenth of a pixel apart.
class Filter {
 public:
  /// @param ratio  source pixels to an output pixel
  explicit Filter(double ratio)
      : step_(std::llround(ratio * (1 << kFixedBits))), stretch_(std::max(1.0, ratio)) {
    const double radius = kRadius * stretch_;
    before_ = static_cast<int>(std::ceil(radius)) - 1;
    taps_ = before_ + 1 + static_cast<int>(std::ceil(radius));
    weights_.resize(static_cast<std::size_t>(kPhases * taps_));
    for (int phase = 0; phase < kPhases; ++phase) fill(phase);
  }

  int taps() const { return taps_; }
  int before() const { return before_; }

  /// Fixed-point place of output pixel 0's middle, when the source's edge that goes with it is at `edge`.
  std::int64_t start(double edge) const {
    return std::llround((edge - 0.5) * (1 << kFixedBits)) + step_ / 2 + (1 << (kFixedBits - kPhaseBits - 1));
  }

  Place at(std::int64_t start, int output) const {
    const std::int64_t middle = start + output * step_;
    const auto phase = static_cast<std::size_t>(middle >> (kFixedBits - kPhaseBits)) & (kPhases - 1);
    return {static_cast<int>(middle >> kFixedBits) - before_,
            weights_.data() + phase * static_cast<std::size_t>(taps_)};
  }

 private:
  // The rounded weights sum to one exactly: flat paper must stay flat.
  void fill(int phase) {
    std::vector<double> exact(static_cast<std::size_t>(taps_));
    double sum = 0;
    for (int k = 0; k < taps_; ++k) {
      const double off = k - before_ - static_cast<double>(phase) / kPhases;
      sum += exact[static_cast<std::size_t>(k)] = triangle(off / stretch_);
    }
    std::int16_t* row = weights_.data() + phase * taps_;
    double done = 0;
    int given = 0;
    for (int k = 0; k < taps_; ++k) {
      done += exact[static_cast<std::size_t>(k)] / sum * (1 << kWeightBits);
      row[k] = static_cast<std::int16_t>(std::lround(done) - given);
      given += row[k];
    }
  }

  std::int64_t step_;
  double stretch_;
  int before_ = 0;
  int taps_ = 0;
  std::vector<std::int16_t> weights_;
};

template <typename Half>
void interleave(const Half& a, const Half& b, Half& low, Half& high) {
  low = __builtin_shufflevector(a, b, 0, 8, 1, 9, 2, 10, 3, 11);
  high = __builtin_shufflevector(a, b, 4, 12, 5, 13, 6, 14, 7, 15);
}

void transpose(Eight (&rows)[kLanes]) {
  Eight next[kLanes];
  for (int round = 0; round < 3; ++round) {
    for (int i = 0; i < kLanes / 2; ++i)
      interleave(rows[i], rows[i + kLanes / 2], next[2 * i], next[2 * i + 1]);
    std::copy(std::begin(next), std::end(next), std::begin(rows));
  }
}

/// Columns of the strip at their new height, source width, by columns, padded to whole vectors; and as many
/// copies of the border on both sides as the filter along the line reaches.
struct Columns {
  int stride = 0;
  int margin = 0;
  std::vector<std::int16_t> samples;

  std::int16_t* at(int x) { return samples.data() + static_cast<std::ptrdiff_t>(x + margin) * stride; }
};

/// Pointers to the rows of an image, beyond its border too.
class Rows {
 public:
  Rows(const Image& gray, int first, int last) : first_(first) {
    for (int y = first; y <= last; ++y) rows_.push_back(gray.row(std::clamp(y, 0, gray.height - 1)));
  }
  const std::uint8_t* const* from(int y) const { return rows_.data() + (y - first_); }

 private:
  int first_;
  std::vector<const std::uint8_t*> rows_;
};

Eight column_sum(const std::uint8_t* const* rows, int x, const std::int16_t* weights, int taps) {
  Eight sum{};
  for (int k = 0; k < taps; ++k) sum += centred(rows[k] + x) * weights[k];
  return rounded(sum);
}

void squeeze_rows(const Image& gray, const StripFrame& frame, int height, Columns& columns) {
  const Filter filter(frame.height / height);
  const double drop = frame.slope * (frame.right - frame.left);
  const int reach = filter.taps() + kLanes;
  const Rows rows(gray, static_cast<int>(std::floor(frame.top + std::min(0.0, drop))) - reach,
                  static_cast<int>(std::ceil(frame.top + std::max(0.0, drop) + frame.height)) + 2 * reach +
                      static_cast<int>(std::ceil(frame.height / height)) * kLanes);
  for (int column = frame.left; column < frame.right; column += kLanes) {
    const int x = std::min(column, gray.width - kLanes);
    const auto start = filter.start(frame.top + frame.slope * (x - frame.left + kLanes / 2));
    for (int y = 0; y < height; y += kLanes) {
      Eight block[kLanes];
      for (int i = 0; i < kLanes; ++i) {
        const Place place = filter.at(start, y + i);
        block[i] = column_sum(rows.from(place.first), x, place.weights, filter.taps());
      }
      transpose(block);
      for (int i = 0; i < kLanes; ++i)
        if (x + i >= frame.left && x + i < frame.right)
          std::memcpy(columns.at(x + i - frame.left) + y, &block[i], sizeof block[i]);
    }
  }
}

void repeat_borders(Columns& columns, int width) {
  const auto bytes = static_cast<std::size_t>(columns.stride) * sizeof(std::int16_t);
  for (int i = 1; i <= columns.margin; ++i) {
    std::memcpy(columns.at(-i), columns.at(0), bytes);
    std::memcpy(columns.at(width - 1 + i), columns.at(width - 1), bytes);
  }
}

void squeeze_columns(Columns& columns, const Filter& filter, Image& result) {
  const auto start = filter.start(0);
  for (int x = 0; x < result.height; ++x) {
    const Place place = filter.at(start, x);
    const std::int16_t* from = columns.at(place.first);
    for (int y = 0; y < result.width; y += kLanes) {
      Eight sum{};
      for (int k = 0; k < filter.taps(); ++k) {
        Eight samples;
        std::memcpy(&samples, from + static_cast<std::ptrdiff_t>(k) * columns.stride + y, sizeof samples);
        sum += samples * place.weights[k];
      }
      const EightBytes bytes = __builtin_convertvector(rounded(sum) + std::int16_t{128}, EightBytes);
      std::memcpy(result.row(x) + y, &bytes, static_cast<std::size_t>(std::min(kLanes, result.width - y)));
    }
  }
}

/// The part of the image that the frame looks at, averaged over squares of n pixels; the frame changes with
/// it. Widths too small for a vector are filled up.
Image averaged(const Image& gray, StripFrame& frame, int n) {
  const double drop = frame.slope * (frame.right - frame.left);
  const int top = std::clamp(static_cast<int>(frame.top + std::min(0.0, drop)) - n, 0, gray.height - 1);
  const int bottom = std::clamp(static_cast<int>(frame.top + frame.height + std::max(0.0, drop)) + 2 * n,
                                top + 1, gray.height);
  const int width = (frame.right - frame.left + n - 1) / n;
  Image result(std::max(width, kLanes), (bottom - top + n - 1) / n, 1);
  for (int y = 0; y < result.height; ++y)
    for (int x = 0; x < result.width; ++x) {
      int sum = 0;
      for (int j = 0; j < n; ++j) {
        const std::uint8_t* row = gray.row(std::min(top + y * n + j, bottom - 1));
        for (int i = 0; i < n; ++i) sum += row[std::min(frame.left + x * n + i, frame.right - 1)];
      }
      result.row(y)[x] = static_cast<std::uint8_t>((sum + n * n / 2) / (n * n));
    }
  frame = {0, width, (frame.top - top) / n, frame.height / n, frame.slope};
  return result;
}

}  // namespace

Image resampled_strip(const Image& gray, const StripFrame& wanted, int width, int height) {
  StripFrame frame = wanted;
  const double ratio = std::min(frame.height / height, static_cast<double>(frame.right - frame.left) / width);
  const int n = ratio >= kReduceFrom ? static_cast<int>(ratio / (kReduceFrom / 2)) : 1;
  Image small;
  if (n > 1 || gray.width < kLanes) small = averaged(gray, frame, n);
  const int source_width = frame.right - frame.left;
  const Filter along(static_cast<double>(source_width) / width);
  Columns columns;
  columns.stride = (height + kLanes - 1) / kLanes * kLanes;
  columns.margin = along.taps();
  columns.samples.resize(static_cast<std::size_t>(source_width + 2 * columns.margin) *
                         static_cast<std::size_t>(columns.stride));
  squeeze_rows(small.empty() ? gray : small, frame, height, columns);
  repeat_borders(columns, source_width);
  Image result(height, width, 1);
  squeeze_columns(columns, along, result);
  return result;
}

}  // namespace ocrchat
