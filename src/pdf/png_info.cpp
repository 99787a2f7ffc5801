#include "pdf/png_info.hpp"

#include <cmath>
#include <string_view>

#include "pdf/deflate.hpp"

namespace ocrchat {
namespace {

constexpr double kInchesPerMetre = 1 / 0.0254;
constexpr std::size_t kChunkFrame = 12;  // length, type and check sum around a chunk's data

std::size_t u32(std::string_view bytes, std::size_t at) {
  std::size_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

bool read_header(std::string_view chunk, PngInfo& info) {
  if (chunk.size() != 13) return false;
  const std::size_t width = u32(chunk, 0);
  const std::size_t height = u32(chunk, 4);
  const int colour = chunk[9];
  if (width < 1 || height < 1 || width > 1'000'000 || height > 1'000'000) return false;
  info.width = static_cast<int>(width);
  info.height = static_cast<int>(height);
  info.bits = chunk[8];
  info.colours = colour == 2 ? 3 : 1;
  const bool interlaced = chunk[12] != 0;
  return !interlaced && info.bits <= 8 && (colour == 0 || colour == 2 || colour == 3);
}

// False for what keeps the data from being embedded.
bool read_chunk(std::string_view type, std::string_view chunk, PngInfo& info) {
  if (type == "IHDR") return read_header(chunk, info);
  if (type == "PLTE") info.palette = chunk;
  if (type == "IDAT") info.data += chunk;
  if (type == "pHYs" && chunk.size() == 9 && chunk[8] == 1) {
    info.dpi = std::round(static_cast<double>(u32(chunk, 0)) / kInchesPerMetre * 10) / 10;
  }
  return type != "tRNS" && type != "eXIf" && type != "acTL";
}

bool complete(const PngInfo& info, int colour_type) {
  if (info.width == 0 || (colour_type == 3) == info.palette.empty()) return false;
  const auto bits = static_cast<std::size_t>(info.width) * static_cast<std::size_t>(info.bits * info.colours);
  return inflates_to(info.data, ((bits + 7) / 8 + 1) * static_cast<std::size_t>(info.height));
}

}  // namespace

std::optional<PngInfo> png_info(BytesView file) {
  const std::string_view bytes = as_chars(file);
  if (bytes.size() < 33 || bytes.substr(1, 3) != "PNG") return std::nullopt;
  PngInfo info;
  const int colour_type = bytes[25];
  std::size_t at = 8;
  while (at + kChunkFrame <= bytes.size()) {
    const std::size_t length = u32(bytes, at);
    if (length > bytes.size() - at - kChunkFrame) return std::nullopt;
    const std::string_view type = bytes.substr(at + 4, 4);
    if (type == "IEND") break;
    if (!read_chunk(type, bytes.substr(at + 8, length), info)) return std::nullopt;
    at += kChunkFrame + length;
  }
  if (colour_type != 3) info.palette.clear();
  if (!complete(info, colour_type)) return std::nullopt;
  return info;
}

}  // namespace ocrchat
