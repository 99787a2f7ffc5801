#pragma once

#include <memory>
#include <string>
#include <vector>

#include "document/model.hpp"
#include "image/image.hpp"
#include "pdf/reader.hpp"

namespace ocrchat {

/// What an engine gets to read: one upright page or, if the source was turned, the page as it came.
struct PageInput {
  int index = 0;
  const Image& image;
  const std::vector<PdfWord>* embedded = nullptr;  ///< words the file itself holds; null if there are none
};

/// How to read it.
struct ReadOptions {
  std::string language = "auto";  ///< a BCP 47 tag of `languages()`, or "auto"
};

/// An engine: pixels (or embedded words) in, words, lines and blocks with boxes and confidence out, in
/// upright page pixels, in reading order. Blocks are plain paragraphs; `layout/` gives them their meaning. An
/// engine starts no threads and keeps its models warm between calls; one object serves one thread.
class PageReader {
 public:
  virtual ~PageReader() = default;
  /// @throws Error(page_unreadable | engine_not_configured)
  virtual Page read(const PageInput& input, const ReadOptions& options) = 0;
};

}  // namespace ocrchat
