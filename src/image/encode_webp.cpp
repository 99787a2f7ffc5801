#include "image/encode.hpp"

#include <webp/encode.h>

#include <utility>

#include "base/error.hpp"
#include "image/encoding.hpp"

namespace ocrchat {

namespace {

/// Fast rather than small: the picture is looked at once.
constexpr int kMethod = 2;

Bytes with_colours(const Image& image) {
  Bytes rgb(image.pixels.size() * 3);
  std::uint8_t* out = rgb.data();
  for (const std::uint8_t value : image.pixels) {
    *out++ = value;
    *out++ = value;
    *out++ = value;
  }
  return rgb;
}

int append(const std::uint8_t* data, std::size_t count, const WebPPicture* picture) {
  auto* out = static_cast<Bytes*>(picture->custom_ptr);
  try {
    out->insert(out->end(), data, data + count);
  } catch (const std::bad_alloc&) {
    return 0;
  }
  return 1;
}

}  // namespace

Bytes encode_webp(const Image& image, int quality) {
  check_encodable(image, WEBP_MAX_DIMENSION);
  WebPConfig config;
  WebPPicture picture;
  if (WebPConfigPreset(&config, WEBP_PRESET_TEXT, static_cast<float>(quality)) == 0 ||
      WebPPictureInit(&picture) == 0) {
    throw Error(ErrorCode::internal, {}, "WebPConfigPreset");
  }
  Bytes out;
  config.method = kMethod;
  picture.width = image.width;
  picture.height = image.height;
  picture.writer = append;
  picture.custom_ptr = &out;
  const Bytes rgb = image.channels == 1 ? with_colours(image) : Bytes{};
  const std::uint8_t* pixels = image.channels == 1 ? rgb.data() : image.pixels.data();
  const bool done =
      WebPPictureImportRGB(&picture, pixels, image.width * 3) != 0 && WebPEncode(&config, &picture) != 0;
  WebPPictureFree(&picture);
  if (!done) throw Error(ErrorCode::internal, {}, "WebPEncode");
  return out;
}

}  // namespace ocrchat
