#include <algorithm>

#include "base/error.hpp"
#include "pdf/image_embed.hpp"
#include "pdf/qpdf_open.hpp"
#include "pdf/text_layer.hpp"
#include "pdf/write_pdf.hpp"
#include "pdf/writer.hpp"

namespace ocrchat {
namespace {

constexpr double kMostPoints = 14'400;  // of a page's side, a limit of many readers
constexpr double kLeastPoints = 3;

// Without a resolution in the file: a wide image is likely a scan of a sheet, a narrow one a picture of a
// screen.
double likely_dpi(const EmbeddedImage& image) {
  if (image.dpi > 0) return image.dpi;
  return std::min(image.width, image.height) > 1200 ? 300 : 96;
}

double page_dpi(const EmbeddedImage& image) {
  const double least = 72.0 * std::max(image.width, image.height) / kMostPoints;
  const double most = 72.0 * std::min(image.width, image.height) / kLeastPoints;
  return std::max(least, std::min(likely_dpi(image), most));
}

QPDFPageObjectHelper add_page(QPDF& pdf, const EmbeddedImage& image) {
  const double dpi = page_dpi(image);
  const double width = image.width * 72 / dpi;
  const double height = image.height * 72 / dpi;
  QPDFMatrix matrix(width, 0, 0, height, 0, 0);
  matrix.concat(image.upright);
  QPDFObjectHandle page = QPDFObjectHandle::parse("<< /Type /Page /Resources << /XObject << >> >> >>");
  page.getKey("/Resources").getKey("/XObject").replaceKey("/Im0", image.stream);
  page.replaceKey("/MediaBox", QPDFObjectHandle::newFromRectangle({0, 0, width, height}));
  page.replaceKey("/Contents", pdf.newStream("q " + matrix.unparse() + " cm /Im0 Do Q\n"));
  const QPDFObjectHandle added = pdf.makeIndirectObject(page);
  QPDFPageDocumentHelper(pdf).addPage(QPDFPageObjectHelper(added), false);
  return QPDFPageObjectHelper(added);
}

/// The words of the pages that `next` gives, asked for by rising index.
class WordsByIndex {
 public:
  explicit WordsByIndex(const NextPage& next) : next_(next), page_(next_()) {}
  const Page* at(int index) {
    while (page_ && page_->index < index) page_ = next_();
    return page_ && page_->index == index ? &*page_ : nullptr;
  }

 private:
  const NextPage& next_;
  std::optional<Page> page_;
};

void add_words(TextLayer& layer, const QPDFPageObjectHelper& page, const Page* words) {
  if (words != nullptr) layer.add(page, *words);
}

}  // namespace

void write_image_pdf(BytesView original, MediaType type, FrameSource& frames, const NextPage& next,
                     Sink& out) {
  QPDF pdf;
  pdf.emptyPDF();
  TextLayer layer(pdf);
  WordsByIndex words(next);
  const auto as_is = embed_as_is(pdf, original, type);
  int index = 0;
  for (const EmbeddedImage& image : as_is) {
    add_words(layer, add_page(pdf, image), words.at(index));
    ++index;
  }
  std::size_t spent = 0;
  const int count = as_is.empty() ? frames.count() : 0;
  for (; index < count; ++index) {
    add_words(layer, add_page(pdf, embed_frame(pdf, frames, index, spent)), words.at(index));
  }
  layer.finish();
  write_pdf(pdf, out);
}

}  // namespace ocrchat
