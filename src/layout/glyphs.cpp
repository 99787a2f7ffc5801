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
constexpr double kChance = 10;

bool like_a_letter(const Box& box, int page_height) {
  const int width = box.width();
  const int height = box.height();
  return height >= 4 && height * 8 < page_height + 320 && width >= 2 && width < 12 * height &&
         height < 6 * width;
}

/// The height below which a third of all heights squared lies; 0 if there are none.
std::size_t weighed_third(const std::vector<int>& counts) {
  double total = 0;
  for (std::size_t h = 0; h < counts.size(); ++h)
    total += static_cast<double>(counts[h]) * static_cast<double>(h * h);
  double sum = 0;
  for (std::size_t h = 0; h < counts.size(); ++h) {
    sum += static_cast<double>(counts[h]) * static_cast<double>(h * h);
    if (sum > 0 && sum >= 0.3 * total) return h;
  }
  return 0;
}

/// Whether hardly anything is of about that height, and more is far smaller, yet high enough to read.
bool outnumbered(const std::vector<int>& counts, std::size_t height) {
  constexpr int kFew = 6;
  constexpr std::size_t kReadable = 7;
  int alike = 0;
  int smaller = 0;
  for (std::size_t h = kReadable; h < counts.size(); ++h) {
    if (h < height / 4) smaller += counts[h];
    if (10 * h >= 7 * height && 10 * h <= 13 * height) alike += counts[h];
  }
  return alike < kFew && smaller >= std::max(4, alike);
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
  std::vector<int> counts;
  for (const Box& box : boxes) {
    if (!like_a_letter(box, page_height)) continue;
    const auto height = static_cast<std::size_t>(box.height());
    if (height >= counts.size()) counts.resize(height + 1);
    ++counts[height];
  }
  std::size_t height = weighed_third(counts);
  // A few big things must not outweigh a line of letters.
  while (height > 0 && outnumbered(counts, height)) {
    counts.resize(height / 4);
    height = weighed_third(counts);
  }
  if (height > 0) return static_cast<double>(height);
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
  // Few letters pile up by chance.
  const double least = kLeastGain + kChance / static_cast<double>(piles.size());
  return most > least * level ? best : 0;
}

}  // namespace ocrchat
