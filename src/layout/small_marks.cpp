#include "layout/small_marks.hpp"

#include <algorithm>
#include <cmath>

namespace ocrchat {
namespace {

constexpr double kReach = 0.9;   // of the band's height, above and below it
constexpr double kBeside = 1.2;  // the same, before and after the row
constexpr double kTallest = 1.5;
constexpr double kSmall = 0.5;  // of the band: what is higher is no accent and must stand nearer
constexpr double kNear = 0.3;
constexpr double kRaised = 0.8;  // of the band: what is higher is no raised or lowered figure
constexpr double kNearRaised = 0.45;

/// Rows by where they lie on the page, to find those near a mark.
class Shelves {
 public:
  explicit Shelves(const std::vector<GlyphRow>& rows) : rows_(rows) {
    double sum = 0;
    for (const GlyphRow& row : rows) sum += row.band();
    bin_ = std::max(4.0, sum / std::max<double>(1, static_cast<double>(rows.size())));
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const std::size_t last = bin_of(rows[i].bottom + kReach * rows[i].band());
      if (last >= bins_.size()) bins_.resize(last + 1);
      for (std::size_t bin = bin_of(rows[i].top - kReach * rows[i].band()); bin <= last; ++bin)
        bins_[bin].push_back(static_cast<int>(i));
    }
  }

  /// The row that a mark belongs to, or -1.
  int row_of(const Glyph& mark) const {
    const std::size_t bin = bin_of(mark.middle());
    if (bin >= bins_.size()) return -1;
    int best = -1;
    double least = 1;
    for (int index : bins_[bin]) {
      const double distance = distance_to(rows_[static_cast<std::size_t>(index)], mark);
      if (distance >= least) continue;
      least = distance;
      best = index;
    }
    return best;
  }

 private:
  std::size_t bin_of(double y) const { return static_cast<std::size_t>(std::max(0.0, y + 4096) / bin_); }

  /// 0 within the band, 1 and more out of reach.
  static double distance_to(const GlyphRow& row, const Glyph& mark) {
    const double band = std::max(1.0, row.band());
    if (mark.height() > kTallest * band) return 1;
    if (mark.x1 < row.x0 - kBeside * band || mark.x0 > row.x1 + kBeside * band) return 1;
    const double away = std::max({0.0, row.top - mark.y1, mark.y0 - row.bottom});
    if (mark.height() > kSmall * band && away > (mark.height() > kRaised * band ? kNear : kNearRaised) * band)
      return 1;
    const double beside = std::max({0.0, row.x0 - mark.x1, mark.x0 - row.x1});
    return away / (kReach * band) + 0.3 * beside / (kBeside * band);
  }

  const std::vector<GlyphRow>& rows_;
  double bin_ = 1;
  std::vector<std::vector<int>> bins_;
};

}  // namespace

std::vector<int> adopt_marks(std::vector<GlyphRow>& rows, const std::vector<Glyph>& glyphs,
                             const std::vector<int>& loose) {
  const Shelves shelves(rows);
  std::vector<int> left;
  std::vector<char> grown(rows.size(), 0);
  std::vector<std::pair<int, int>> found;
  for (int index : loose) {
    const Glyph& glyph = glyphs[static_cast<std::size_t>(index)];
    const int row = glyph.wall ? -1 : shelves.row_of(glyph);
    if (row < 0)
      left.push_back(index);
    else
      found.emplace_back(row, index);
  }
  for (const auto& [row, index] : found) {
    rows[static_cast<std::size_t>(row)].glyphs.push_back(index);
    grown[static_cast<std::size_t>(row)] = 1;
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (grown[i]) measure(rows[i], glyphs);
  }
  return left;
}

}  // namespace ocrchat
