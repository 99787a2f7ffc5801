#include "pdf/jpeg_info.hpp"

#include <algorithm>
#include <string_view>

namespace ocrchat {
namespace {

constexpr double kInchesPerCentimetre = 1 / 2.54;

/// Numbers of a piece of a file in one byte order; what lies beyond the end reads as zero.
class Reader {
 public:
  Reader(BytesView data, bool little) : data_(data), little_(little) {}
  unsigned u8(std::size_t at) const { return at < data_.size() ? data_[at] : 0U; }
  unsigned u16(std::size_t at) const { return little_ ? u8(at) | u8(at + 1) << 8 : u8(at) << 8 | u8(at + 1); }
  unsigned u32(std::size_t at) const {
    return little_ ? u16(at) | u16(at + 2) << 16 : u16(at) << 16 | u16(at + 2);
  }
  double rational(std::size_t at) const {
    const unsigned below = u32(at + 4);
    return below == 0 ? 0 : static_cast<double>(u32(at)) / below;
  }

 private:
  BytesView data_;
  bool little_;
};

// The first directory of the TIFF structure inside an EXIF segment.
void read_exif(BytesView tiff, JpegInfo& info) {
  if (tiff.size() < 8) return;
  const Reader reader(tiff, tiff[0] == 'I');
  const std::size_t start = reader.u32(4);
  const unsigned entries = std::min(reader.u16(start), 500U);
  double density = 0;
  unsigned unit = 2;
  for (unsigned i = 0; i < entries; ++i) {
    const std::size_t entry = start + 2 + 12U * i;
    const unsigned tag = reader.u16(entry);
    if (tag == 0x112) info.orientation = static_cast<int>(reader.u16(entry + 8));
    if (tag == 0x11a) density = reader.rational(reader.u32(entry + 8));
    if (tag == 0x128) unit = reader.u16(entry + 8);
  }
  if (info.orientation < 1 || info.orientation > 8) info.orientation = 1;
  if (info.dpi == 0 && (unit == 2 || unit == 3))
    info.dpi = unit == 3 ? density / kInchesPerCentimetre : density;
}

bool starts_with(BytesView data, std::string_view prefix) {
  return data.size() >= prefix.size() && as_chars(data).substr(0, prefix.size()) == prefix;
}

void read_segment(unsigned marker, BytesView body, JpegInfo& info) {
  using std::string_view_literals::operator""sv;
  const Reader reader(body, false);
  if (marker == 0xe0 && starts_with(body, "JFIF\0"sv)) {
    const unsigned unit = reader.u8(7);
    const double density = reader.u16(8);
    if (unit == 1 || unit == 2) info.dpi = unit == 2 ? density / kInchesPerCentimetre : density;
  }
  if (marker == 0xe1 && starts_with(body, "Exif\0\0"sv)) read_exif(body.subspan(6), info);
  if (marker == 0xee && starts_with(body, "Adobe"sv)) info.adobe = true;
}

bool is_frame(unsigned marker) {
  return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

bool read_frame(unsigned marker, const Reader& reader, JpegInfo& info) {
  info.height = static_cast<int>(reader.u16(1));
  info.width = static_cast<int>(reader.u16(3));
  info.components = static_cast<int>(reader.u8(5));
  const bool known = info.components == 1 || info.components == 3 || info.components == 4;
  return marker <= 0xc2 && reader.u8(0) == 8 && info.width > 0 && info.height > 0 && known;
}

}  // namespace

std::optional<JpegInfo> jpeg_info(BytesView data) {
  JpegInfo info;
  const Reader reader(data, false);
  if (reader.u16(0) != 0xffd8) return std::nullopt;
  std::size_t at = 2;
  while (at + 4 <= data.size()) {
    if (reader.u8(at) != 0xff) return std::nullopt;
    const unsigned marker = reader.u8(at + 1);
    if (marker == 0xff) {
      ++at;
      continue;
    }
    const std::size_t length = reader.u16(at + 2);
    if (length < 2 || at + 2 + length > data.size()) return std::nullopt;
    const BytesView body = data.subspan(at + 4, length - 2);
    if (marker == 0xda) return info.width > 0 ? std::optional(info) : std::nullopt;
    if (is_frame(marker) && !read_frame(marker, Reader(body, false), info)) return std::nullopt;
    read_segment(marker, body, info);
    at += 2 + length;
  }
  return std::nullopt;
}

}  // namespace ocrchat
