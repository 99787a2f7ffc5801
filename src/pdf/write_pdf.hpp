#pragma once

#include "base/bytes.hpp"
#include "pdf/qpdf.hpp"

namespace ocrchat {

/// Writes `pdf` to `out` piece by piece: streams as they are, no encryption, the same bytes for the same
/// document.
/// @throws Error(unreadable_file) for what only shows when the streams are read, and what `out` throws.
void write_pdf(QPDF& pdf, Sink& out);

}  // namespace ocrchat
