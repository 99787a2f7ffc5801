#include <algorithm>
#include <array>
#include <vector>

#include "image/decoding.hpp"
#include "image/tiff_pixels.hpp"

namespace ocrchat {
namespace {

/// libtiff's converter to RGBA, set up once for a page and then used band by band.
class RgbaReader {
 public:
  explicit RgbaReader(TIFF* tiff) {
    std::array<char, 1024> message{};
    if (TIFFRGBAImageOK(tiff, message.data()) == 0 ||
        TIFFRGBAImageBegin(&rgba_, tiff, 1, message.data()) == 0) {
      fail_page(std::string("TIFF colours: ") + message.data());
    }
    rgba_.orientation = ORIENTATION_TOPLEFT;  // as stored; turning is done for all formats alike
    rgba_.req_orientation = ORIENTATION_TOPLEFT;
  }
  RgbaReader(const RgbaReader&) = delete;
  RgbaReader& operator=(const RgbaReader&) = delete;
  ~RgbaReader() { TIFFRGBAImageEnd(&rgba_); }

  /// False if the band is damaged; `pixels` then has what there is.
  bool read(int top, int rows, std::vector<std::uint32_t>& pixels) {
    const bool whole = get(top, rows, pixels, true);
    if (!whole) get(top, rows, pixels, false);
    return whole;
  }

 private:
  bool get(int top, int rows, std::vector<std::uint32_t>& pixels, bool stop_at_errors) {
    constexpr std::uint32_t kWhite = 0xFFFFFFFF;
    std::fill(pixels.begin(), pixels.end(), kWhite);
    rgba_.row_offset = top;
    rgba_.col_offset = 0;
    rgba_.stoponerr = stop_at_errors ? 1 : 0;
    return TIFFRGBAImageGet(&rgba_, pixels.data(), rgba_.width, static_cast<std::uint32_t>(rows)) != 0;
  }

  TIFFRGBAImage rgba_{};
};

/// Rows of the file that are decoded together.
int band_rows(TIFF* tiff, int height) {
  std::uint32_t rows = 0;
  TIFFGetFieldDefaulted(tiff, TIFFIsTiled(tiff) != 0 ? TIFFTAG_TILELENGTH : TIFFTAG_ROWSPERSTRIP, &rows);
  return static_cast<int>(std::clamp<std::int64_t>(rows, 1, height));
}

/// What a damaged band never got has one colour to its end, whatever zeros mean in its colour space.
int rows_filled(const std::vector<std::uint32_t>& pixels, int width, int rows) {
  const auto end = pixels.begin() + static_cast<std::ptrdiff_t>(width) * rows;
  const auto last = std::find_if(std::make_reverse_iterator(end), pixels.rend(),
                                 [&](std::uint32_t pixel) { return pixel != end[-1]; });
  const auto filled = pixels.rend() - last;
  return static_cast<int>((filled + width - 1) / width);
}

/// libtiff has multiplied the colours by their alpha.
std::uint8_t on_white(std::uint32_t value, std::uint32_t alpha) {
  return static_cast<std::uint8_t>(std::min(255U, value + 255U - alpha));
}

void paint_row(const std::uint32_t* pixels, int width, std::uint8_t* out) {
  for (int x = 0; x < width; ++x) {
    const std::uint32_t pixel = pixels[x];
    const std::uint32_t alpha = TIFFGetA(pixel);
    *out++ = on_white(TIFFGetR(pixel), alpha);
    *out++ = on_white(TIFFGetG(pixel), alpha);
    *out++ = on_white(TIFFGetB(pixel), alpha);
  }
}

}  // namespace

Image read_any_tiff(TIFF* tiff, int width, int height) {
  RgbaReader reader(tiff);
  Image image(width, height, 3);
  const int band = band_rows(tiff, height);
  std::vector<std::uint32_t> pixels(static_cast<std::size_t>(width) * static_cast<std::size_t>(band));
  bool any = false;
  for (int top = 0; top < height; top += band) {
    int rows = std::min(band, height - top);
    if (!reader.read(top, rows, pixels)) rows = rows_filled(pixels, width, rows);
    any = any || rows > 0;
    for (int i = 0; i < rows; ++i) {
      paint_row(pixels.data() + static_cast<std::ptrdiff_t>(i) * width, width, image.row(top + i));
    }
  }
  if (!any) fail_page("TIFF pixels");
  return image;
}

}  // namespace ocrchat
