#include "pdf/page_frame.hpp"

#include <algorithm>
#include <optional>

namespace ocrchat {
namespace {

using Rectangle = QPDFObjectHandle::Rectangle;

std::optional<Rectangle> rectangle(const QPDFObjectHandle& object) {
  QPDFObjectHandle array = object;
  if (!array.isRectangle()) return std::nullopt;
  const Rectangle r = array.getArrayAsRectangle();
  return Rectangle(std::min(r.llx, r.urx), std::min(r.lly, r.ury), std::max(r.llx, r.urx),
                   std::max(r.lly, r.ury));
}

int quarter_turns(QPDFObjectHandle rotate) {
  if (!rotate.isNumber()) return 0;
  const int degrees = static_cast<int>(std::clamp(rotate.getNumericValue(), -1e6, 1e6)) % 360;
  return (degrees + 360) % 360 / 90 * 90;
}

}  // namespace

PageFrame page_frame(QPDFPageObjectHelper page) {
  const Rectangle media =
      rectangle(page.getAttribute("/MediaBox", false)).value_or(Rectangle(0, 0, 612, 792));
  const Rectangle crop = rectangle(page.getAttribute("/CropBox", false)).value_or(media);
  PageFrame frame;
  frame.llx = std::clamp(crop.llx, media.llx, media.urx);
  frame.lly = std::clamp(crop.lly, media.lly, media.ury);
  frame.urx = std::clamp(crop.urx, media.llx, media.urx);
  frame.ury = std::clamp(crop.ury, media.lly, media.ury);
  frame.rotate = quarter_turns(page.getAttribute("/Rotate", false));
  return frame;
}

QPDFMatrix to_shown(const PageFrame& f) {
  switch (f.rotate) {
    case 90:
      return {0, 1, 1, 0, -f.lly, -f.llx};
    case 180:
      return {-1, 0, 0, 1, f.urx, -f.lly};
    case 270:
      return {0, -1, -1, 0, f.ury, f.urx};
    default:
      return {1, 0, 0, -1, -f.llx, f.ury};
  }
}

QPDFMatrix from_shown(const PageFrame& f) {
  switch (f.rotate) {
    case 90:
      return {0, 1, -1, 0, f.urx, f.lly};
    case 180:
      return {-1, 0, 0, -1, f.urx, f.ury};
    case 270:
      return {0, -1, 1, 0, f.llx, f.ury};
    default:
      return {1, 0, 0, 1, f.llx, f.lly};
  }
}

}  // namespace ocrchat
