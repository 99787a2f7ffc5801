#include "layout/row_parts.hpp"

#include <algorithm>
#include <numeric>

namespace ocrchat {
namespace {

constexpr double kInside = 0.6;   // of the part's height, within the other's
constexpr double kCovered = 0.6;  // of the part's width, within the other's
constexpr double kAround = 0.35;  // of the band, where its accents and descenders are
constexpr double kOfOneSize = 0.6;
constexpr double kTallest = 1.1;  // of the band

bool is_part(const GlyphRow& part, const GlyphRow& row) {
  if (part.band() > kTallest * row.band()) return false;
  // A line of print beside a bracket or under a stroke of a pen.
  if (part.glyphs.size() > row.glyphs.size() && part.band() < kOfOneSize * row.band()) return false;
  const double shared = std::min(row.x1, part.x1) - std::max(row.x0, part.x0);
  if (shared < kCovered * (part.x1 - part.x0)) return false;
  const double inside = std::min(row.bottom + kAround * row.band(), part.bottom) -
                        std::max(row.top - kAround * row.band(), part.top);
  return inside >= kInside * part.band();
}

}  // namespace

std::vector<GlyphRow> absorb_parts(std::vector<GlyphRow> rows, const std::vector<Glyph>& glyphs) {
  std::vector<std::size_t> by_y(rows.size());
  std::iota(by_y.begin(), by_y.end(), std::size_t{0});
  std::sort(by_y.begin(), by_y.end(),
            [&](std::size_t a, std::size_t b) { return rows[a].middle() < rows[b].middle(); });
  std::vector<std::size_t> longest_first(by_y);
  std::sort(longest_first.begin(), longest_first.end(),
            [&](std::size_t a, std::size_t b) { return rows[a].x1 - rows[a].x0 > rows[b].x1 - rows[b].x0; });
  std::vector<char> taken(rows.size(), 0);
  for (std::size_t main : longest_first) {
    if (taken[main]) continue;
    GlyphRow& row = rows[main];
    auto it = std::lower_bound(by_y.begin(), by_y.end(), row.top - kAround * row.band(),
                               [&](std::size_t index, double y) { return rows[index].middle() < y; });
    const std::size_t before = row.glyphs.size();
    for (; it != by_y.end() && rows[*it].middle() < row.bottom + kAround * row.band(); ++it) {
      if (*it == main || taken[*it] || !is_part(rows[*it], row)) continue;
      taken[*it] = 1;
      row.glyphs.insert(row.glyphs.end(), rows[*it].glyphs.begin(), rows[*it].glyphs.end());
    }
    taken[main] = row.glyphs.size() > before ? 2 : 0;
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (taken[i] == 2) measure(rows[i], glyphs);
    if (taken[i] == 1) rows[i].glyphs.clear();
  }
  std::erase_if(rows, [](const GlyphRow& row) { return row.glyphs.empty(); });
  return rows;
}

}  // namespace ocrchat
