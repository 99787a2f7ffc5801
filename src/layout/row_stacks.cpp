#include "layout/row_stacks.hpp"

#include <algorithm>
#include <numeric>

namespace ocrchat {
namespace {

constexpr double kSeam = 0.12;    // of both heights: closer than lines are ever set
constexpr double kInside = 0.6;   // of the lower row's height, within the other's
constexpr double kBelow = 0.6;    // of the narrower row's width, below the other
constexpr double kAround = 0.35;  // of the band, where its accents and descenders are
constexpr double kHalf = 0.3;     // share of glyphs that makes a row a storey of its own

class Stacker {
 public:
  explicit Stacker(std::vector<GlyphRow> rows) : rows_(std::move(rows)), order_(rows_.size()) {
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    std::sort(order_.begin(), order_.end(),
              [&](std::size_t a, std::size_t b) { return rows_[a].middle() < rows_[b].middle(); });
    heads_.resize(rows_.size());
    std::iota(heads_.begin(), heads_.end(), std::size_t{0});
  }

  std::vector<GlyphRow> stacked(const std::vector<Glyph>& glyphs) {
    double tallest = 0;
    for (const GlyphRow& row : rows_) tallest = std::max(tallest, row.band());
    for (std::size_t i = 0; i < order_.size(); ++i)
      for (std::size_t k = i + 1; k < order_.size(); ++k) {
        const GlyphRow& upper = rows_[order_[i]];
        const GlyphRow& lower = rows_[order_[k]];
        if (lower.middle() - upper.middle() > 1.5 * std::max(upper.band(), lower.band())) {
          if (lower.middle() - upper.middle() > 1.5 * tallest) break;
          continue;
        }
        if (of_one_line(upper, lower)) unite(order_[i], order_[k]);
      }
    return merged(glyphs);
  }

 private:
  static bool of_one_line(const GlyphRow& a, const GlyphRow& b) {
    const double shared = std::min(a.x1, b.x1) - std::max(a.x0, b.x0);
    if (shared < kBelow * std::min(a.x1 - a.x0, b.x1 - b.x0)) return false;
    const double gap = std::max(a.top, b.top) - std::min(a.bottom, b.bottom);
    if (gap <= kSeam * (a.band() + b.band()) &&
        std::max(a.bottom, b.bottom) - std::min(a.top, b.top) < 1.2 * (a.band() + b.band()))
      return true;
    const GlyphRow& big = a.band() >= b.band() ? a : b;
    const GlyphRow& small = a.band() >= b.band() ? b : a;
    const double inside = std::min(big.bottom + kAround * big.band(), small.bottom) -
                          std::max(big.top - kAround * big.band(), small.top);
    return inside >= kInside * small.band();
  }

  std::size_t head(std::size_t index) {
    while (heads_[index] != index) index = heads_[index] = heads_[heads_[index]];
    return index;
  }

  void unite(std::size_t a, std::size_t b) {
    a = head(a);
    b = head(b);
    if (a != b) heads_[std::max(a, b)] = std::min(a, b);
  }

  std::vector<GlyphRow> merged(const std::vector<Glyph>& glyphs) {
    std::vector<char> grown(rows_.size(), 0);
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      const std::size_t into = head(i);
      if (into == i) continue;
      GlyphRow& row = rows_[into];
      const auto fewer = static_cast<double>(std::min(row.glyphs.size(), rows_[i].glyphs.size()));
      const auto both = static_cast<double>(row.glyphs.size() + rows_[i].glyphs.size());
      row.stacked = row.stacked || rows_[i].stacked || fewer > kHalf * both;
      row.glyphs.insert(row.glyphs.end(), rows_[i].glyphs.begin(), rows_[i].glyphs.end());
      rows_[i].glyphs.clear();
      grown[into] = 1;
    }
    for (std::size_t i = 0; i < rows_.size(); ++i)
      if (grown[i]) measure(rows_[i], glyphs);
    std::erase_if(rows_, [](const GlyphRow& row) { return row.glyphs.empty(); });
    return std::move(rows_);
  }

  std::vector<GlyphRow> rows_;
  std::vector<std::size_t> order_;
  std::vector<std::size_t> heads_;
};

}  // namespace

std::vector<GlyphRow> stack_rows(std::vector<GlyphRow> rows, const std::vector<Glyph>& glyphs) {
  return Stacker(std::move(rows)).stacked(glyphs);
}

}  // namespace ocrchat
