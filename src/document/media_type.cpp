#include "document/media_type.hpp"

#include <algorithm>
#include <array>

namespace ocrchat {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kPdfHeaderReach = 1024;

struct Magic {
  std::string_view bytes;
  MediaType type;
};

// Byte order and version of TIFF: classic (42) and BigTIFF (43).
constexpr std::array kMagics{
    Magic{"\x89PNG\r\n\x1a\n"sv, MediaType::png},
    Magic{"\xff\xd8\xff"sv, MediaType::jpeg},
    Magic{"GIF87a"sv, MediaType::gif},
    Magic{"GIF89a"sv, MediaType::gif},
    Magic{"II*\0"sv, MediaType::tiff},
    Magic{"MM\0*"sv, MediaType::tiff},
    Magic{"II+\0"sv, MediaType::tiff},
    Magic{"MM\0+"sv, MediaType::tiff},
};

constexpr std::array kNames{"image/png"sv, "image/jpeg"sv, "image/webp"sv,     "image/gif"sv,
                            "image/bmp"sv, "image/tiff"sv, "application/pdf"sv};

bool is_webp(std::string_view head) {
  return head.starts_with("RIFF") && head.substr(0, 12).ends_with("WEBP");
}

// "BM" begins many a text; the size of the second header tells them apart.
bool is_bmp(std::string_view head) {
  if (head.size() < 18 || !head.starts_with("BM")) return false;
  constexpr std::array<unsigned char, 7> kHeaderSizes{12, 16, 40, 52, 56, 108, 124};
  const auto size = static_cast<unsigned char>(head[14]);
  const bool small = head[15] == 0 && head[16] == 0 && head[17] == 0;
  return small && std::find(kHeaderSizes.begin(), kHeaderSizes.end(), size) != kHeaderSizes.end();
}

}  // namespace

std::optional<MediaType> sniff(BytesView bytes) {
  const std::string_view head = as_chars(bytes.first(std::min(bytes.size(), kPdfHeaderReach)));
  for (const Magic& magic : kMagics) {
    if (head.starts_with(magic.bytes)) return magic.type;
  }
  if (is_webp(head)) return MediaType::webp;
  if (is_bmp(head)) return MediaType::bmp;
  if (head.find("%PDF-") != std::string_view::npos) return MediaType::pdf;
  return std::nullopt;
}

std::string_view media_type_name(MediaType type) {
  return kNames.at(static_cast<std::size_t>(type));
}

}  // namespace ocrchat
