#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "document/media_type.hpp"
#include "pdf/qpdf.hpp"
#include "pdf/writer.hpp"

namespace ocrchat {

/// An image XObject and how it makes an upright page.
struct EmbeddedImage {
  QPDFObjectHandle stream;
  int width = 0;  ///< of the upright page, in pixels
  int height = 0;
  double dpi = 0;      ///< 0 if unknown
  QPDFMatrix upright;  ///< the stored image's unit square → the upright one
};

/// The images of `original` as image XObjects of `pdf`, in the compression that the file has; empty if that
/// cannot be done. `original` must outlive `pdf`.
std::vector<EmbeddedImage> embed_as_is(QPDF& pdf, BytesView original, MediaType type);

/// A decoded frame as an image XObject, losslessly compressed. What the frame needs in memory is bounded:
/// when `spent` says that the frames so far take too much, this one is decoded once more when it is written.
EmbeddedImage embed_frame(QPDF& pdf, FrameSource& frames, int index, std::size_t& spent);

}  // namespace ocrchat
