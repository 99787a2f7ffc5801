#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/bytes.hpp"
#include "document/media_type.hpp"
#include "image/decode.hpp"
#include "image/image.hpp"
#include "pdf/reader.hpp"
#include "pipeline/proven_fonts.hpp"

namespace ocrchat {

struct OpenOptions {
  std::string password;
  std::int64_t max_pixels = 150'000'000;
  double render_dpi = 300;
};

/// One page of a source: its upright pixels and, in a PDF, the words the file itself holds.
struct PageImage {
  Image image;
  std::vector<PdfWord> words;
  std::vector<PdfFont> fonts;  ///< that the words may be set in
  bool words_invisible = false;
  double points_per_pixel = 0;  ///< to bring `words` to pixels; 0 if there are none
};

/// An opened document of any kind. Not thread-safe; `bytes` must outlive it.
class SourceFile {
 public:
  virtual ~SourceFile() = default;
  virtual MediaType media_type() const = 0;
  virtual int page_count() const = 0;
  /// @throws Error(page_unreadable | too_many_pixels)
  virtual PageImage page(int index) = 0;

  /// What reading its pages has told of its fonts so far.
  ProvenFonts& proven_fonts() { return proven_fonts_; }

 private:
  ProvenFonts proven_fonts_;
};

/// Tells the type from the content and opens the document.
/// @throws Error(empty_file | unsupported_type | unreadable_file | password_required | wrong_password)
std::unique_ptr<SourceFile> open_source(BytesView bytes, const OpenOptions& options);

}  // namespace ocrchat
