#include "image/exif.hpp"

#include <algorithm>
#include <string_view>

#include "image/byte_order.hpp"

namespace ocrchat {
namespace {

using namespace std::string_view_literals;

constexpr std::uint16_t kOrientation = 0x0112;
constexpr std::uint16_t kXResolution = 0x011A;
constexpr std::uint16_t kResolutionUnit = 0x0128;
constexpr std::uint16_t kCentimetre = 3;
constexpr std::uint64_t kEntrySize = 12;

double rational(const ByteOrder& block, std::uint32_t at) {
  const double above = block.u32(at).value_or(0);
  const double below = block.u32(std::uint64_t{at} + 4).value_or(0);
  return below > 0 ? above / below : 0;
}

}  // namespace

Exif read_exif(BytesView bytes) {
  if (as_chars(bytes).starts_with("Exif\0\0"sv)) bytes = bytes.subspan(6);
  const bool big = as_chars(bytes).starts_with("MM\0*"sv);
  if (!big && !as_chars(bytes).starts_with("II*\0"sv)) return {};
  const ByteOrder block(bytes, big);

  Exif exif;
  double unit = 1;
  const std::uint64_t directory = block.u32(4).value_or(0);
  const std::uint16_t entries = block.u16(directory).value_or(0);
  for (std::uint64_t i = 0; i < entries; ++i) {
    const std::uint64_t entry = directory + 2 + i * kEntrySize;
    const auto tag = block.u16(entry);
    if (!tag) break;
    const std::uint16_t value = block.u16(entry + 8).value_or(0);
    if (*tag == kOrientation && value >= 1 && value <= 8) exif.orientation = value;
    if (*tag == kXResolution) exif.dpi = rational(block, block.u32(entry + 8).value_or(0));
    if (*tag == kResolutionUnit && value == kCentimetre) unit = 2.54;
  }
  exif.dpi *= unit;
  return exif;
}

}  // namespace ocrchat
