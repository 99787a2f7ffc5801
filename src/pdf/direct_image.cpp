#include "pdf/direct_image.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "pdf/page_frame.hpp"
#include "pdf/page_ink.hpp"

namespace ocrchat {
namespace {

constexpr double kMostSkew = 0.3;       // points that an edge may lean over its whole length
constexpr double kLeastCovered = 0.95;  // of the page's area
constexpr double kMostStretch = 1.03;   // between the resolutions across and down
constexpr int kSnap = 2;                // pixels by which page and image may differ and still be the same

// Where the image lies on the page as shown, in points from the top left corner.
struct Place {
  double x0 = 0;
  double y0 = 0;
  double x1 = 0;
  double y1 = 0;
  Turn turn;
};

// The image's unit square under `m`: u runs along its rows, v up its columns.
std::optional<Place> place_of(const QPDFMatrix& m) {
  Place place;
  place.turn.transpose = std::abs(m.b) + std::abs(m.c) > std::abs(m.a) + std::abs(m.d);
  const double lean =
      place.turn.transpose ? std::max(std::abs(m.a), std::abs(m.d)) : std::max(std::abs(m.b), std::abs(m.c));
  const double across = place.turn.transpose ? m.c : m.a;
  const double down = place.turn.transpose ? m.b : m.d;
  if (!(lean <= kMostSkew) || across == 0 || down == 0) return std::nullopt;
  place.turn.mirror_x = place.turn.transpose ? across > 0 : across < 0;
  place.turn.mirror_y = place.turn.transpose ? down < 0 : down > 0;
  place.x0 = std::min(m.e, m.e + across);
  place.x1 = std::max(m.e, m.e + across);
  place.y0 = std::min(m.f, m.f + down);
  place.y1 = std::max(m.f, m.f + down);
  return place;
}

bool covers(const Place& place, const PageFrame& frame) {
  const double w = std::min(place.x1, frame.width()) - std::max(place.x0, 0.0);
  const double h = std::min(place.y1, frame.height()) - std::max(place.y0, 0.0);
  return w > 0 && h > 0 && w * h >= kLeastCovered * frame.width() * frame.height();
}

bool clip_matters(const QPDFObjectHandle::Rectangle& clip, const QPDFMatrix& matrix, const PageFrame& frame) {
  const auto image = matrix.transformRectangle({0, 0, 1, 1});
  return clip.llx > std::max(image.llx, frame.llx) + 1 || clip.lly > std::max(image.lly, frame.lly) + 1 ||
         clip.urx < std::min(image.urx, frame.urx) - 1 || clip.ury < std::min(image.ury, frame.ury) - 1;
}

bool is_opaque_image(QPDFObjectHandle dict) {
  QPDFObjectHandle mask = dict.getKey("/ImageMask");
  return !dict.hasKey("/SMask") && !dict.hasKey("/Mask") && !dict.hasKey("/OC") &&
         !(mask.isBool() && mask.getBoolValue());
}

bool can_be_seen(QPDFObjectHandle annotation) {
  if (!annotation.isDictionary() || !annotation.hasKey("/AP")) return false;
  QPDFObjectHandle kind = annotation.getKey("/Subtype");
  return !kind.isNameAndEquals("/Link") && !kind.isNameAndEquals("/Popup");
}

bool has_visible_annotations(QPDFPageObjectHelper page) {
  QPDFObjectHandle annotations = page.getObjectHandle().getKey("/Annots");
  if (!annotations.isArray()) return false;
  auto all = annotations.getArrayAsVector();
  return std::any_of(all.begin(), all.end(), [](const QPDFObjectHandle& a) { return can_be_seen(a); });
}

bool measure(const Place& place, const PageFrame& frame, DirectImage& direct) {
  const bool swap = direct.turn.transpose;
  const int across = swap ? direct.image_height : direct.image_width;
  const int down = swap ? direct.image_width : direct.image_height;
  const double sx = across / (place.x1 - place.x0);
  const double sy = down / (place.y1 - place.y0);
  if (!(std::max(sx, sy) <= kMostStretch * std::min(sx, sy))) return false;
  const double width = frame.width() * sx;
  const double height = frame.height() * sy;
  if (!(width < 1e6 && height < 1e6)) return false;
  direct.width = std::max(1, static_cast<int>(std::lround(width)));
  direct.height = std::max(1, static_cast<int>(std::lround(height)));
  direct.x = static_cast<int>(std::lround(place.x0 * sx));
  direct.y = static_cast<int>(std::lround(place.y0 * sy));
  const bool same_width = std::abs(direct.width - across) <= kSnap && std::abs(direct.x) <= kSnap;
  const bool same_height = std::abs(direct.height - down) <= kSnap && std::abs(direct.y) <= kSnap;
  if (same_width) std::tie(direct.width, direct.x) = std::pair(across, 0);
  if (same_height) std::tie(direct.height, direct.y) = std::pair(down, 0);
  direct.dpi = 72 * sx;
  return true;
}

int dimension(QPDFObjectHandle dict, const char* key) {
  QPDFObjectHandle value = dict.getKey(key);
  return value.isInteger() ? value.getIntValueAsInt() : 0;
}

}  // namespace

std::optional<DirectImage> find_direct_image(QPDFPageObjectHelper page) {
  const PageFrame frame = page_frame(page);
  const PageInk ink = page_ink(page, InkQuestion::only_image);
  if (ink.other || ink.visible_text > 0 || ink.images.size() != 1 || has_visible_annotations(page)) return {};
  const PaintedImage& painted = ink.images.front();
  QPDFObjectHandle dict = QPDFObjectHandle(painted.object).getDict();
  QPDFMatrix matrix = to_shown(frame);
  matrix.concat(painted.matrix);
  const auto place = place_of(matrix);
  if (!place || !covers(*place, frame) || !is_opaque_image(dict) ||
      clip_matters(painted.clip, painted.matrix, frame)) {
    return {};
  }
  DirectImage direct;
  direct.image = painted.object;
  direct.turn = place->turn;
  direct.image_width = dimension(dict, "/Width");
  direct.image_height = dimension(dict, "/Height");
  if (direct.image_width < 1 || direct.image_height < 1 || !measure(*place, frame, direct)) return {};
  return direct;
}

Pixels upright_page(Pixels image, const DirectImage& direct) {
  return placed(turned(std::move(image), direct.turn), direct.width, direct.height, direct.x, direct.y);
}

}  // namespace ocrchat
