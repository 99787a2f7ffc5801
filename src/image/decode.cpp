#include "image/decode.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "image/decoding.hpp"

namespace ocrchat {
namespace {

/// No scanner, camera or program makes a page of more; the formats that can say so cannot be trusted.
constexpr std::int64_t kLongestSide = 1'000'000;

struct Decoder {
  MediaType type;
  std::unique_ptr<ImageFile> (*open)(BytesView bytes, const DecodeLimits& limits);
};

constexpr std::array kDecoders{
    Decoder{MediaType::png, open_png},   Decoder{MediaType::jpeg, open_jpeg},
    Decoder{MediaType::webp, open_webp}, Decoder{MediaType::gif, open_gif},
    Decoder{MediaType::bmp, open_bmp},   Decoder{MediaType::tiff, open_tiff},
};

class SingleFrame final : public ImageFile {
 public:
  SingleFrame(BytesView bytes, const DecodeLimits& limits, DecodeOne decode)
      : bytes_(bytes), limits_(limits), decode_(decode) {}

  int frame_count() const override { return 1; }
  Image frame(int index) override {
    if (index != 0) fail_page("frame " + std::to_string(index) + " of 1");
    return decode_(bytes_, limits_);
  }

 private:
  BytesView bytes_;
  DecodeLimits limits_;
  DecodeOne decode_;
};

}  // namespace

void check_size(ImageSize size, const DecodeLimits& limits, ErrorCode damaged) {
  const auto [width, height] = size;
  const std::string sides = std::to_string(width) + " × " + std::to_string(height);
  if (width <= 0 || height <= 0) throw Error(damaged, {}, "size " + sides);
  if (width > limits.max_pixels / height) {
    throw Error(ErrorCode::too_many_pixels, "The image has " + sides + " pixels, more than the " +
                                                std::to_string(limits.max_pixels) +
                                                " allowed; reduce its resolution.");
  }
  if (std::max(width, height) > kLongestSide) throw Error(damaged, {}, "size " + sides);
}

std::unique_ptr<ImageFile> single_frame(BytesView bytes, const DecodeLimits& limits, ImageSize size,
                                        DecodeOne decode) {
  check_size(size, limits, ErrorCode::unreadable_file);
  return std::make_unique<SingleFrame>(bytes, limits, decode);
}

void fail_file(std::string where) {
  throw Error(ErrorCode::unreadable_file, {}, std::move(where));
}

void fail_page(std::string where) {
  throw Error(ErrorCode::page_unreadable, {}, std::move(where));
}

std::unique_ptr<ImageFile> open_image(BytesView bytes, MediaType type, const DecodeLimits& limits) {
  for (const Decoder& decoder : kDecoders) {
    if (decoder.type == type) return decoder.open(bytes, limits);
  }
  throw Error(ErrorCode::unsupported_type, {}, std::string(media_type_name(type)) + " is no image");
}

}  // namespace ocrchat
