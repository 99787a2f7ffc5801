#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

#include "image/decoding.hpp"
#include "image/finish.hpp"
#include "image/tiff_pixels.hpp"

namespace ocrchat {
namespace {

std::uint16_t field(TIFF* tiff, std::uint32_t tag, std::uint16_t absent) {
  std::uint16_t value = absent;
  if (TIFFGetFieldDefaulted(tiff, tag, &value) == 0) return absent;
  return value;
}

constexpr std::size_t kInks = 4;

/// From samples of any depth and kind to rows of grey or RGB.
class RowReader {
 public:
  explicit RowReader(TIFF* tiff)
      : bits_(field(tiff, TIFFTAG_BITSPERSAMPLE, 1)),
        flip_(field(tiff, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISBLACK) == PHOTOMETRIC_MINISWHITE ? 255U : 0U),
        samples_(field(tiff, TIFFTAG_SAMPLESPERPIXEL, 1)) {
    if (bits_ < 8) fill_table();
  }

  int channels() const { return samples_ == 1 ? 1 : 3; }

  /// What a strip is to hold where nothing was decoded.
  std::uint8_t white() const { return samples_ == kInks ? 0 : static_cast<std::uint8_t>(255U ^ flip_); }

  void read_row(const std::uint8_t* in, std::uint8_t* out, int width) {
    const std::size_t samples = static_cast<std::size_t>(width) * samples_;
    if (samples_ != kInks) return read(in, out, samples);
    inks_.resize(samples);
    read(in, inks_.data(), samples);
    inks_to_rgb(inks_.data(), false, width, out);
  }

 private:
  void read(const std::uint8_t* in, std::uint8_t* out, std::size_t samples) const {
    if (bits_ == 8) {
      for (std::size_t i = 0; i < samples; ++i) out[i] = static_cast<std::uint8_t>(in[i] ^ flip_);
    } else if (bits_ == 16) {
      read_wide(in, out, samples);
    } else {
      read_packed(in, out, samples);
    }
  }

  void fill_table() {
    const unsigned per_byte = 8U / bits_;
    const unsigned most = (1U << bits_) - 1;
    for (unsigned byte = 0; byte < 256; ++byte) {
      for (unsigned i = 0; i < per_byte; ++i) {
        const unsigned value = byte >> (8U - bits_ * (i + 1)) & most;
        table_[byte][i] = static_cast<std::uint8_t>((value * 255U / most) ^ flip_);
      }
    }
  }

  /// libtiff has brought the samples to our byte order.
  void read_wide(const std::uint8_t* in, std::uint8_t* out, std::size_t samples) const {
    for (std::size_t i = 0; i < samples; ++i) {
      std::uint16_t value = 0;
      std::memcpy(&value, in + 2 * i, sizeof(value));
      out[i] = static_cast<std::uint8_t>((value >> 8U) ^ flip_);
    }
  }

  void read_packed(const std::uint8_t* in, std::uint8_t* out, std::size_t samples) const {
    const std::size_t per_byte = 8U / bits_;
    for (; samples >= per_byte; samples -= per_byte, out += per_byte) {
      std::memcpy(out, table_[*in++].data(), per_byte);
    }
    if (samples > 0) std::memcpy(out, table_[*in].data(), samples);
  }

  unsigned bits_;
  unsigned flip_;
  std::size_t samples_;
  std::vector<std::uint8_t> inks_;
  std::array<std::array<std::uint8_t, 8>, 256> table_{};
};

/// True if the strip gave something, be it only its beginning.
bool read_strip(TIFF* tiff, std::uint32_t strip, std::vector<std::uint8_t>& data, std::uint8_t white) {
  std::fill(data.begin(), data.end(), white);
  if (TIFFReadEncodedStrip(tiff, strip, data.data(), static_cast<tmsize_t>(data.size())) > 0) return true;
  return std::any_of(data.begin(), data.end(), [&](std::uint8_t value) { return value != white; });
}

}  // namespace

bool is_plain_tiff(TIFF* tiff) {
  if (TIFFIsTiled(tiff) != 0 || field(tiff, TIFFTAG_SAMPLEFORMAT, SAMPLEFORMAT_UINT) > SAMPLEFORMAT_INT)
    return false;
  const auto samples = field(tiff, TIFFTAG_SAMPLESPERPIXEL, 1);
  const auto bits = field(tiff, TIFFTAG_BITSPERSAMPLE, 1);
  const auto photometric = field(tiff, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MASK);
  if (samples == 1) {
    const bool gray = photometric == PHOTOMETRIC_MINISBLACK || photometric == PHOTOMETRIC_MINISWHITE;
    return gray && (bits == 1 || bits == 2 || bits == 4 || bits == 8 || bits == 16);
  }
  if (field(tiff, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG) != PLANARCONFIG_CONTIG) return false;
  if (bits != 8 && bits != 16) return false;
  return (samples == 3 && photometric == PHOTOMETRIC_RGB) ||
         (samples == kInks && photometric == PHOTOMETRIC_SEPARATED);
}

Image read_plain_tiff(TIFF* tiff, int width, int height) {
  RowReader reader(tiff);
  Image image(width, height, reader.channels());
  std::uint32_t strip_rows = 0;
  TIFFGetFieldDefaulted(tiff, TIFFTAG_ROWSPERSTRIP, &strip_rows);
  const int rows = static_cast<int>(std::clamp<std::int64_t>(strip_rows, 1, height));
  const tmsize_t row_bytes = TIFFScanlineSize(tiff);
  const tmsize_t strip_bytes = TIFFStripSize(tiff);
  if (row_bytes <= 0 || strip_bytes / row_bytes < rows) fail_page("TIFF strip size");

  std::vector<std::uint8_t> data(static_cast<std::size_t>(strip_bytes));
  bool any = false;
  for (int y = 0; y < height; y += rows) {
    if (!read_strip(tiff, static_cast<std::uint32_t>(y / rows), data, reader.white())) continue;
    any = true;
    for (int i = 0; i < rows && y + i < height; ++i) {
      reader.read_row(data.data() + i * row_bytes, image.row(y + i), width);
    }
  }
  if (!any) fail_page("TIFF strips");
  return image;
}

}  // namespace ocrchat
