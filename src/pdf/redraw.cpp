#include "pdf/redraw.hpp"

#include <cairo-pdf.h>
#include <cairo.h>
#include <memory>

#include "pdf/poppler_page.hpp"
#include "pdf/qpdf_open.hpp"

namespace ocrchat {
namespace {

struct CairoDeleter {
  void operator()(cairo_t* c) const { cairo_destroy(c); }
  void operator()(cairo_surface_t* s) const { cairo_surface_destroy(s); }
};
using SurfacePtr = std::unique_ptr<cairo_surface_t, CairoDeleter>;

cairo_status_t collect(void* text, const unsigned char* data, unsigned length) {
  static_cast<std::string*>(text)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

// A page that cannot be read stays blank, so that the others keep their places.
void draw_page(PopplerDocument& document, int index, cairo_surface_t* surface) try {
  const PopplerPagePtr page = poppler_page(document, index);
  const PdfPageSize size = shown_size(*page);
  cairo_pdf_surface_set_size(surface, size.width, size.height);
  const std::unique_ptr<cairo_t, CairoDeleter> context(cairo_create(surface));
  poppler_page_render(page.get(), context.get());
} catch (const Error&) {
  cairo_pdf_surface_set_size(surface, 612, 792);
}

}  // namespace

std::string redrawn_pdf(BytesView bytes, const std::string& password) {
  const PopplerDocumentPtr document = open_poppler(bytes, password);
  std::string pdf;
  const SurfacePtr surface(cairo_pdf_surface_create_for_stream(collect, &pdf, 612, 792));
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z");
  const int count = poppler_document_get_n_pages(document.get());
  for (int i = 0; i < count; ++i) {
    draw_page(*document, i, surface.get());
    cairo_surface_show_page(surface.get());
  }
  cairo_surface_finish(surface.get());
  if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) throw damaged_file("cairo");
  return pdf;
}

}  // namespace ocrchat
