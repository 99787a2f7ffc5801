#pragma once

#include <cstdint>
#include <memory>

#include "document/media_type.hpp"
#include "image/image.hpp"

namespace ocrchat {

struct DecodeLimits {
  std::int64_t max_pixels = 150'000'000;  ///< of one page image
  int max_frames = 10'000;                ///< TIFF directories read; a chain that loops ends there or earlier
};

/// An opened image file. Frames are the pages of a TIFF; an animation has one, its first. Not thread-safe.
class ImageFile {
 public:
  virtual ~ImageFile() = default;
  virtual int frame_count() const = 0;
  /// The frame upright (EXIF or TIFF orientation applied), alpha over white, 1/2/4/16-bit, palette and CMYK
  /// brought to 8-bit grey or RGB. What a damaged file still gives is returned, the rest white.
  /// @throws Error(page_unreadable | too_many_pixels)
  virtual Image frame(int index) = 0;
};

/// `bytes` must outlive the result.
/// @throws Error(unsupported_type | unreadable_file | too_many_pixels)
std::unique_ptr<ImageFile> open_image(BytesView bytes, MediaType type, const DecodeLimits& limits);

}  // namespace ocrchat
