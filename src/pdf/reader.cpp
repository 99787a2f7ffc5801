#include "pdf/reader.hpp"

#include <utility>

#include "pdf/direct_image.hpp"
#include "pdf/embedded_words.hpp"
#include "pdf/image_xobject.hpp"
#include "pdf/page_fonts.hpp"
#include "pdf/page_ink.hpp"
#include "pdf/poppler_page.hpp"
#include "pdf/qpdf.hpp"
#include "pdf/qpdf_open.hpp"

namespace ocrchat {
namespace {

/// Opens something once, when it is first asked for; remembers if that failed.
template <typename T>
class Lazy {
 public:
  template <typename Open>
  T* get(Open open) {
    if (!tried_) value_ = open();
    tried_ = true;
    return value_.get();
  }

 private:
  bool tried_ = false;
  std::unique_ptr<T> value_;
};

/// The file as qpdf sees it: what the pages are made of.
struct Structure {
  std::unique_ptr<QPDF> pdf;
  std::vector<QPDFPageObjectHelper> pages;
};

// Structure only spares work or adds knowledge: a file that poppler can show and qpdf cannot open goes
// without.
std::unique_ptr<Structure> open_structure(BytesView bytes, const std::string& password) try {
  auto structure = std::make_unique<Structure>();
  structure->pdf = open_qpdf(bytes, password);
  structure->pages = QPDFPageDocumentHelper(*structure->pdf).getAllPages();
  return structure;
} catch (const std::exception&) {
  return nullptr;
}

class PopplerFile final : public PdfFile {
 public:
  PopplerFile(BytesView bytes, std::string password, const PdfLimits& limits)
      : bytes_(bytes),
        password_(std::move(password)),
        limits_(limits),
        document_(open_poppler(bytes_, password_)),
        page_count_(poppler_document_get_n_pages(document_.get())) {
    if (page_count_ < 1) throw Error(ErrorCode::unreadable_file, "The PDF has no pages.");
  }

  int page_count() const override { return page_count_; }

  PdfPageSize page_size(int index) override { return shown_size(*poppler_page(*document_, index)); }

  PdfRaster raster(int index, double dpi) override {
    const PopplerPagePtr page = poppler_page(*document_, index);
    shown_size(*page);
    if (auto scan = direct_raster(*page, index)) return std::move(*scan);
    return render(*page, dpi, limits_.max_pixels);
  }

  std::vector<PdfWord> words(int index) override {
    const poppler::document* document = words_.get([&] { return open_for_words(bytes_, password_); });
    if (document == nullptr || index < 0 || index >= page_count_) return {};
    return embedded_words(*document, index);
  }

  std::vector<PdfFont> fonts(int index) override try {
    const auto page = structure_of(index);
    return page ? page_fonts(*page) : std::vector<PdfFont>{};
  } catch (const std::exception&) {
    return {};
  }

  bool text_is_invisible(int index) override {
    const auto page = structure_of(index);
    if (!page) return false;
    const PageInk ink = page_ink(*page, InkQuestion::all);
    return ink.hidden_text > ink.visible_text;
  }

 private:
  std::optional<QPDFPageObjectHelper> structure_of(int index) {
    const Structure* structure = structure_.get([&] { return open_structure(bytes_, password_); });
    if (structure == nullptr || structure->pages.size() != static_cast<std::size_t>(page_count_) ||
        index < 0 || index >= page_count_) {
      return std::nullopt;
    }
    return structure->pages[static_cast<std::size_t>(index)];
  }

  std::optional<DirectImage> direct_image(int index) try {
    const auto page = structure_of(index);
    if (!page) return std::nullopt;
    auto direct = find_direct_image(*page);
    const auto most = static_cast<double>(limits_.max_pixels);
    const double stored = direct ? static_cast<double>(direct->image_width) * direct->image_height : 0;
    if (!direct || direct->pixels() > most || stored > most) return std::nullopt;
    return direct;
  } catch (const std::exception&) {
    return std::nullopt;
  }

  std::optional<PdfRaster> direct_raster(PopplerPage& page, int index) {
    const auto direct = direct_image(index);
    if (!direct) return std::nullopt;
    auto image = decode_image(direct->image);
    if (!image) image = only_image(page, direct->image_width, direct->image_height);
    if (!image) return std::nullopt;
    Pixels pixels = upright_page(std::move(*image), *direct);
    PdfRaster raster{pixels.width, pixels.height, pixels.channels, direct->dpi, true, {}};
    raster.pixels = std::move(pixels.samples);
    return raster;
  }

  BytesView bytes_;
  std::string password_;
  PdfLimits limits_;
  PopplerDocumentPtr document_;
  int page_count_;
  Lazy<poppler::document> words_;
  Lazy<Structure> structure_;
};

}  // namespace

std::unique_ptr<PdfFile> open_pdf(BytesView bytes, const std::string& password, const PdfLimits& limits) {
  return std::make_unique<PopplerFile>(bytes, password, limits);
}

}  // namespace ocrchat
