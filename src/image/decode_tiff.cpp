#include <algorithm>
#include <cmath>
#include <utility>

#include "image/decoding.hpp"
#include "image/finish.hpp"
#include "image/resample.hpp"
#include "image/tiff_pixels.hpp"
#include "image/tiff_source.hpp"

namespace ocrchat {
namespace {

/// A fax in its coarse mode has half the rows; a page read as squeezed as that is hard to read.
constexpr double kSquareEnough = 1.3;

struct Resolution {
  double x = 0;
  double y = 0;
};

Resolution resolution_of(TIFF* tiff) {
  float x = 0;
  float y = 0;
  std::uint16_t unit = RESUNIT_INCH;
  TIFFGetField(tiff, TIFFTAG_XRESOLUTION, &x);
  TIFFGetField(tiff, TIFFTAG_YRESOLUTION, &y);
  TIFFGetFieldDefaulted(tiff, TIFFTAG_RESOLUTIONUNIT, &unit);
  if (unit == RESUNIT_NONE) return {};
  const double factor = unit == RESUNIT_CENTIMETER ? 2.54 : 1;
  return {plausible_dpi(x * factor), plausible_dpi(y * factor)};
}

/// Pixels made square by stretching the coarser axis, if the limit allows.
Image squared(Image image, Resolution& resolution, const DecodeLimits& limits) {
  if (resolution.x <= 0 || resolution.y <= 0) return image;
  const double finer = std::max(resolution.x, resolution.y);
  if (finer / std::min(resolution.x, resolution.y) < kSquareEnough) return image;
  const auto width = std::llround(image.width * finer / resolution.x);
  const auto height = std::llround(image.height * finer / resolution.y);
  if (width > limits.max_pixels / height) return image;
  resolution = {finer, finer};
  return resized(image, static_cast<int>(width), static_cast<int>(height));
}

class TiffFile final : public ImageFile {
 public:
  TiffFile(BytesView bytes, const DecodeLimits& limits)
      : limits_(limits), source_(bytes, limits), directories_(tiff_directories(bytes, limits.max_frames)) {
    if (directories_.empty()) fail_file("TIFF directories");
  }

  int frame_count() const override { return static_cast<int>(directories_.size()); }

  Image frame(int index) override {
    if (index < 0 || index >= frame_count()) fail_page("TIFF frame " + std::to_string(index));
    TIFF* tiff = source_.get();
    if (TIFFSetSubDirectory(tiff, directories_[static_cast<std::size_t>(index)]) == 0)
      fail_page("TIFF directory");
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    TIFFGetField(tiff, TIFFTAG_IMAGEWIDTH, &width);
    TIFFGetField(tiff, TIFFTAG_IMAGELENGTH, &height);
    check_size({width, height}, limits_, ErrorCode::page_unreadable);
    std::uint16_t orientation = ORIENTATION_TOPLEFT;
    TIFFGetFieldDefaulted(tiff, TIFFTAG_ORIENTATION, &orientation);
    Resolution resolution = resolution_of(tiff);

    const auto read = is_plain_tiff(tiff) ? read_plain_tiff : read_any_tiff;
    Image image = squared(read(tiff, static_cast<int>(width), static_cast<int>(height)), resolution, limits_);
    return finished(std::move(image), orientation, resolution.x);
  }

 private:
  DecodeLimits limits_;
  TiffSource source_;
  std::vector<std::uint64_t> directories_;
};

}  // namespace

std::unique_ptr<ImageFile> open_tiff(BytesView bytes, const DecodeLimits& limits) {
  return std::make_unique<TiffFile>(bytes, limits);
}

}  // namespace ocrchat
