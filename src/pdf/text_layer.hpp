#pragma once

#include <memory>
#include <string>

#include "document/model.hpp"
#include "pdf/page_frame.hpp"
#include "pdf/text_fonts.hpp"

namespace ocrchat {

/// Puts the words of pages over PDF pages as invisible text.
class TextLayer {
 public:
  /// `pdf` must outlive the object.
  explicit TextLayer(QPDF& pdf);
  ~TextLayer();
  TextLayer(const TextLayer&) = delete;
  TextLayer& operator=(const TextLayer&) = delete;

  /// Adds the words of `words`, but those whose origin is `embedded`, to `page`. Nothing that other pages
  /// share is changed, and no operator of the page's own content.
  void add(QPDFPageObjectHelper page, const Page& words);

  /// Completes the fonts; call once, after the last page.
  void finish();

 private:
  struct Setter;
  QPDF& pdf_;
  TextFonts fonts_;
  std::unique_ptr<Setter> setter_;
};

}  // namespace ocrchat
