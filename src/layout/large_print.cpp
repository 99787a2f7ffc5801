#include "layout/large_print.hpp"

#include <algorithm>
#include <cmath>

namespace ocrchat {
namespace {

constexpr double kLarge = 1.7;         // typical letters
constexpr double kAlike = 0.2;         // of the band: what tops and feet of whole letters differ at most
constexpr double kInside = 0.8;        // of a part's height
constexpr double kBeside = 0.5;        // of the band, before the row and after it
constexpr std::size_t kMostParts = 3;  // to one whole letter: with more, it is lines that touch

bool even(const GlyphRow& row, const std::vector<Glyph>& glyphs) {
  const double slack = kAlike * row.band();
  return std::all_of(row.glyphs.begin(), row.glyphs.end(), [&](int index) {
    const Glyph& glyph = glyphs[static_cast<std::size_t>(index)];
    return std::abs(glyph.y0 - row.top) < slack && std::abs(glyph.y1 - row.bottom) < slack;
  });
}

std::vector<int> parts_in(const GlyphRow& row, const std::vector<Glyph>& glyphs,
                          const std::vector<int>& order, double letter) {
  std::vector<int> parts;
  for (int index : order) {
    const Glyph& glyph = glyphs[static_cast<std::size_t>(index)];
    if (glyph.x0 > row.x1 + kBeside * row.band()) break;
    if (glyph.wall || glyph.height() >= kLarge * letter || glyph.x1 < row.x0 - kBeside * row.band()) continue;
    const double inside = std::min(glyph.y1, row.bottom) - std::max(glyph.y0, row.top);
    if (inside >= kInside * glyph.height()) parts.push_back(index);
  }
  return parts;
}

}  // namespace

std::vector<GlyphRow> large_print(const std::vector<Glyph>& glyphs, const std::vector<int>& order,
                                  double letter) {
  std::vector<int> large;
  for (int index : order)
    if (const Glyph& glyph = glyphs[static_cast<std::size_t>(index)];
        glyph.wall || glyph.height() >= kLarge * letter)
      large.push_back(index);
  std::vector<GlyphRow> rows = string_rows(glyphs, large, kLarge * letter);
  constexpr std::size_t kMostRows = 200;
  if (rows.size() > kMostRows) return {};
  std::vector<char> taken(glyphs.size(), 0);
  std::erase_if(rows, [&](GlyphRow& row) {
    if (row.glyphs.size() < 2 || !even(row, glyphs)) return true;
    std::vector<int> parts = parts_in(row, glyphs, order, letter);
    std::erase_if(parts, [&](int index) { return taken[static_cast<std::size_t>(index)] != 0; });
    if (parts.empty() || parts.size() > kMostParts * row.glyphs.size()) return true;
    for (int index : parts) taken[static_cast<std::size_t>(index)] = 1;
    row.glyphs.insert(row.glyphs.end(), parts.begin(), parts.end());
    return false;
  });
  for (GlyphRow& row : rows) {
    const double top = row.top;
    const double bottom = row.bottom;
    measure(row, glyphs);
    row.top = top;
    row.bottom = bottom;
  }
  return rows;
}

}  // namespace ocrchat
