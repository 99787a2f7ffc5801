#pragma once

#include <poppler.h>
#include <memory>
#include <optional>
#include <string>

#include "base/bytes.hpp"
#include "pdf/pixels.hpp"
#include "pdf/reader.hpp"

namespace ocrchat {

struct GObjectDeleter {
  void operator()(gpointer object) const { g_object_unref(object); }
};
using PopplerDocumentPtr = std::unique_ptr<PopplerDocument, GObjectDeleter>;
using PopplerPagePtr = std::unique_ptr<PopplerPage, GObjectDeleter>;

/// Opens `bytes` with poppler, which keeps silent about damage. `bytes` must outlive the result.
/// @throws Error(unreadable_file | password_required | wrong_password)
PopplerDocumentPtr open_poppler(BytesView bytes, const std::string& password);

/// @throws Error(page_unreadable) if there is no such page.
PopplerPagePtr poppler_page(PopplerDocument& document, int index);

/// @throws Error(page_unreadable) for sizes that no page has.
PdfPageSize shown_size(PopplerPage& page);

/// Draws the page on white at `dpi`, or less where that would be beyond `most_pixels`.
/// @throws Error(page_unreadable | too_many_pixels)
PdfRaster render(PopplerPage& page, double dpi, std::int64_t most_pixels);

/// The pixels of the page's only image as the file has them, not turned; nothing if poppler sees another
/// number of images or another size.
std::optional<Pixels> only_image(PopplerPage& page, int width, int height);

}  // namespace ocrchat
