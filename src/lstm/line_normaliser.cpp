#include "lstm/line_normaliser.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace ocrchat {
namespace {

/// How often each brightness occurs.
class Brightness {
 public:
  void add(int value) {
    ++counts_[static_cast<std::size_t>(value)];
    ++total_;
  }
  bool empty() const { return total_ == 0; }

  /// Interpolated within a step of brightness, as libtesseract's `STATS::ile`.
  double quantile(double share) const {
    const int target = std::clamp(static_cast<int>(std::lround(share * total_)), 1, total_);
    int sum = 0;
    std::size_t index = 0;
    while (index < counts_.size() && sum < target) sum += counts_[index++];
    return static_cast<double>(index) - static_cast<double>(sum - target) / counts_[index - 1];
  }

 private:
  std::array<int, 256> counts_{};
  int total_ = 0;
};

struct Contrast {
  double black = 0;
  double white = 255;
};

Contrast contrast_of(const Image& columns, int flip) {
  Brightness low;
  Brightness high;
  const auto at = [&](int x) { return columns.row(x)[columns.width / 2] ^ flip; };
  for (int x = 1; x + 1 < columns.height; ++x) {
    const int before = at(x - 1);
    const int here = at(x);
    const int after = at(x + 1);
    if ((here < before && here <= after) || (here <= before && here < after)) low.add(here);
    if ((here > before && here >= after) || (here >= before && here > after)) high.add(here);
  }
  if (low.empty()) low.add(0);
  if (high.empty()) high.add(255);
  return {low.quantile(.25), high.quantile(.75)};
}

}  // namespace

LineImage normalised(const Image& columns, bool inverted, double scale) {
  LineImage result;
  result.scale = scale;
  if (columns.empty()) return result;
  result.height = columns.width;
  result.width = columns.height;
  const int flip = inverted ? 255 : 0;
  const Contrast contrast = contrast_of(columns, flip);
  double half = (contrast.white - contrast.black) / 2;
  if (half <= 0) half = 1;
  std::array<std::int8_t, 256> levels{};
  for (int value = 0; value < 256; ++value) {
    const double level = std::round(128 * (((value ^ flip) - contrast.black) / half - 1));
    levels[static_cast<std::size_t>(value)] = static_cast<std::int8_t>(std::clamp(level, -127.0, 127.0));
  }
  result.pixels.resize(columns.pixels.size());
  std::transform(columns.pixels.begin(), columns.pixels.end(), result.pixels.begin(),
                 [&](std::uint8_t value) { return levels[value]; });
  return result;
}

}  // namespace ocrchat
