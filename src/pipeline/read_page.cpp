#include "pipeline/read_page.hpp"

#include "document/text.hpp"
#include "image/transform.hpp"
#include "layout/structure.hpp"
#include "pipeline/trust.hpp"

namespace ocrchat {
namespace {

constexpr double kPointsPerInch = 72;

Page taken_from_the_file(PageImage& source, int index, PageReader& embedded, const ReadOptions& options) {
  source.image.dpi = kPointsPerInch / source.points_per_pixel;  // by this the words' points become pixels
  return embedded.read({.index = index, .image = source.image, .embedded = &source.words}, options);
}

Page recognised(const PageImage& source, int index, PageReader& recognition, const ReadOptions& options) {
  return recognition.read({.index = index, .image = source.image}, options);
}

}  // namespace

Page read_page(SourceFile& source, int index, const Readers& readers, const ReadPageOptions& options) {
  PageImage image = source.page(index);

  const bool trusted =
      options.trust_embedded_text && !image.words.empty() &&
      trust_in_words(image, readers.recognition, options.read, source.proven_fonts()) == Trust::trusted;
  Page page = trusted ? taken_from_the_file(image, index, readers.embedded, options.read)
                      : recognised(image, index, readers.recognition, options.read);

  // The engine may have turned the page; rules and pictures are looked for in what it read.
  if (page.rotation != 0) image.image = rotated(image.image, page.rotation);
  structure(page, image.image);
  settle(page);
  return page;
}

}  // namespace ocrchat
