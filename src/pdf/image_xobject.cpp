#include "pdf/image_xobject.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

#include "pdf/jpeg_decode.hpp"
#include "pdf/qpdf.hpp"

namespace ocrchat {
namespace {

enum class Colour { grey, rgb, palette };

struct Layout {
  int width = 0;
  int height = 0;
  int bits = 8;
  int components = 1;
  Colour colour = Colour::grey;
  bool inverted = false;
  std::vector<std::uint8_t> palette;  // RGB

  std::size_t stride() const {
    return (static_cast<std::size_t>(width) * static_cast<std::size_t>(components * bits) + 7) / 8;
  }
};

/// Takes the first `limit` bytes and no more, whatever a filter makes of its input.
class LimitedCollector final : public Pipeline {
 public:
  explicit LimitedCollector(std::size_t limit) : Pipeline("samples", nullptr), limit_(limit) {}
  void write(unsigned char const* data, size_t length) override {
    excess_ += length;
    if (excess_ > 2 * limit_ + (1U << 20)) throw std::length_error("image data without end");
    const std::size_t taken = std::min(length, limit_ - bytes_.size());
    bytes_.insert(bytes_.end(), data, data + taken);
  }
  void finish() override {}
  const std::vector<std::uint8_t>& bytes() const { return bytes_; }

 private:
  std::size_t limit_;
  std::size_t excess_ = 0;
  std::vector<std::uint8_t> bytes_;
};

int integer(QPDFObjectHandle dict, const char* key, int otherwise) {
  QPDFObjectHandle value = dict.getKey(key);
  return value.isInteger() ? value.getIntValueAsInt() : otherwise;
}

// The colours of a family by their number of components; nothing for those that need a colour engine.
std::optional<Colour> plain_colour(QPDFObjectHandle space) {
  if (space.isNameAndEquals("/DeviceGray") || space.isNameAndEquals("/G")) return Colour::grey;
  if (space.isNameAndEquals("/DeviceRGB") || space.isNameAndEquals("/RGB")) return Colour::rgb;
  if (!space.isArray() || space.getArrayNItems() < 2) return std::nullopt;
  QPDFObjectHandle family = space.getArrayItem(0);
  if (family.isNameAndEquals("/CalGray")) return Colour::grey;
  if (family.isNameAndEquals("/CalRGB")) return Colour::rgb;
  if (!family.isNameAndEquals("/ICCBased") || !space.getArrayItem(1).isStream()) return std::nullopt;
  const int n = integer(space.getArrayItem(1).getDict(), "/N", 0);
  if (n == 1) return Colour::grey;
  if (n == 3) return Colour::rgb;
  return std::nullopt;
}

std::string lookup_bytes(QPDFObjectHandle lookup) {
  if (lookup.isString()) return lookup.getStringValue();
  if (!lookup.isStream()) return {};
  const auto data = lookup.getStreamData(qpdf_dl_specialized);
  return {reinterpret_cast<const char*>(data->getBuffer()), data->getSize()};
}

bool read_palette(QPDFObjectHandle space, Layout& layout) {
  if (!space.isArray() || space.getArrayNItems() != 4) return false;
  if (!space.getArrayItem(0).isNameAndEquals("/Indexed") && !space.getArrayItem(0).isNameAndEquals("/I"))
    return false;
  const auto base = plain_colour(space.getArrayItem(1));
  if (!base) return false;
  for (const char byte : lookup_bytes(space.getArrayItem(3))) {
    layout.palette.insert(layout.palette.end(), *base == Colour::grey ? 3 : 1,
                          static_cast<std::uint8_t>(byte));
  }
  layout.palette.resize(3 * 256);
  layout.colour = Colour::palette;
  return layout.bits <= 8;
}

bool read_colour(QPDFObjectHandle dict, Layout& layout) {
  QPDFObjectHandle space = dict.getKey("/ColorSpace");
  const auto plain = plain_colour(space);
  if (!plain) return read_palette(space, layout);
  layout.colour = *plain;
  layout.components = *plain == Colour::rgb ? 3 : 1;
  return true;
}

// /Decode may be the default one or, but for palettes, its inversion.
bool read_decode(QPDFObjectHandle dict, Layout& layout) {
  QPDFObjectHandle decode = dict.getKey("/Decode");
  if (decode.isNull()) return true;
  if (!decode.isArray() || decode.getArrayNItems() != 2 * layout.components) return false;
  if (layout.colour == Colour::palette) {
    return decode.getArrayItem(0).isNumber() && decode.getArrayItem(1).isNumber() &&
           decode.getArrayItem(0).getNumericValue() == 0 &&
           decode.getArrayItem(1).getNumericValue() == (1 << layout.bits) - 1;
  }
  for (int i = 0; i < 2 * layout.components; ++i) {
    if (!decode.getArrayItem(i).isNumber()) return false;
    const double value = decode.getArrayItem(i).getNumericValue();
    if (i == 0) layout.inverted = value == 1;
    if (value != ((i % 2 == 1) != layout.inverted ? 1 : 0)) return false;
  }
  return true;
}

std::optional<Layout> read_layout(QPDFObjectHandle dict) {
  Layout layout;
  layout.width = integer(dict, "/Width", 0);
  layout.height = integer(dict, "/Height", 0);
  layout.bits = integer(dict, "/BitsPerComponent", 8);
  if (layout.width < 1 || layout.height < 1 || layout.width > 65535 || layout.height > 65535)
    return std::nullopt;
  if (layout.bits != 1 && layout.bits != 2 && layout.bits != 4 && layout.bits != 8 && layout.bits != 16) {
    return std::nullopt;
  }
  if (!read_colour(dict, layout) || !read_decode(dict, layout)) return std::nullopt;
  return layout;
}

// One row of samples as bytes: scaled to 0..255, or the bare index of a palette.
void unpack_row(const std::uint8_t* in, const Layout& layout, std::uint8_t* out) {
  const int count = layout.width * layout.components;
  const int most = (1 << std::min(layout.bits, 8)) - 1;
  const int scale = layout.colour == Colour::palette ? 1 : 255 / most;
  const std::uint8_t flip = layout.inverted ? 255 : 0;
  for (int i = 0; i < count; ++i) {
    int value = 0;
    if (layout.bits >= 8) {
      value = in[static_cast<std::size_t>(i) * static_cast<std::size_t>(layout.bits / 8)];
    } else {
      const int bit = i * layout.bits;
      value = (in[bit / 8] >> (8 - layout.bits - bit % 8)) & most;
    }
    out[i] = static_cast<std::uint8_t>(value * scale) ^ flip;
  }
}

Pixels unpack(const std::vector<std::uint8_t>& data, const Layout& layout) {
  Pixels image = white_pixels(layout.width, layout.height, layout.colour == Colour::grey ? 1 : 3);
  std::vector<std::uint8_t> indices(static_cast<std::size_t>(layout.width));
  for (int y = 0; y < layout.height; ++y) {
    const std::uint8_t* in = data.data() + static_cast<std::size_t>(y) * layout.stride();
    if (layout.colour != Colour::palette) {
      unpack_row(in, layout, image.row(y));
      continue;
    }
    unpack_row(in, layout, indices.data());
    std::uint8_t* out = image.row(y);
    for (const std::uint8_t index : indices) out = std::copy_n(&layout.palette[3U * index], 3, out);
  }
  return image;
}

std::optional<Pixels> decode_samples(QPDFObjectHandle image, const Layout& layout) {
  const std::size_t expected = layout.stride() * static_cast<std::size_t>(layout.height);
  LimitedCollector collector(expected);
  bool filtered = false;
  image.pipeStreamData(&collector, &filtered, 0, qpdf_dl_specialized, true);
  if (!filtered || collector.bytes().size() < expected) return std::nullopt;
  return unpack(collector.bytes(), layout);
}

bool is_jpeg_alone(QPDFObjectHandle dict) {
  QPDFObjectHandle filter = dict.getKey("/Filter");
  if (filter.isArray() && filter.getArrayNItems() == 1) filter = filter.getArrayItem(0);
  return filter.isNameAndEquals("/DCTDecode") && dict.getKey("/DecodeParms").isNull();
}

std::optional<Pixels> decode_jpeg_stream(QPDFObjectHandle image, const Layout& layout) {
  if (layout.colour == Colour::palette || layout.inverted) return std::nullopt;
  const auto data = image.getRawStreamData();
  auto pixels = decode_jpeg({data->getBuffer(), data->getSize()});
  if (!pixels || pixels->width != layout.width || pixels->height != layout.height ||
      pixels->channels != layout.components) {
    return std::nullopt;
  }
  return pixels;
}

}  // namespace

std::optional<Pixels> decode_image(QPDFObjectHandle image) try {
  QPDFObjectHandle dict = image.getDict();
  const auto layout = read_layout(dict);
  if (!layout) return std::nullopt;
  auto pixels = is_jpeg_alone(dict) ? decode_jpeg_stream(image, *layout) : decode_samples(image, *layout);
  if (!pixels) return std::nullopt;
  return without_needless_colour(std::move(*pixels));
} catch (const std::exception&) {
  return std::nullopt;
}

}  // namespace ocrchat
