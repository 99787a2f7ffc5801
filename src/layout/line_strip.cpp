#include "layout/line_strip.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "layout/strip_resampler.hpp"

namespace ocrchat {
namespace {

constexpr double kSteepest = 0.2;  // more is no line that a page's skew explains

/// A line as if it ran from left to right: along, from its beginning; across, away from the reader's top.
struct Course {
  int begin = 0;
  int end = 0;
  double middle = 0;  ///< the baseline's (or axis's) place across, at `begin`
  double slope = 0;
  double above = 0;  ///< extent on either side of it
  double below = 0;
  bool known = true;  ///< the line says where its letters are; else all that is known is its box
};

bool is_sane(double value, double limit) {
  return std::isfinite(value) && std::abs(value) <= limit;
}

Box within(const Box& box, int width, int height) {
  return {std::clamp(box.x0, 0, width), std::clamp(box.y0, 0, height), std::clamp(box.x1, 0, width),
          std::clamp(box.y1, 0, height)};
}

/// What the line says of itself, or what its box says where that cannot be.
Course course_of(const TextLine& line, const Box& box) {
  // A vertical line's top is at the right: turned by 90 degrees, x falls as the distance from the top grows.
  const int begin = line.vertical ? box.y0 : box.x0;
  const int end = line.vertical ? box.y1 : box.x1;
  const double top = line.vertical ? -box.x1 : box.y0;
  const double bottom = line.vertical ? -box.x0 : box.y1;
  const double sign = line.vertical ? -1 : 1;
  Course course{begin, end, sign * line.baseline, sign * line.slope, line.ascent, line.descent};
  const double limit = 4.0 * (bottom - top) + 16;
  if (!is_sane(line.slope, kSteepest)) course.slope = 0;
  if (!is_sane(line.baseline, 1e6) || course.middle < top - limit || course.middle > bottom + limit ||
      !is_sane(line.ascent, limit) || !is_sane(line.descent, limit) || line.ascent + line.descent < 1) {
    course.middle = bottom;
    course.slope = 0;
    course.above = bottom - top;
    course.below = 0;
    course.known = false;
  }
  return course;
}

void widen(Course& course, const LineStripOptions& options, int limit) {
  const double height = course.known ? course.above + course.below : 0;
  course.above = std::max(1.0, course.above + height * options.above) + options.padding;
  course.below = std::max(0.0, course.below + height * options.below) + options.padding;
  const int begin = std::max(0, course.begin - options.padding);
  course.middle -= course.slope * (course.begin - begin);
  course.begin = begin;
  course.end = std::min(limit, course.end + options.padding);
}

/// The pixels around a vertical line, turned against the clock; the course then is in the new image.
Image turned(const Image& gray, Course& course) {
  const double drop = course.slope * (course.end - course.begin);
  const double high = course.middle - course.above + std::min(0.0, drop);
  const double low = course.middle + course.below + std::max(0.0, drop);
  const int x1 = std::clamp(static_cast<int>(std::ceil(-high)) + 4, 1, gray.width);
  const int x0 = std::clamp(static_cast<int>(std::floor(-low)) - 4, 0, x1 - 1);
  Image result(course.end - course.begin, x1 - x0, 1);
  for (int y = course.begin; y < course.end; ++y)
    for (int x = x0; x < x1; ++x) result.row(x1 - 1 - x)[y - course.begin] = gray.row(y)[x];
  course.middle += x1;
  course.end -= course.begin;
  course.begin = 0;
  return result;
}

}  // namespace

LineStrip cut_strip(const Image& gray, const TextLine& line, const LineStripOptions& options) {
  LineStrip strip;
  strip.line = line;
  strip.page_width = gray.width;
  strip.page_height = gray.height;
  const Box box = within(line.box, gray.width, gray.height);
  if (gray.empty() || box.empty()) return strip;
  Course course = course_of(line, box);
  widen(course, options, line.vertical ? gray.height : gray.width);
  strip.origin = course.begin;
  Image upright;
  if (line.vertical) upright = turned(gray, course);
  const int length = course.end - course.begin;
  const double height = course.above + course.below;
  const double wanted = std::round(length * options.height / height);
  const int width = static_cast<int>(std::clamp(wanted, 1.0, static_cast<double>(options.longest)));
  strip.scale = static_cast<double>(width) / length;
  const StripFrame frame{course.begin, course.end, course.middle - course.above, height, course.slope};
  strip.columns = resampled_strip(line.vertical ? upright : gray, frame, width, options.height);
  return strip;
}

Box LineStrip::on_page(double begin, double end) const {
  const Box whole = within(line.box, page_width, page_height);
  if (whole.empty()) return {};
  const Course course = course_of(line, whole);
  const double from = origin + begin / scale;
  const double to = origin + end / scale;
  const double middle = course.middle + course.slope * ((from + to) / 2 - course.begin);
  const auto low = [](double value) { return static_cast<int>(std::floor(std::clamp(value, -1e8, 1e8))); };
  const auto high = [](double value) { return static_cast<int>(std::ceil(std::clamp(value, -1e8, 1e8))); };
  Box box{low(from), low(middle - course.above), high(to), high(middle + course.below)};
  if (line.vertical) box = {-box.y1, box.x0, -box.y0, box.x1};
  return within(box, page_width, page_height);
}

}  // namespace ocrchat
