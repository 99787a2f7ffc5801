#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "base/error.hpp"
#include "image/decode.hpp"

/// What the decoders of this room share. One decoder is one file; decode.cpp has the table of them.
namespace ocrchat {

/// As a header claims it, before anything is believed.
struct ImageSize {
  std::int64_t width = 0;
  std::int64_t height = 0;
};

/// To be called before memory is taken for the pixels.
/// @throws Error(too_many_pixels), or Error(damaged) if there is no such picture
void check_size(ImageSize size, const DecodeLimits& limits, ErrorCode damaged);

/// A file of one picture, which `decode` reads from the same bytes whenever it is asked for.
/// @throws Error(unreadable_file | too_many_pixels)
using DecodeOne = Image (*)(BytesView bytes, const DecodeLimits& limits);
std::unique_ptr<ImageFile> single_frame(BytesView bytes, const DecodeLimits& limits, ImageSize size,
                                        DecodeOne decode);

std::unique_ptr<ImageFile> open_png(BytesView bytes, const DecodeLimits& limits);
std::unique_ptr<ImageFile> open_jpeg(BytesView bytes, const DecodeLimits& limits);
std::unique_ptr<ImageFile> open_webp(BytesView bytes, const DecodeLimits& limits);
std::unique_ptr<ImageFile> open_gif(BytesView bytes, const DecodeLimits& limits);
std::unique_ptr<ImageFile> open_bmp(BytesView bytes, const DecodeLimits& limits);
std::unique_ptr<ImageFile> open_tiff(BytesView bytes, const DecodeLimits& limits);

[[noreturn]] void fail_file(std::string where);
[[noreturn]] void fail_page(std::string where);

}  // namespace ocrchat
