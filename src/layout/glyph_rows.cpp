#include "layout/glyph_rows.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace ocrchat {
namespace {

constexpr double kLeastHeight = 0.7;  // of a typical letter's
constexpr double kTallest = 2.6;      // times the band: brackets are, two lines that touch are not of one row
constexpr double kLeastOverlap = 0.5;

/// The right end of a row that grows: where its last letters stand.
struct Tail {
  double x1 = 0;
  double top = 0;
  double bottom = 0;

  double band() const { return bottom - top; }
};

class Stringer {
 public:
  Stringer(const std::vector<Glyph>& glyphs, double letter, double space)
      : glyphs_(glyphs), letter_(letter), space_(space), bin_(std::max(1.0, letter / 8)) {}

  void add(int index) {
    const Glyph& glyph = glyphs_[static_cast<std::size_t>(index)];
    const std::size_t first = bin_of(glyph.y0);
    const std::size_t last = bin_of(glyph.y1);
    if (last >= latest_.size()) latest_.resize(last + 64, -1);
    int row = -1;
    if (!glyph.wall) {
      if (glyph.height() < kLeastHeight * letter_) return;
      row = best_row(glyph, first, last);
      if (row < 0) row = start_row();
      extend(row, index, glyph);
    }
    std::fill(latest_.begin() + static_cast<std::ptrdiff_t>(first),
              latest_.begin() + static_cast<std::ptrdiff_t>(last) + 1, row);
  }

  std::vector<GlyphRow> rows;

 private:
  std::size_t bin_of(double y) const {
    return static_cast<std::size_t>(std::max(0.0, y + kAbovePage * letter_) / bin_);
  }

  int start_row() {
    rows.emplace_back();
    tails_.emplace_back();
    return static_cast<int>(rows.size()) - 1;
  }

  int best_row(const Glyph& glyph, std::size_t first, std::size_t last) const {
    int best = -1;
    double most = 0;
    int before = -1;
    for (std::size_t bin = first; bin <= last; ++bin) {
      const int row = latest_[bin];
      if (row < 0 || row == before) continue;
      before = row;
      const double fit = fit_of(glyph, tails_[static_cast<std::size_t>(row)]);
      if (fit <= most) continue;
      most = fit;
      best = row;
    }
    return best;
  }

  /// How well a glyph goes on a row, 0..1; 0 if it does not.
  double fit_of(const Glyph& glyph, const Tail& tail) const {
    const double height = glyph.height();
    const double band = tail.band();
    const double gap = glyph.x0 - tail.x1;
    if (gap > space_ * std::max(band, std::min(height, 1.5 * band))) return 0;
    if (height > kTallest * band || band > kTallest * height) return 0;
    const double overlap = std::min(glyph.y1, tail.bottom) - std::max(glyph.y0, tail.top);
    if (overlap < kLeastOverlap * std::min(height, band)) return 0;
    return overlap / std::max(height, band);
  }

  void extend(int row, int index, const Glyph& glyph) {
    GlyphRow& grown = rows[static_cast<std::size_t>(row)];
    Tail& tail = tails_[static_cast<std::size_t>(row)];
    const double weight = 1.0 / std::min<double>(4, static_cast<double>(grown.glyphs.size()) + 1);
    tail.top += weight * (glyph.y0 - tail.top);
    tail.bottom += weight * (glyph.y1 - tail.bottom);
    tail.x1 = grown.glyphs.empty() ? glyph.x1 : std::max(tail.x1, glyph.x1);
    grown.glyphs.push_back(index);
  }

  static constexpr double kAbovePage = 64;  // letters: shearing may lift what is at the top

  const std::vector<Glyph>& glyphs_;
  double letter_;
  double space_;
  double bin_;
  std::vector<int> latest_;  ///< row that was last met in each bin of y
  std::vector<Tail> tails_;
};

double median(std::vector<double>& values) {
  const auto at = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), at, values.end());
  return *at;
}

}  // namespace

void measure(GlyphRow& row, const std::vector<Glyph>& glyphs) {
  const auto glyph_at = [&](int index) -> const Glyph& { return glyphs[static_cast<std::size_t>(index)]; };
  std::sort(row.glyphs.begin(), row.glyphs.end(),
            [&](int a, int b) { return glyph_at(a).x0 < glyph_at(b).x0; });
  row.x0 = row.y0 = std::numeric_limits<double>::max();
  row.x1 = row.y1 = std::numeric_limits<double>::lowest();
  double tallest = 0;
  for (int index : row.glyphs) {
    const Glyph& letter = glyph_at(index);
    row.x0 = std::min(row.x0, letter.x0);
    row.x1 = std::max(row.x1, letter.x1);
    row.y0 = std::min(row.y0, letter.y0);
    row.y1 = std::max(row.y1, letter.y1);
    tallest = std::max(tallest, letter.height());
  }
  std::vector<double> tops;
  std::vector<double> feet;
  for (int index : row.glyphs) {
    const Glyph& letter = glyph_at(index);
    if (letter.height() * 3 < tallest) continue;
    tops.push_back(letter.y0);
    feet.push_back(letter.y1);
  }
  row.top = median(tops);
  row.bottom = median(feet);
}

std::vector<GlyphRow> string_rows(const std::vector<Glyph>& glyphs, const std::vector<int>& members,
                                  double letter, double space) {
  Stringer stringer(glyphs, letter, space);
  for (int index : members) stringer.add(index);
  for (GlyphRow& row : stringer.rows) measure(row, glyphs);
  return std::move(stringer.rows);
}

}  // namespace ocrchat
