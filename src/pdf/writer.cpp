#include "pdf/writer.hpp"

#include <utility>
#include <vector>

#include "pdf/qpdf_open.hpp"
#include "pdf/redraw.hpp"
#include "pdf/text_layer.hpp"
#include "pdf/write_pdf.hpp"

namespace ocrchat {
namespace {

/// The file to write over, or what could be saved of it.
struct Original {
  std::string redrawn;  // the bytes of `pdf` where qpdf could not read the file's own
  std::unique_ptr<QPDF> pdf;
  std::vector<QPDFPageObjectHelper> pages;
};

void open(Original& original, BytesView bytes, const std::string& password) try {
  original.pdf = open_qpdf(bytes, password);
  original.pages = QPDFPageDocumentHelper(*original.pdf).getAllPages();
  if (original.pages.empty()) throw damaged_file("no pages");
} catch (const QPDFExc& e) {
  throw damaged_file(e.what());
}

void open_or_redraw(Original& original, BytesView bytes, const std::string& password) {
  try {
    open(original, bytes, password);
  } catch (const Error&) {
    original.redrawn = redrawn_pdf(bytes, password);
    open(original, as_bytes(original.redrawn), {});
  }
}

void add_words(TextLayer& layer, const QPDFPageObjectHelper& page, const Page& words) try {
  layer.add(page, words);
} catch (const QPDFExc& e) {
  throw damaged_file(e.what());
}

}  // namespace

void write_text_layer(BytesView original, const std::string& password, const NextPage& next, Sink& out) {
  Original source;
  open_or_redraw(source, original, password);
  TextLayer layer(*source.pdf);
  while (const auto words = next()) {
    if (words->index < 0 || static_cast<std::size_t>(words->index) >= source.pages.size()) continue;
    add_words(layer, source.pages[static_cast<std::size_t>(words->index)], *words);
  }
  layer.finish();
  write_pdf(*source.pdf, out);
}

}  // namespace ocrchat
