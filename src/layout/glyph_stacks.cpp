#include "layout/glyph_stacks.hpp"

#include <algorithm>
#include <numeric>

namespace ocrchat {
namespace {

constexpr double kSeam = 0.25;    // of a letter's height: the blank between parts of a letter
constexpr double kTallest = 1.6;  // of a typical letter's height
constexpr double kWidest = 1.6;   // the same: underlines and frames are no part of a letter
constexpr double kShared = 0.5;   // of the narrower one's width

class StackFinder {
 public:
  StackFinder(std::vector<Glyph> glyphs, double letter)
      : glyphs_(std::move(glyphs)), letter_(letter), bin_(std::max(1.0, letter / 8)), heads_(glyphs_.size()) {
    std::iota(heads_.begin(), heads_.end(), std::size_t{0});
  }

  std::vector<Glyph> stacked() {
    std::vector<std::size_t> order(heads_);
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return glyphs_[a].x0 < glyphs_[b].x0; });
    for (std::size_t index : order)
      if (!glyphs_[index].wall && glyphs_[index].height() < kTallest * letter_) add(index);
    std::vector<Glyph> result;
    for (std::size_t i = 0; i < glyphs_.size(); ++i)
      if (heads_[i] == i) result.push_back(glyphs_[i]);
    return result;
  }

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  std::size_t bin_of(double y) const {
    return static_cast<std::size_t>(std::max(0.0, y + 64 * letter_) / bin_);
  }

  std::size_t head(std::size_t index) {
    while (heads_[index] != index) index = heads_[index] = heads_[heads_[index]];
    return index;
  }

  void add(std::size_t index) {
    std::size_t own = index;
    const Glyph glyph = glyphs_[index];
    const std::size_t end = bin_of(glyph.y1 + kSeam * letter_);
    if (end >= latest_.size()) latest_.resize(end + 64, kNone);
    std::size_t before = kNone;
    for (std::size_t bin = bin_of(glyph.y0 - kSeam * letter_); bin <= end; ++bin) {
      if (latest_[bin] == kNone || latest_[bin] == before) continue;
      before = latest_[bin];
      const std::size_t other = head(before);
      if (other != own && belong(glyphs_[other], glyphs_[own])) own = unite(other, own);
    }
    std::fill(latest_.begin() + static_cast<std::ptrdiff_t>(bin_of(glyph.y0)),
              latest_.begin() + static_cast<std::ptrdiff_t>(bin_of(glyph.y1)) + 1, own);
  }

  bool belong(const Glyph& a, const Glyph& b) const {
    const double shared = std::min(a.x1, b.x1) - std::max(a.x0, b.x0);
    if (shared < kShared * std::min(a.width(), b.width())) return false;
    const double gap = std::max(a.y0, b.y0) - std::min(a.y1, b.y1);
    const double height = std::max(a.y1, b.y1) - std::min(a.y0, b.y0);
    const double width = std::max(a.x1, b.x1) - std::min(a.x0, b.x0);
    return gap < kSeam * letter_ && height < kTallest * letter_ && width < kWidest * letter_;
  }

  std::size_t unite(std::size_t a, std::size_t b) {
    heads_[b] = a;
    Glyph& glyph = glyphs_[a];
    glyph.x0 = std::min(glyph.x0, glyphs_[b].x0);
    glyph.y0 = std::min(glyph.y0, glyphs_[b].y0);
    glyph.x1 = std::max(glyph.x1, glyphs_[b].x1);
    glyph.y1 = std::max(glyph.y1, glyphs_[b].y1);
    glyph.box = united(glyph.box, glyphs_[b].box);
    return a;
  }

  std::vector<Glyph> glyphs_;
  double letter_;
  double bin_;
  std::vector<std::size_t> heads_;
  std::vector<std::size_t> latest_;  ///< glyph that was last met in each bin of y
};

}  // namespace

std::vector<Glyph> stack_glyphs(std::vector<Glyph> glyphs, double letter) {
  return StackFinder(std::move(glyphs), letter).stacked();
}

}  // namespace ocrchat
