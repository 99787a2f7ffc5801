#pragma once

#include <map>
#include <string>
#include <vector>

#include "pdf/qpdf.hpp"

namespace ocrchat {

/// A character as invisible text has it: a code in one of the fonts.
struct TextGlyph {
  int font = 0;
  int code = 0;
};

/// The fonts of a file's invisible text: every grapheme cluster is one code, all codes are the same empty
/// glyph, and ToUnicode says what each stands for. A font that is full (65,535 codes) is followed by another.
class TextFonts {
 public:
  /// `pdf` must outlive the object.
  explicit TextFonts(QPDF& pdf) : pdf_(pdf) {}

  /// The glyph for a cluster, given in UTF-16.
  TextGlyph glyph(const std::u16string& cluster);

  /// The dictionary of a font that `glyph` has named; complete only after `finish`.
  QPDFObjectHandle dictionary(int font) const { return dictionaries_.at(static_cast<std::size_t>(font)); }

  /// Fills the dictionaries in; call once, after the last glyph.
  void finish();

 private:
  void finish_font(std::size_t font, const QPDFObjectHandle& program,
                   const std::vector<const std::u16string*>& clusters);

  QPDF& pdf_;
  std::map<std::u16string, int> order_;  // cluster → its number over all fonts
  std::vector<QPDFObjectHandle> dictionaries_;
};

/// A new stream in `pdf` that holds `data` deflated.
QPDFObjectHandle deflated_stream(QPDF& pdf, const std::string& data);

}  // namespace ocrchat
