#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/bytes.hpp"
#include "document/model.hpp"

namespace ocrchat {

/// A page as shown: upright (its /Rotate applied), cropped, in points (1/72 inch).
struct PdfPageSize {
  double width = 0;
  double height = 0;
};

/// A word that the file itself holds, its letters in the order in which they are read. Box in points of the
/// page as shown, origin top left. Where a page has right-to-left text, a word is parted where the direction
/// changes and at the marks around it: only the line tells in which order these are read.
struct PdfWord {
  std::string text;
  double x0 = 0;
  double y0 = 0;
  double x1 = 0;
  double y1 = 0;
  int rotation = 0;  ///< 0, 90, 180, 270
  double font_size = 0;
  bool bold = false;
  bool italic = false;
  bool space_after = false;
  std::string font;  ///< its name; empty if unknown
};

/// A font that a page may use. The same object in two pages is the same font; the same name need not be.
struct PdfFont {
  std::string name;
  int object = 0;  ///< number in the file
};

/// Pixels that a PDF page was made of or rendered to. 8 bits a sample; 1 channel (grey) or 3 (RGB).
struct PdfRaster {
  int width = 0;
  int height = 0;
  int channels = 1;
  double dpi = 0;
  bool direct = false;  ///< the page's only image as it is in the file, not re-rendered
  std::vector<std::uint8_t> pixels;
};

struct PdfLimits {
  std::int64_t max_pixels = 150'000'000;
};

/// An opened PDF. Not thread-safe; `bytes` must outlive it.
class PdfFile {
 public:
  virtual ~PdfFile() = default;
  virtual int page_count() const = 0;
  /// @throws Error(page_unreadable)
  virtual PdfPageSize page_size(int index) = 0;
  /// The upright page: the scan itself where the page is one image that covers it, else rendered at `dpi`
  /// (less where that would be beyond the limit of pixels, but never under 72 dpi: then it throws).
  /// @throws Error(page_unreadable | too_many_pixels)
  virtual PdfRaster raster(int index, double dpi) = 0;
  /// Visible and invisible words alike, in the file's order, those of a line mostly from left to right; empty
  /// if there are none.
  virtual std::vector<PdfWord> words(int index) = 0;
  /// Fonts of the page's resources; empty if they are not known.
  virtual std::vector<PdfFont> fonts(int index) = 0;
  /// Whether the text of the page is drawn invisibly (the layer of an earlier OCR) for the most part.
  virtual bool text_is_invisible(int index) = 0;
};

/// @param password  owner's or user's; empty if there is none
/// @throws Error(unreadable_file | password_required | wrong_password)
std::unique_ptr<PdfFile> open_pdf(BytesView bytes, const std::string& password, const PdfLimits& limits);

}  // namespace ocrchat
