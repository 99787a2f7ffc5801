#include "layout/glyphs.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace ocrchat {
namespace {

constexpr std::size_t kFewestForSlope = 12;
constexpr std::size_t kMostForSlope = 4000;
constexpr double kSteepest = 5 * std::numbers::pi / 180;
constexpr int kEndless = 1 << 24;
constexpr double kLeastGain = 1.05;  // over level lines

bool like_a_letter(const Box& box, int page_height) {
  const int width = box.width();
  const int height = box.height();
  return height >= 4 && height * 8 < page_height + 320 && width >= 2 && width < 12 * height &&
         height < 6 * width;
}

/// How well tops and feet pile up if the page is sheared by a slope.
class Piles {
 public:
  Piles(const std::vector<Glyph>& glyphs, double letter) : bin_(std::max(1.0, letter / 5)) {
    const std::size_t step = std::max<std::size_t>(1, glyphs.size() / kMostForSlope);
    for (std::size_t i = 0; i < glyphs.size(); i += step) {
      const Glyph& glyph = glyphs[i];
      if (glyph.height() < 0.5 * letter || glyph.height() > 3 * letter) continue;
      ends_.push_back({(glyph.x0 + glyph.x1) / 2, glyph.y0, glyph.y1});
    }
  }

  std::size_t size() const { return ends_.size(); }

  double height(double slope) { return pile(slope, &End::top) + pile(slope, &End::foot); }

 private:
  struct End {
    double x;
    double top;
    double foot;
  };

  double pile(double slope, double End::*edge) {
    counts_.clear();
    double least = 0;
    for (const End& end : ends_) least = std::min(least, end.*edge - slope * end.x);
    for (const End& end : ends_) {
      const auto bin = static_cast<std::size_t>((end.*edge - slope * end.x - least) / bin_);
      if (bin >= counts_.size()) counts_.resize(bin + 64);
      ++counts_[bin];
    }
    double sum = 0;
    for (std::size_t i = 0; i + 1 < counts_.size(); ++i) {
      const double both = counts_[i] + counts_[i + 1];
      sum += both * both;
    }
    return sum;
  }

  double bin_;
  std::vector<End> ends_;
  std::vector<int> counts_;
};

}  // namespace

Glyph LevelFrame::level(const Box& box) const {
  Glyph glyph;
  glyph.box = box;
  glyph.x0 = vertical ? box.y0 : box.x0;
  glyph.x1 = vertical ? box.y1 : box.x1;
  glyph.y0 = vertical ? page_width - box.x1 : box.y0;
  glyph.y1 = vertical ? page_width - box.x0 : box.y1;
  const double shift = (vertical ? -slope : slope) * (glyph.x0 + glyph.x1) / 2;
  glyph.y0 -= shift;
  glyph.y1 -= shift;
  return glyph;
}

double letter_height(const std::vector<Box>& boxes, int page_height) {
  std::vector<std::int64_t> weights;
  std::int64_t total = 0;
  for (const Box& box : boxes) {
    if (!like_a_letter(box, page_height)) continue;
    const auto height = static_cast<std::size_t>(box.height());
    if (height >= weights.size()) weights.resize(height + 1);
    const std::int64_t weight = std::int64_t{box.height()} * box.height();
    weights[height] += weight;
    total += weight;
  }
  std::int64_t sum = 0;
  for (std::size_t height = 0; height < weights.size(); ++height)
    if ((sum += weights[height]) * 10 >= total * 3 && sum > 0) return static_cast<double>(height);
  // Nothing but letters as high as the page, perhaps.
  return page_height < kEndless ? letter_height(boxes, kEndless) : 0;
}

double find_slope(const std::vector<Glyph>& glyphs, double letter) {
  Piles piles(glyphs, letter);
  if (piles.size() < kFewestForSlope) return 0;
  double best = 0;
  const double level = piles.height(0);
  double most = level;
  double reach = kSteepest;
  for (double step = kSteepest / 20; step > kSteepest / 1000; step /= 5) {
    const double middle = best;
    for (double slope = middle - reach; slope <= middle + reach; slope += step) {
      const double height = piles.height(slope);
      if (height > most) {
        most = height;
        best = slope;
      }
    }
    reach = step;
  }
  return most > kLeastGain * level ? best : 0;
}

}  // namespace ocrchat
