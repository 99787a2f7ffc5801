#include "layout/line_order.hpp"

#include <algorithm>
#include <cmath>

#include "layout/reading_order.hpp"

namespace ocrchat {
namespace {

constexpr double kAround = 0.8;  // of the band: more than that above it or below it is not the line's

bool beside(const GlyphRow& a, const GlyphRow& b) {
  return std::min(a.bottom, b.bottom) - std::max(a.top, b.top) > 0.5 * std::min(a.band(), b.band());
}

/// What stands side by side goes in the direction of reading. `leaf` goes from top to bottom.
void sort_within_rows(Leaf& leaf, const std::vector<GlyphRow>& rows, bool right_to_left) {
  std::stable_sort(leaf.begin(), leaf.end(),
                   [&](std::size_t a, std::size_t b) { return rows[a].middle() < rows[b].middle(); });
  for (std::size_t first = 0; first < leaf.size();) {
    std::size_t end = first + 1;
    while (end < leaf.size() && beside(rows[leaf[first]], rows[leaf[end]])) ++end;
    std::stable_sort(leaf.begin() + static_cast<std::ptrdiff_t>(first),
                     leaf.begin() + static_cast<std::ptrdiff_t>(end), [&](std::size_t a, std::size_t b) {
                       return right_to_left ? rows[a].x1 > rows[b].x1 : rows[a].x0 < rows[b].x0;
                     });
    first = end;
  }
}

}  // namespace

void put_in_order(FoundLines& page, const std::vector<GlyphRow>& rows, double em, bool right_to_left) {
  // Where lines are level: the boxes of a skewed page's lines overlap.
  std::vector<Box> boxes;
  for (const GlyphRow& row : rows)
    boxes.push_back({static_cast<int>(row.x0),
                     static_cast<int>(std::floor(std::max(row.y0, row.top - kAround * row.band()))),
                     static_cast<int>(std::ceil(row.x1)),
                     static_cast<int>(std::ceil(std::min(row.y1, row.bottom + kAround * row.band())))});
  std::vector<TextLine> ordered;
  for (Leaf& leaf : reading_order(boxes, std::max(1.0, em), right_to_left)) {
    sort_within_rows(leaf, rows, right_to_left);
    Box region;
    for (std::size_t index : leaf) {
      TextLine line = page.lines[index];
      line.region = static_cast<int>(page.regions.size());
      region = united(region, line.box);
      ordered.push_back(line);
    }
    page.regions.push_back(region);
  }
  page.lines = std::move(ordered);
}

}  // namespace ocrchat
