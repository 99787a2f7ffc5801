#include "image/resample.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <vector>

namespace ocrchat {
namespace {

/// One axis: each target position is a weighted sum of `taps` neighbours, from `first` on, all inside the
/// source.
struct Filter {
  int taps = 1;
  std::vector<int> first;
  std::vector<float> weights;  ///< `taps` for each target position

  Filter(int positions, int taps_each)
      : taps(taps_each),
        first(static_cast<std::size_t>(positions)),
        weights(static_cast<std::size_t>(positions) * static_cast<std::size_t>(taps_each)) {}
  float* of(int position) {
    return weights.data() + static_cast<std::size_t>(position) * static_cast<std::size_t>(taps);
  }
  const float* of(int position) const {
    return weights.data() + static_cast<std::size_t>(position) * static_cast<std::size_t>(taps);
  }
  int start(int position) const { return first[static_cast<std::size_t>(position)]; }
};

Filter area_filter(int source, int target) {
  const double step = static_cast<double>(source) / target;
  // Whole ratios touch no pixel in part, so that they need no tap for it.
  const int taps = std::min(source, source % target == 0 ? source / target : static_cast<int>(step) + 2);
  Filter filter(target, taps);
  for (int i = 0; i < target; ++i) {
    const double from = i * step;
    const double to = from + step;
    const int first = std::min(static_cast<int>(from), source - taps);
    filter.first[static_cast<std::size_t>(i)] = first;
    double sum = 0;
    for (int t = 0; t < taps; ++t) {
      const double covered = std::min(to, first + t + 1.0) - std::max(from, static_cast<double>(first + t));
      filter.of(i)[t] = static_cast<float>(std::max(0.0, covered));
      sum += std::max(0.0, covered);
    }
    for (int t = 0; t < taps; ++t) filter.of(i)[t] /= static_cast<float>(sum);
  }
  return filter;
}

/// Keys' kernel with a = -1/2.
double cubic(double x) {
  x = std::abs(x);
  if (x < 1) return (1.5 * x - 2.5) * x * x + 1;
  if (x < 2) return ((-0.5 * x + 2.5) * x - 4) * x + 2;
  return 0;
}

Filter cubic_filter(int source, int target) {
  const double step = static_cast<double>(source) / target;
  const int taps = std::min(4, source);
  Filter filter(target, taps);
  for (int i = 0; i < target; ++i) {
    const double centre = (i + 0.5) * step - 0.5;
    const int base = static_cast<int>(std::floor(centre)) - 1;
    const int first = std::clamp(base, 0, source - taps);
    filter.first[static_cast<std::size_t>(i)] = first;
    for (int k = base; k < base + 4; ++k) {  // what lies outside is the border pixel again
      filter.of(i)[std::clamp(k, first, first + taps - 1) - first] += static_cast<float>(cubic(centre - k));
    }
  }
  return filter;
}

Filter axis_filter(int source, int target) {
  return target < source ? area_filter(source, target) : cubic_filter(source, target);
}

/// sum += weight * row, in blocks of a fixed length that the compiler turns into vector instructions.
void add_row(float* __restrict sum, const std::uint8_t* __restrict row, std::size_t count, float weight) {
  constexpr std::size_t kBlock = 16;
  std::size_t i = 0;
  for (; i + kBlock <= count; i += kBlock) {
    for (std::size_t k = 0; k < kBlock; ++k) sum[i + k] += weight * static_cast<float>(row[i + k]);
  }
  for (; i < count; ++i) sum[i] += weight * static_cast<float>(row[i]);
}

std::uint8_t sample(float value) {
  return static_cast<std::uint8_t>(std::clamp(value + 0.5F, 0.0F, 255.0F));
}

template <int kChannels>
void mix_columns(const float* columns, const Filter& filter, int width, std::uint8_t* out) {
  for (int x = 0; x < width; ++x) {
    const float* from = columns + static_cast<std::ptrdiff_t>(filter.start(x)) * kChannels;
    const float* weights = filter.of(x);
    float sums[kChannels] = {};
    for (int t = 0; t < filter.taps; ++t) {
      for (int c = 0; c < kChannels; ++c) sums[c] += weights[t] * from[t * kChannels + c];
    }
    for (int c = 0; c < kChannels; ++c) *out++ = sample(sums[c]);
  }
}

}  // namespace

Image resized(const Image& image, int width, int height) {
  Image result(width, height, image.channels);
  result.dpi = image.dpi;
  if (result.empty() || image.empty()) return result;
  const Filter rows = axis_filter(image.height, height);
  const Filter columns = axis_filter(image.width, width);
  std::vector<float> mixed(image.stride());
  for (int y = 0; y < height; ++y) {
    std::fill(mixed.begin(), mixed.end(), 0.0F);
    for (int t = 0; t < rows.taps; ++t) {
      const float weight = rows.of(y)[t];
      if (weight != 0) add_row(mixed.data(), image.row(rows.start(y) + t), mixed.size(), weight);
    }
    if (image.channels == 1) {
      mix_columns<1>(mixed.data(), columns, width, result.row(y));
    } else {
      mix_columns<3>(mixed.data(), columns, width, result.row(y));
    }
  }
  return result;
}

Image mirrored(Image image) {
  for (int y = 0; y < image.height; ++y) {
    std::uint8_t* left = image.row(y);
    std::uint8_t* right = left + image.stride() - image.channels;
    for (; left < right; left += image.channels, right -= image.channels) {
      std::swap_ranges(left, left + image.channels, right);
    }
  }
  return image;
}

}  // namespace ocrchat
