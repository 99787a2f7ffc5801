#pragma once

#include <vector>

#include "pdf/qpdf.hpp"
#include "pdf/reader.hpp"

namespace ocrchat {

/// The fonts of a page's resources and of the forms in them. A font that is no object of its own is left out:
/// nothing tells it from another one.
std::vector<PdfFont> page_fonts(QPDFPageObjectHelper page);

}  // namespace ocrchat
