// PNG files: the quick way reads what libpng reads, or nothing. Checksums are put right first, else hardly
// any input would get past them.
#include <cstdint>
#include <cstdlib>
#include <cstring>

#include <zlib.h>

#include "base/bytes.hpp"
#include "base/error.hpp"
#include "image/decode.hpp"

namespace {

using namespace ocrchat;

constexpr std::int64_t kMostPixels = 1'000'000;

std::uint32_t number_at(const Bytes& file, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = value << 8U | file[at + i];
  return value;
}

/// False if the file does not end with its last chunk.
bool put_checksums_right(Bytes& file) {
  for (std::size_t at = 8; at + 12 <= file.size();) {
    const std::size_t length = number_at(file, at);
    if (length > file.size() - at - 12) return false;
    const auto sum = crc32(0, file.data() + at + 4, static_cast<uInt>(length + 4));
    for (std::size_t i = 0; i < 4; ++i)
      file[at + 8 + length + i] = static_cast<std::uint8_t>(sum >> (24 - 8 * i));
    const bool last = as_chars(file).substr(at + 4, 4) == "IEND";
    at += 12 + length;
    if (last) return at == file.size();
  }
  return false;
}

Image read(const Bytes& file) {
  DecodeLimits limits;
  limits.max_pixels = kMostPixels;
  try {
    return open_image(file, MediaType::png, limits)->frame(0);
  } catch (const Error&) {
    return {};
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 45) return 0;
  Bytes file(data, data + size);
  if (!put_checksums_right(file)) return 0;
  const Image quick = read(file);
  file.back() ^= 0xFFU;  // the last checksum wrong: left to libpng
  const Image slow = read(file);
  if (quick.pixels != slow.pixels || quick.width != slow.width || quick.channels != slow.channels)
    std::abort();
  return 0;
}
