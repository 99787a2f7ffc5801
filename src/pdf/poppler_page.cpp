#include "pdf/poppler_page.hpp"

#include <cairo.h>
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <mutex>
#include <utility>

#include "pdf/qpdf_open.hpp"

namespace ocrchat {
namespace {

constexpr double kLeastDpi = 72;
constexpr double kLeastSide = 1;      // points
constexpr double kMostSide = 32'767;  // pixels, cairo's own limit

struct CairoDeleter {
  void operator()(cairo_t* c) const { cairo_destroy(c); }
  void operator()(cairo_surface_t* s) const { cairo_surface_destroy(s); }
};
using SurfacePtr = std::unique_ptr<cairo_surface_t, CairoDeleter>;

void say_nothing(const gchar*, GLogLevelFlags, const gchar*, gpointer) {}

void silence_poppler() {
  static std::once_flag once;
  std::call_once(once, [] { g_log_set_handler("Poppler", G_LOG_LEVEL_MASK, say_nothing, nullptr); });
}

Error unreadable_page(const std::string& detail) {
  return Error(ErrorCode::page_unreadable, {}, detail);
}

Error error_of(const GError* error, const std::string& password) {
  if (error != nullptr && error->domain == POPPLER_ERROR && error->code == POPPLER_ERROR_ENCRYPTED) {
    return encrypted_file(password);
  }
  return damaged_file(error != nullptr ? error->message : "poppler");
}

double reduced_dpi(const PdfPageSize& size, double dpi, std::int64_t most_pixels) {
  const double floor = std::min(dpi, kLeastDpi);
  const double area = size.width * size.height / (72.0 * 72.0);
  const double by_area = std::sqrt(static_cast<double>(most_pixels) / area);
  const double by_side = kMostSide * 72 / std::max(size.width, size.height);
  const double reduced = std::min({dpi, by_area, by_side});
  if (!(reduced >= floor)) throw Error(ErrorCode::too_many_pixels);
  return reduced;
}

int pixels_of(double points, double dpi) {
  return std::max(1, static_cast<int>(std::floor(points * dpi / 72 + 0.5)));
}

Pixels draw(PopplerPage& page, const PdfPageSize& size, int width, int height) {
  const SurfacePtr surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height));
  const std::unique_ptr<cairo_t, CairoDeleter> context(cairo_create(surface.get()));
  cairo_set_source_rgb(context.get(), 1, 1, 1);
  cairo_paint(context.get());
  cairo_scale(context.get(), width / size.width, height / size.height);
  poppler_page_render(&page, context.get());
  cairo_surface_flush(surface.get());
  // A drawing that failed half way leaves its mark on the context alone; what was drawn so far is still a
  // page.
  const cairo_status_t status = cairo_surface_status(surface.get());
  if (status != CAIRO_STATUS_SUCCESS) throw unreadable_page(cairo_status_to_string(status));
  return from_xrgb(cairo_image_surface_get_data(surface.get()), cairo_image_surface_get_stride(surface.get()),
                   width, height);
}

std::optional<int> only_image_id(PopplerPage& page) {
  GList* images = poppler_page_get_image_mapping(&page);
  std::optional<int> id;
  if (images != nullptr && images->next == nullptr)
    id = static_cast<PopplerImageMapping*>(images->data)->image_id;
  poppler_page_free_image_mapping(images);
  return id;
}

// Poppler leaves what it could not decode transparent.
bool is_opaque(cairo_surface_t* surface) {
  cairo_surface_flush(surface);
  const cairo_format_t format = cairo_image_surface_get_format(surface);
  if (format == CAIRO_FORMAT_RGB24) return true;
  if (format != CAIRO_FORMAT_ARGB32) return false;
  const std::uint8_t* data = cairo_image_surface_get_data(surface);
  const int words = cairo_image_surface_get_width(surface);
  std::uint32_t common = 0xff000000U;
  for (int y = 0; y < cairo_image_surface_get_height(surface); ++y) {
    const std::uint8_t* row = data + static_cast<std::ptrdiff_t>(y) * cairo_image_surface_get_stride(surface);
    for (int x = 0; x < words; ++x) {
      std::uint32_t pixel = 0;
      std::memcpy(&pixel, row + 4 * static_cast<std::ptrdiff_t>(x), sizeof pixel);
      common &= pixel;
    }
  }
  return common == 0xff000000U;
}

// poppler_document_new_from_bytes reads freed memory where a password does not fit at the first try (22.12).
PopplerDocument* open_with_password(GBytes* data, const std::string& password, GError** error) {
  const std::unique_ptr<GInputStream, GObjectDeleter> stream(g_memory_input_stream_new_from_bytes(data));
  return poppler_document_new_from_stream(stream.get(), static_cast<goffset>(g_bytes_get_size(data)),
                                          password.c_str(), nullptr, error);
}

}  // namespace

PopplerDocumentPtr open_poppler(BytesView bytes, const std::string& password) {
  silence_poppler();
  const std::unique_ptr<GBytes, decltype(&g_bytes_unref)> data(g_bytes_new_static(bytes.data(), bytes.size()),
                                                               g_bytes_unref);
  GError* error = nullptr;
  const PopplerDocumentPtr::pointer opened =
      password.empty() ? poppler_document_new_from_bytes(data.get(), nullptr, &error)
                       : open_with_password(data.get(), password, &error);
  PopplerDocumentPtr document(opened);
  if (document != nullptr) return document;
  const Error thrown = error_of(error, password);
  g_clear_error(&error);
  throw thrown;
}

PopplerPagePtr poppler_page(PopplerDocument& document, int index) {
  PopplerPagePtr page;
  if (index >= 0 && index < poppler_document_get_n_pages(&document)) {
    page.reset(poppler_document_get_page(&document, index));
  }
  if (page == nullptr) throw unreadable_page("no page object");
  return page;
}

PdfPageSize shown_size(PopplerPage& page) {
  PdfPageSize size;
  poppler_page_get_size(&page, &size.width, &size.height);
  size = {std::abs(size.width), std::abs(size.height)};
  if (!std::isfinite(size.width) || !std::isfinite(size.height) || size.width < kLeastSide ||
      size.height < kLeastSide) {
    throw unreadable_page("page size");
  }
  return size;
}

PdfRaster render(PopplerPage& page, double dpi, std::int64_t most_pixels) {
  const PdfPageSize size = shown_size(page);
  const double used = reduced_dpi(size, dpi, most_pixels);
  Pixels pixels = draw(page, size, pixels_of(size.width, used), pixels_of(size.height, used));
  PdfRaster raster;
  raster.width = pixels.width;
  raster.height = pixels.height;
  raster.channels = pixels.channels;
  raster.dpi = used;
  raster.pixels = std::move(pixels.samples);
  return raster;
}

std::optional<Pixels> only_image(PopplerPage& page, int width, int height) {
  if (width > kMostSide || height > kMostSide) return std::nullopt;
  const auto id = only_image_id(page);
  if (!id) return std::nullopt;
  const SurfacePtr surface(poppler_page_get_image(&page, *id));
  if (surface == nullptr || cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS ||
      cairo_surface_get_type(surface.get()) != CAIRO_SURFACE_TYPE_IMAGE ||
      cairo_image_surface_get_width(surface.get()) != width ||
      cairo_image_surface_get_height(surface.get()) != height || !is_opaque(surface.get())) {
    return std::nullopt;
  }
  return from_xrgb(cairo_image_surface_get_data(surface.get()), cairo_image_surface_get_stride(surface.get()),
                   width, height);
}

}  // namespace ocrchat
