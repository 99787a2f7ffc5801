#include <algorithm>
#include <array>
#include <bit>
#include <cstdlib>
#include <utility>
#include <vector>

#include "image/byte_order.hpp"
#include "image/decoding.hpp"
#include "image/finish.hpp"

namespace ocrchat {
namespace {

constexpr double kMetresPerInch = 0.0254;
constexpr std::uint64_t kFileHeader = 14;
constexpr std::uint32_t kCoreHeader = 12;
constexpr std::uint32_t kInfoHeader = 40;
constexpr std::uint64_t kMasksAt = 54;  ///< inside the newer headers, right behind the older one

enum Compression : std::uint32_t { kPlain = 0, kRle8 = 1, kRle4 = 2, kBitFields = 3, kAlphaBitFields = 6 };

struct Colour {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;
};

/// One sample inside a 16- or 32-bit pixel.
struct Field {
  std::uint32_t mask = 0;

  unsigned of(std::uint32_t pixel) const {
    if (mask == 0) return 0;
    const int shift = std::countr_zero(mask);
    const std::uint64_t most = mask >> static_cast<unsigned>(shift);
    return static_cast<unsigned>((std::uint64_t{pixel & mask} >> static_cast<unsigned>(shift)) * 255U / most);
  }
};

struct Header {
  std::int64_t width = 0;
  std::int64_t height = 0;
  bool top_down = false;
  unsigned bits = 0;
  std::uint32_t compression = kPlain;
  double dpi = 0;
  std::uint64_t pixels_at = 0;
  std::array<Colour, 256> palette{};
  std::array<Field, 4> fields{};  ///< red, green, blue, alpha

  std::size_t stride() const { return (static_cast<std::size_t>(width) * bits + 31) / 32 * 4; }
};

class HeaderReader {
 public:
  explicit HeaderReader(BytesView bytes) : file_(bytes, false), size_(file_.u32(kFileHeader).value_or(0)) {}

  Header read() const {
    if (size_ != kCoreHeader && size_ < 16) fail_file("BMP header");
    Header header;
    if (size_ == kCoreHeader) {
      header.width = file_.u16(18).value_or(0);
      header.height = file_.u16(20).value_or(0);
      header.bits = file_.u16(24).value_or(0);
    } else {
      read_info(header);
    }
    header.pixels_at = file_.u32(10).value_or(0);
    const std::uint64_t palette_end = read_palette(header);
    if (header.pixels_at < kFileHeader + size_) header.pixels_at = palette_end;
    read_fields(header);
    return header;
  }

 private:
  void read_info(Header& header) const {
    header.width = static_cast<std::int32_t>(file_.u32(18).value_or(0));
    const std::int64_t height = static_cast<std::int32_t>(file_.u32(22).value_or(0));
    header.top_down = height < 0;
    header.height = std::abs(height);
    header.bits = file_.u16(28).value_or(0);
    if (size_ < kInfoHeader) return;
    header.compression = file_.u32(30).value_or(0);
    header.dpi = file_.u32(38).value_or(0) * kMetresPerInch;
  }

  std::uint64_t read_palette(Header& header) const {
    std::uint64_t at = kFileHeader + size_;
    if (size_ == kInfoHeader && header.compression == kBitFields) at += 12;
    if (size_ == kInfoHeader && header.compression == kAlphaBitFields) at += 16;
    if (header.bits > 8) return at;
    const std::uint64_t entry = size_ == kCoreHeader ? 3 : 4;
    std::uint64_t count = std::uint64_t{1} << header.bits;
    const std::uint32_t used = size_ >= kInfoHeader ? file_.u32(46).value_or(0) : 0;
    if (used > 0 && used < count) count = used;
    for (std::uint64_t i = 0; i < count; ++i, at += entry) {
      if (header.pixels_at > kFileHeader + size_ && at + entry > header.pixels_at) break;
      if (at + entry > file_.bytes().size()) break;
      const std::uint8_t* p = file_.bytes().data() + at;
      header.palette.at(i) = {p[2], p[1], p[0]};
    }
    return at;
  }

  void read_fields(Header& header) const {
    if (header.bits == 16) header.fields = {Field{0x7C00}, Field{0x03E0}, Field{0x001F}, Field{}};
    if (header.bits == 32) header.fields = {Field{0xFF0000}, Field{0xFF00}, Field{0xFF}, Field{}};
    if (header.compression != kBitFields && header.compression != kAlphaBitFields) return;
    const bool alpha = size_ >= 56 || header.compression == kAlphaBitFields;
    for (std::size_t i = 0; i < (alpha ? 4U : 3U); ++i)
      header.fields[i].mask = file_.u32(kMasksAt + 4 * i).value_or(0);
  }

  ByteOrder file_;
  std::uint32_t size_;
};

bool is_gray(const Header& header) {
  return header.bits <= 8 && std::all_of(header.palette.begin(), header.palette.end(), [](const Colour& c) {
           return c.red == c.green && c.green == c.blue;
         });
}

void paint(Image& image, int x, int y, Colour colour) {
  std::uint8_t* out = image.row(y) + static_cast<std::ptrdiff_t>(x) * image.channels;
  out[0] = colour.red;
  if (image.channels == 1) return;
  out[1] = colour.green;
  out[2] = colour.blue;
}

/// Run-length coding: pairs of count and value; a count of 0 escapes to literals, moves and ends. Places it
/// leaves out stay white.
class RleReader {
 public:
  RleReader(const Header& header, BytesView data, Image& image)
      : header_(header), data_(data), image_(image) {}

  void read() {
    while (at_ + 2 <= data_.size() && y_ < image_.height) {
      const unsigned count = data_[at_];
      const unsigned value = data_[at_ + 1];
      at_ += 2;
      if (count > 0) {
        for (unsigned i = 0; i < count; ++i) put(index(value, i));
      } else if (!escape(value)) {
        return;
      }
    }
  }

 private:
  unsigned index(unsigned value, unsigned i) const {
    if (header_.compression == kRle8) return value;
    return i % 2 == 0 ? value >> 4U : value & 15U;
  }

  void put(unsigned index) {
    if (x_ < image_.width)
      paint(image_, x_, header_.top_down ? y_ : image_.height - 1 - y_, header_.palette[index]);
    ++x_;
  }

  /// False at the end of the picture.
  bool escape(unsigned code) {
    constexpr unsigned kEndOfLine = 0;
    constexpr unsigned kEndOfPicture = 1;
    constexpr unsigned kMove = 2;
    if (code == kEndOfPicture) return false;
    if (code == kEndOfLine) {
      x_ = 0;
      ++y_;
      return true;
    }
    if (code == kMove) {
      if (at_ + 2 > data_.size()) return false;
      x_ += data_[at_];
      y_ += data_[at_ + 1];
      at_ += 2;
      return true;
    }
    const std::size_t length = header_.compression == kRle8 ? code : (code + 1) / 2;
    for (unsigned i = 0; i < code; ++i) {
      const std::size_t place = at_ + (header_.compression == kRle8 ? i : i / 2);
      if (place >= data_.size()) return false;
      put(index(data_[place], i));
    }
    at_ += length + length % 2;
    return true;
  }

  const Header& header_;
  BytesView data_;
  Image& image_;
  std::size_t at_ = 0;
  int x_ = 0;
  int y_ = 0;  ///< in the order of the file
};

/// The pixels that `row` has whole, `width` at most.
int whole_pixels(const Header& header, BytesView row) {
  return static_cast<int>(std::min<std::uint64_t>(static_cast<std::uint64_t>(header.width),
                                                  row.size() * std::uint64_t{8} / header.bits));
}

void read_indexed_row(const Header& header, BytesView row, Image& image, int y) {
  const unsigned per_byte = 8 / header.bits;
  const unsigned mask = (1U << header.bits) - 1;
  for (int x = 0; x < whole_pixels(header, row); ++x) {
    const auto place = static_cast<unsigned>(x);
    const unsigned shift = (per_byte - 1 - place % per_byte) * header.bits;
    paint(image, x, y, header.palette[row[place / per_byte] >> shift & mask]);
  }
}

void read_bgr_row(const Header& header, BytesView row, Image& image, int y) {
  const std::uint8_t* p = row.data();
  for (int x = 0; x < whole_pixels(header, row); ++x, p += 3) paint(image, x, y, {p[2], p[1], p[0]});
}

/// Into RGBA; opaque where the file has no field for alpha.
void read_field_row(const Header& header, BytesView row, Image& image, int y) {
  const unsigned bytes = header.bits / 8;
  const ByteOrder pixels(row, false);
  std::uint8_t* out = image.row(y);
  for (int x = 0; x < whole_pixels(header, row); ++x) {
    const std::uint64_t at = std::uint64_t{static_cast<unsigned>(x)} * bytes;
    const std::uint32_t pixel = bytes == 2 ? pixels.u16(at).value_or(0) : pixels.u32(at).value_or(0);
    for (const Field& field : header.fields) *out++ = static_cast<std::uint8_t>(field.of(pixel));
    if (header.fields[3].mask == 0) out[-1] = 255;
  }
}

void read_row(const Header& header, BytesView row, Image& image, int y) {
  if (header.bits <= 8) return read_indexed_row(header, row, image, y);
  if (header.bits == 24) return read_bgr_row(header, row, image, y);
  read_field_row(header, row, image, y);
}

void read_plain(const Header& header, BytesView data, Image& image) {
  const std::size_t stride = header.stride();
  for (int line = 0; line < image.height && !data.empty(); ++line) {
    const BytesView row = data.first(std::min(stride, data.size()));
    read_row(header, row, image, header.top_down ? line : image.height - 1 - line);
    data = data.subspan(row.size());
  }
}

/// Many programs write 0 for every alpha and mean an opaque picture.
void drop_empty_alpha(Image& image) {
  for (std::size_t i = 3; i < image.pixels.size(); i += 4) {
    if (image.pixels[i] != 0) return;
  }
  for (std::size_t i = 3; i < image.pixels.size(); i += 4) image.pixels[i] = 255;
}

bool is_supported(const Header& header) {
  constexpr std::array<unsigned, 7> kDepths{1, 2, 4, 8, 16, 24, 32};
  if (std::find(kDepths.begin(), kDepths.end(), header.bits) == kDepths.end()) return false;
  switch (header.compression) {
    case kPlain:
      return true;
    case kRle8:
      return header.bits == 8;
    case kRle4:
      return header.bits == 4;
    case kBitFields:
    case kAlphaBitFields:
      return header.bits == 16 || header.bits == 32;
    default:
      return false;
  }
}

Image decode(BytesView bytes, const DecodeLimits& limits) {
  const Header header = HeaderReader(bytes).read();
  check_size({header.width, header.height}, limits, ErrorCode::page_unreadable);
  if (!is_supported(header)) fail_page("BMP of a kind that is not known");
  if (header.pixels_at >= bytes.size()) fail_page("BMP pixels");
  const BytesView data = bytes.subspan(static_cast<std::size_t>(header.pixels_at));
  const bool fields = header.bits == 16 || header.bits == 32;
  const int channels = is_gray(header) ? 1 : fields ? 4 : 3;
  Image image(static_cast<int>(header.width), static_cast<int>(header.height), channels);
  if (header.compression == kRle4 || header.compression == kRle8) {
    RleReader(header, data, image).read();
  } else {
    read_plain(header, data, image);
  }
  if (channels == 4) drop_empty_alpha(image);
  return finished(std::move(image), 1, header.dpi);
}

}  // namespace

std::unique_ptr<ImageFile> open_bmp(BytesView bytes, const DecodeLimits& limits) {
  const Header header = HeaderReader(bytes).read();
  return single_frame(bytes, limits, {header.width, header.height}, decode);
}

}  // namespace ocrchat
