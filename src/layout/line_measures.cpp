#include "layout/line_measures.hpp"

#include <algorithm>
#include <cmath>

namespace ocrchat {
namespace {

constexpr double kAscent = 1.45;  // of the x-height, in print
constexpr double kDescent = 0.4;
constexpr double kAscentOfOne = 1.1;  // where letters are of one height
constexpr double kDescentOfOne = 0.25;
constexpr double kHighest = 2;        // of the letters' ascent: marks piled up over them
constexpr double kDeepest = 1;        // of the x-height
constexpr double kDust = 0.15;        // of the band
constexpr double kLeastRatio = 1.18;  // of tall letters to small ones
constexpr double kMostRatio = 1.8;

/// A row's baseline and the heights of its letters, in the frame of glyphs.
struct Measures {
  double at = 0;  ///< y of the baseline at x = 0
  double slope = 0;
  double small = 0;  ///< height of small letters, or of all letters
  double tall = 0;   ///< height of tall letters; 0 if all are of one height
  double top = 0;    ///< highest ink over the baseline
  double deep = 0;   ///< lowest ink under the baseline

  double baseline(double x) const { return at + slope * x; }
};

struct Foot {
  double x;
  double y;
  double weight;
};

class BaselineFit {
 public:
  BaselineFit(const GlyphRow& row, const std::vector<Glyph>& glyphs) : row_(row) {
    for (int index : row.glyphs) {
      const Glyph& glyph = glyphs[static_cast<std::size_t>(index)];
      if (glyph.height() < 0.4 * row.band()) continue;
      feet_.push_back({(glyph.x0 + glyph.x1) / 2, glyph.y1, std::min(glyph.width(), 4 * row.band()) + 1});
    }
  }

  void fit(Measures& measures) const {
    measures.at = row_.bottom;
    for (const double tolerance : {0.35, 0.2, 0.12}) refine(measures, tolerance * row_.band());
  }

 private:
  void refine(Measures& measures, double tolerance) const {
    double sum = 0, sum_x = 0, sum_y = 0, sum_xx = 0, sum_xy = 0;
    int count = 0;
    const double middle = (row_.x0 + row_.x1) / 2;
    for (const Foot& foot : feet_) {
      if (std::abs(foot.y - measures.baseline(foot.x)) > tolerance) continue;
      const double x = foot.x - middle;
      sum += foot.weight;
      sum_x += foot.weight * x;
      sum_y += foot.weight * foot.y;
      sum_xx += foot.weight * x * x;
      sum_xy += foot.weight * x * foot.y;
      ++count;
    }
    if (count == 0) return;
    const double spread = sum * sum_xx - sum_x * sum_x;
    const bool long_enough = count >= 5 && row_.x1 - row_.x0 > 6 * row_.band() && spread > 0;
    measures.slope = long_enough ? std::clamp((sum * sum_xy - sum_x * sum_y) / spread, -0.03, 0.03) : 0;
    measures.at = (sum_y - measures.slope * sum_x) / sum - measures.slope * middle;
  }

  const GlyphRow& row_;
  std::vector<Foot> feet_;
};

/// How many of the sorted heights lie within 7 % of `height`.
int support(const std::vector<double>& heights, double height) {
  const auto from = std::lower_bound(heights.begin(), heights.end(), 0.93 * height);
  const auto to = std::upper_bound(heights.begin(), heights.end(), 1.07 * height);
  return static_cast<int>(to - from);
}

/// The height between `least` and `most` with the most support, and that support.
std::pair<double, int> peak(const std::vector<double>& heights, double least, double most) {
  std::pair<double, int> best{0, 0};
  for (const double height : heights) {
    if (height < least || height > most) continue;
    if (const int count = support(heights, height); count > best.second) best = {height, count};
  }
  return best;
}

void find_heights(Measures& measures, const GlyphRow& row, const std::vector<Glyph>& glyphs) {
  std::vector<double> heights;
  for (int index : row.glyphs) {
    const Glyph& glyph = glyphs[static_cast<std::size_t>(index)];
    const double baseline = measures.baseline((glyph.x0 + glyph.x1) / 2);
    if (std::max(glyph.width(), glyph.height()) > kDust * row.band()) {
      measures.top = std::max(measures.top, baseline - glyph.y0);
      measures.deep = std::max(measures.deep, glyph.y1 - baseline);
    }
    if (std::abs(glyph.y1 - baseline) > 0.2 * row.band() || glyph.height() < 0.4 * row.band()) continue;
    heights.push_back(baseline - glyph.y0);
  }
  std::sort(heights.begin(), heights.end());
  const auto [common, count] = peak(heights, 0, 1e9);
  measures.small = common > 0 ? common : row.band();
  const auto [above, tall_count] = peak(heights, kLeastRatio * common, kMostRatio * common);
  const auto [below, small_count] = peak(heights, common / kMostRatio, common / kLeastRatio);
  const int enough = std::max(2, static_cast<int>(heights.size() / 8));
  if (tall_count >= enough && tall_count >= small_count) {
    measures.tall = above;
  } else if (small_count >= enough) {
    measures.tall = common;
    measures.small = below;
  }
}

Measures measure_row(const GlyphRow& row, const std::vector<Glyph>& glyphs) {
  Measures measures;
  BaselineFit(row, glyphs).fit(measures);
  find_heights(measures, row, glyphs);
  return measures;
}

/// Rows of letters of one height: small ones, or capitals, as the rows with both have it.
void settle_heights(std::vector<Measures>& all) {
  std::vector<double> small;
  for (const Measures& measures : all)
    if (measures.tall > 0) small.push_back(measures.small);
  std::sort(small.begin(), small.end());
  for (Measures& measures : all) {
    if (measures.tall > 0) continue;
    const int as_small = support(small, measures.small);
    const int as_tall = support(small, measures.small / kAscent);
    if (as_small == 0 && as_tall == 0) continue;
    measures.tall = as_tall > as_small ? measures.small : measures.small * kAscent;
    measures.small = measures.tall / kAscent;
  }
}

Box box_of(const GlyphRow& row, const std::vector<Glyph>& glyphs) {
  Box box;
  for (int index : row.glyphs) box = united(box, glyphs[static_cast<std::size_t>(index)].box);
  return box;
}

TextLine line_of(const Measures& measures, const Box& box, const LevelFrame& frame) {
  TextLine line;
  line.box = box;
  line.vertical = frame.vertical;
  line.x_height = measures.small;
  const double tall =
      measures.tall > 0 ? std::max(measures.tall, kAscent * measures.small) : kAscentOfOne * measures.small;
  const double deep = (measures.tall > 0 ? kDescent : kDescentOfOne) * measures.small;
  line.ascent = std::max(tall, std::min(measures.top, kHighest * tall));
  line.descent = std::max(deep, std::min(measures.deep, kDeepest * measures.small));
  line.slope = frame.slope + measures.slope;
  line.baseline = measures.baseline(box.x0) + frame.slope * box.x0;
  return line;
}

/// A vertical line has its axis in its middle.
TextLine upright_line_of(const GlyphRow& row, const Box& box, const LevelFrame& frame) {
  TextLine line;
  line.box = box;
  line.vertical = true;
  line.x_height = row.band();
  line.ascent = line.descent = 0.55 * row.band();
  line.slope = frame.slope;
  line.baseline = frame.page_width - row.middle() + frame.slope * box.y0;
  return line;
}

}  // namespace

std::vector<TextLine> measured_lines(const std::vector<GlyphRow>& rows, const std::vector<Glyph>& glyphs,
                                     const LevelFrame& frame) {
  std::vector<Measures> all;
  for (const GlyphRow& row : rows) all.push_back(measure_row(row, glyphs));
  settle_heights(all);
  std::vector<TextLine> lines;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Box box = box_of(rows[i], glyphs);
    lines.push_back(frame.vertical ? upright_line_of(rows[i], box, frame) : line_of(all[i], box, frame));
  }
  return lines;
}

}  // namespace ocrchat
