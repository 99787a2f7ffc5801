#include "image/png_whole.hpp"

#include <libdeflate.h>

#include <cstring>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "image/byte_order.hpp"
#include "image/png_filters.hpp"

namespace ocrchat {
namespace {

constexpr std::size_t kSignature = 8;
constexpr std::size_t kChunkFrame = 12;  // length, name, checksum
constexpr std::size_t kHeaderBytes = 13;
constexpr std::uint8_t kGray = 0;
constexpr std::uint8_t kRgb = 2;

/// What has to be known of a file's chunks to unpack its pixels.
struct Chunks {
  int channels = 0;
  bool plain = false;
  std::vector<BytesView> pixels;
};

int channels_of(BytesView header) {
  const bool plain = header[8] == 8 && header[10] == 0 && header[11] == 0 && header[12] == 0;
  if (!plain) return 0;
  return header[9] == kGray ? 1 : header[9] == kRgb ? 3 : 0;
}

/// The chunks from the header to the end; not plain if they are not as a careful writer leaves them.
Chunks chunks_of(BytesView file) {
  Chunks chunks;
  const ByteOrder order(file, true);
  bool after_pixels = false;
  for (std::size_t at = kSignature; file.size() - at >= kChunkFrame;) {
    const std::size_t length = *order.u32(at);
    if (length > file.size() - at - kChunkFrame) return chunks;
    const std::string_view name = as_chars(file).substr(at + 4, 4);
    const BytesView body = file.subspan(at + 8, length);
    if (libdeflate_crc32(0, file.data() + at + 4, length + 4) != *order.u32(at + 8 + length)) return chunks;
    if ((name == "IHDR") != (at == kSignature)) return chunks;
    if (name == "IHDR") chunks.channels = length == kHeaderBytes ? channels_of(body) : 0;
    if (name == "tRNS" || name == "acTL") return chunks;
    if (name == "IDAT") {
      if (after_pixels) return chunks;
      chunks.pixels.push_back(body);
    } else {
      after_pixels = !chunks.pixels.empty();
    }
    at += kChunkFrame + length;
    if (name == "IEND") {
      chunks.plain = chunks.channels != 0 && !chunks.pixels.empty();
      return chunks;
    }
  }
  return chunks;
}

struct FreeDecompressor {
  void operator()(libdeflate_decompressor* one) const { libdeflate_free_decompressor(one); }
};

/// False unless the parts unpack to just as many bytes as there is room for.
bool unpack(const std::vector<BytesView>& parts, std::vector<std::uint8_t>& out) {
  const std::unique_ptr<libdeflate_decompressor, FreeDecompressor> unpacker(libdeflate_alloc_decompressor());
  if (!unpacker) return false;
  std::vector<std::uint8_t> joined;
  BytesView packed = parts.front();
  if (parts.size() > 1) {
    for (const BytesView part : parts) joined.insert(joined.end(), part.begin(), part.end());
    packed = joined;
  }
  return libdeflate_zlib_decompress(unpacker.get(), packed.data(), packed.size(), out.data(), out.size(),
                                    nullptr) == LIBDEFLATE_SUCCESS;
}

/// Takes the filters off, and out the bytes that name them: rows move to the front of where they are.
bool unfilter(Image& image) {
  const std::size_t stride = image.stride();
  const std::vector<std::uint8_t> blank(stride, 0);
  const std::uint8_t* above = blank.data();
  for (int y = 0; y < image.height; ++y) {
    const std::uint8_t* packed = image.pixels.data() + static_cast<std::size_t>(y) * (stride + 1);
    const int filter = *packed;
    std::uint8_t* row = image.row(y);
    std::memmove(row, packed + 1, stride);
    if (!unfilter_png_row(filter, row, above, stride, static_cast<std::size_t>(image.channels))) return false;
    above = row;
  }
  image.pixels.resize(stride * static_cast<std::size_t>(image.height));
  return true;
}

}  // namespace

std::optional<Image> read_whole_png(BytesView file, int width, int height) {
  const Chunks chunks = chunks_of(file);
  if (!chunks.plain) return {};
  Image image;
  image.width = width;
  image.height = height;
  image.channels = chunks.channels;
  image.pixels.resize((image.stride() + 1) * static_cast<std::size_t>(height));
  if (!unpack(chunks.pixels, image.pixels) || !unfilter(image)) return {};
  return image;
}

}  // namespace ocrchat
