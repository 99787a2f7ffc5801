#include "engine/prepared.hpp"

#include <algorithm>
#include <cmath>

#include "base/error.hpp"

namespace ocrchat {
namespace {

constexpr double kSmallText = 15;  // below it, letters lose strokes when a line is scaled for the network
constexpr double kGoodText = 24;   // the x-height of 12-point print at 300 dpi
constexpr double kLargeText = 64;  // above it, size costs time and gains nothing
constexpr double kLargestGrowth = 4;
constexpr double kMostPixels = 36e6;
constexpr int kLeastMargin = 40;  // pixels
constexpr double kUneven = 30;    // steps of grey between the lighter and the darker parts of the paper

double best_scale(const Marks& marks, double pixels) {
  const double height = marks.text_height;
  double scale = 1;
  if (height > 0 && height < kSmallText) scale = std::min(kGoodText / height, kLargestGrowth);
  if (height > kLargeText) scale = kGoodText * 1.5 / height;
  if (pixels * scale * scale > kMostPixels)
    scale = std::min(std::max(1.0, scale), std::sqrt(kMostPixels / pixels));
  return scale;
}

int resolution_of(double dpi, const Marks& marks, double scale) {
  // Letters of 15 to 45 pixels are book print at 300 dpi in one script or another.
  const double height = marks.text_height;
  double guess = height > 0 && (height < kSmallText || height > 45) ? height * 300 / kGoodText : 300;
  if (dpi >= 70 && dpi <= 2400) guess = dpi;
  return static_cast<int>(std::clamp(guess * scale, 70.0, 2400.0));
}

/// The value below which a share `rank` of the pixels lies.
double brightness_at(Pix* gray, float rank) {
  l_uint32 value = 0;
  pixGetRankValue(gray, 1, rank, &value);
  return value;
}

Box scaled_box(const Box& box, double factor) {
  const auto at = [&](int value) { return static_cast<int>(std::lround(value * factor)); };
  return {at(box.x0), at(box.y0), at(box.x1), at(box.y1)};
}

/// Blank margins cost the layout analysis as much as print does, so they are left off.
Box content_of(const Marks& marks, const Prepared& page) {
  const Box inked_box = scaled_box(inked(marks), page.scale);
  const int width = pixGetWidth(page.image.get());
  const int height = pixGetHeight(page.image.get());
  if (inked_box.empty()) return {0, 0, width, height};
  const int margin = std::max(kLeastMargin, static_cast<int>(2 * page.text_height));
  return {std::max(0, inked_box.x0 - margin), std::max(0, inked_box.y0 - margin),
          std::min(width, inked_box.x1 + margin), std::min(height, inked_box.y1 + margin)};
}

}  // namespace

Prepared prepared(Pix* gray, double dpi) {
  const Marks marks = marks_of(gray);
  Prepared page;
  page.scale = best_scale(marks, static_cast<double>(pixGetWidth(gray)) * pixGetHeight(gray));
  page.resolution = resolution_of(dpi, marks, page.scale);
  page.text_height = marks.text_height * page.scale;
  const Strips strips = strips_of(marks);
  page.upright_strips = strips.upright;
  for (const Box& line : strips.level) page.lines.push_back(scaled_box(line, page.scale));
  const auto factor = static_cast<l_float32>(page.scale);
  page.image.reset(page.scale == 1 ? pixClone(gray) : pixScaleGeneral(gray, factor, factor, 0, 0));
  if (marks.light_on_dark) page.image.reset(pixInvert(nullptr, page.image.get()));
  if (!page.image) throw Error(ErrorCode::page_unreadable, {}, "prepared");
  page.content = content_of(marks, page);
  return page;
}

PixPtr evened(const Prepared& page) {
  const int width = pixGetWidth(page.image.get());
  const int height = pixGetHeight(page.image.get());
  if (width < 200 || height < 200) return nullptr;
  const PixPtr ground(pixScaleGrayMinMax(page.image.get(), 32, 32, L_CHOOSE_MAX));
  if (!ground || brightness_at(ground.get(), 0.9F) - brightness_at(ground.get(), 0.1F) < kUneven)
    return nullptr;
  return PixPtr(pixBackgroundNormSimple(page.image.get(), nullptr, nullptr));
}

Box to_page(const Prepared& page, const Box& box) {
  return scaled_box(box, 1 / page.scale);
}

}  // namespace ocrchat
