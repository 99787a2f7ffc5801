#pragma once

#include "pdf/qpdf.hpp"

namespace ocrchat {

/// The part of user space that a page shows, and how far it is turned clockwise to be shown.
struct PageFrame {
  double llx = 0;
  double lly = 0;
  double urx = 612;
  double ury = 792;
  int rotate = 0;  ///< 0, 90, 180, 270

  bool sideways() const { return rotate % 180 != 0; }
  /// Size of the page as shown, in points.
  double width() const { return sideways() ? ury - lly : urx - llx; }
  double height() const { return sideways() ? urx - llx : ury - lly; }
};

/// The crop box within the media box, as poppler understands them: what is missing or no rectangle gets the
/// default.
PageFrame page_frame(QPDFPageObjectHelper page);

/// User space → the page as shown, in points, origin top left, y downwards.
QPDFMatrix to_shown(const PageFrame& frame);

/// The page as shown, in points, origin bottom left, y upwards → user space.
QPDFMatrix from_shown(const PageFrame& frame);

}  // namespace ocrchat
