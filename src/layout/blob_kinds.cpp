#include "layout/blob_kinds.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace ocrchat {
namespace {

constexpr double kSpeck = 0.1;  // of a letter's height
constexpr double kRule = 4;     // letters long
constexpr double kRuleThickness = 0.4;
constexpr double kBig = 8;
constexpr double kPictureFill = 0.25;
constexpr double kBorder = 0.06;  // of the page's side: how far a border reaches in
constexpr double kAtEdge = 0.02;
constexpr double kBorderLength = 0.15;
constexpr std::size_t kMostGlyphs = 100'000;
constexpr double kBridgeSlack = 0.2;
constexpr double kBridge = 8;  // letters between two pieces of one rule

BlobKind kind_of(const InkBlob& blob, double letter) {
  const int width = blob.box.width();
  const int height = blob.box.height();
  const int longer = std::max(width, height);
  if (longer < std::max(2.0, kSpeck * letter)) return BlobKind::speck;
  const double thickness = static_cast<double>(blob.area) / longer;
  if (longer > kRule * letter && thickness < kRuleThickness * letter && longer > 8 * thickness &&
      std::min(width, height) < 0.1 * longer + 4)
    return BlobKind::rule;
  if (height <= kBig * letter && (width <= kBig * letter || height <= kBig / 2 * letter))
    return BlobKind::letter;
  const double fill = static_cast<double>(blob.area) / (static_cast<double>(width) * height);
  return fill > kPictureFill && std::min(width, height) > kBig / 2 * letter ? BlobKind::picture
                                                                            : BlobKind::big;
}

/// A strip along one side of the page, from its edge inward; x or y.
struct Strip {
  int end = 0;
  std::int64_t length = 0;  ///< of big things in it
};

/// Distance from each of the four edges (left, top, right, bottom) at which a box begins and ends.
struct FromEdge {
  int begin;
  int end;
  int along;
};

FromEdge from_edge(const Box& box, int side, int width, int height) {
  if (side == 0) return {box.x0, box.x1, box.height()};
  if (side == 1) return {box.y0, box.y1, box.width()};
  if (side == 2) return {width - box.x1, width - box.x0, box.height()};
  return {height - box.y1, height - box.y0, box.width()};
}

/// Big things along an edge are the border of a scan; so is what lies between them and the edge.
void mark_border(const std::vector<InkBlob>& blobs, std::vector<BlobKind>& kinds, int side, int width,
                 int height) {
  const int across = side % 2 == 0 ? width : height;
  const int along = side % 2 == 0 ? height : width;
  Strip strip;
  for (std::size_t i = 0; i < blobs.size(); ++i) {
    if (kinds[i] == BlobKind::letter || kinds[i] == BlobKind::speck) continue;
    const FromEdge place = from_edge(blobs[i].box, side, width, height);
    if (place.begin > kAtEdge * across || place.end > kBorder * across ||
        place.along < 2 * (place.end - place.begin))
      continue;
    strip.end = std::max(strip.end, place.end);
    strip.length += place.along;
  }
  if (static_cast<double>(strip.length) < kBorderLength * along) return;
  for (std::size_t i = 0; i < blobs.size(); ++i)
    if (from_edge(blobs[i].box, side, width, height).end <= strip.end) kinds[i] = BlobKind::big;
}

/// What is missing between two pieces of one rule, if they are that.
std::optional<Glyph> bridge_between(const Glyph& upper, const Glyph& lower, double letter) {
  const double gap = lower.y0 - upper.y1;
  const double aside = std::abs((lower.x0 + lower.x1 - upper.x0 - upper.x1) / 2);
  if (gap <= 0 || gap > kBridge * letter || aside > letter) return std::nullopt;
  Glyph bridge = upper;
  bridge.x0 = std::min(upper.x0, lower.x0);
  bridge.x1 = std::max(upper.x1, lower.x1);
  bridge.y0 = upper.y1;
  bridge.y1 = lower.y0;
  return bridge;
}

/// Puts a wall between pieces of one rule, in the place of what is left of it there.
void bridge_walls(std::vector<Glyph>& glyphs, double letter) {
  std::vector<Glyph> walls;
  for (const Glyph& glyph : glyphs)
    if (glyph.wall) walls.push_back(glyph);
  std::sort(walls.begin(), walls.end(), [](const Glyph& a, const Glyph& b) { return a.y0 < b.y0; });
  constexpr std::size_t kMost = 200;
  if (walls.size() > kMost) return;
  std::vector<Glyph> bridges;
  for (std::size_t i = 0; i < walls.size(); ++i)
    for (std::size_t k = i + 1; k < walls.size(); ++k)
      if (const auto bridge = bridge_between(walls[i], walls[k], letter)) {
        bridges.push_back(*bridge);
        break;
      }
  const double slack = kBridgeSlack * letter;
  std::erase_if(glyphs, [&](const Glyph& glyph) {
    return std::any_of(bridges.begin(), bridges.end(), [&](const Glyph& bridge) {
      return !glyph.wall && glyph.x0 > bridge.x0 - slack && glyph.x1 < bridge.x1 + slack &&
             glyph.y0 >= bridge.y0 && glyph.y1 <= bridge.y1;
    });
  });
  glyphs.insert(glyphs.end(), bridges.begin(), bridges.end());
}

}  // namespace

std::vector<BlobKind> kinds_of(const std::vector<InkBlob>& blobs, double letter, int width, int height) {
  std::vector<BlobKind> kinds;
  kinds.reserve(blobs.size());
  for (const InkBlob& blob : blobs) kinds.push_back(kind_of(blob, letter));
  for (int side = 0; side < 4; ++side) mark_border(blobs, kinds, side, width, height);
  return kinds;
}

std::vector<Glyph> glyphs_of(const std::vector<InkBlob>& blobs, const std::vector<BlobKind>& kinds,
                             const std::vector<Box>& strokes, double letter, const LevelFrame& frame) {
  std::vector<Glyph> glyphs;
  for (std::size_t i = 0; i < blobs.size(); ++i) {
    if (kinds[i] != BlobKind::letter && kinds[i] != BlobKind::rule) continue;
    Glyph glyph = frame.level(blobs[i].box);
    glyph.wall = kinds[i] == BlobKind::rule;
    if (!glyph.wall || glyph.height() > glyph.width()) glyphs.push_back(glyph);
  }
  // More than any page has: noise, in which the larger marks are the likelier letters.
  if (glyphs.size() > kMostGlyphs)
    std::erase_if(glyphs, [&](const Glyph& glyph) { return glyph.height() < letter; });
  if (glyphs.size() > kMostGlyphs) glyphs.clear();
  for (const Box& stroke : strokes) {
    Glyph wall = frame.level(stroke);
    wall.wall = true;
    if (wall.height() > wall.width()) glyphs.push_back(wall);
  }
  bridge_walls(glyphs, letter);
  return glyphs;
}

}  // namespace ocrchat
