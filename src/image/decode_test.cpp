#include "image/decode.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <png.h>
#include <tiff.h>

#include <random>
#include <string>

#include "base/error.hpp"
#include "image/encode.hpp"
#include "image/sample_files.hpp"

namespace ocrchat {
namespace {

using ::testing::HasSubstr;

struct SampleFile {
  std::string name;
  MediaType type;
  Bytes bytes;
};

std::vector<SampleFile> pngs_and_jpegs() {
  const Image gray = sample::gradient(64, 48, 1);
  const Image colour = sample::gradient(64, 48, 3);
  Bytes inks(64 * 48 * 4, 90);
  return {{"png", MediaType::png, encode_png(colour)},
          {"interlaced png", MediaType::png,
           sample::png({.width = 32,
                        .height = 48,
                        .colour_type = PNG_COLOR_TYPE_GRAY_ALPHA,
                        .interlaced = true,
                        .rows = gray.pixels})},
          {"jpeg", MediaType::jpeg, sample::with_exif(encode_jpeg(colour, 80), sample::exif(6, 300, true))},
          {"progressive jpeg", MediaType::jpeg, sample::progressive_jpeg(colour)},
          {"cmyk jpeg", MediaType::jpeg, sample::cmyk_jpeg(64, 48, inks, true)},
          {"webp", MediaType::webp, encode_webp(colour, 80)}};
}

std::vector<SampleFile> tiffs() {
  const Image gray = sample::gradient(64, 48, 1);
  const Image colour = sample::gradient(64, 48, 3);
  const sample::Tiff fax{
      .width = 64, .height = 48, .bits = 1, .compression = COMPRESSION_CCITTFAX4, .rows = Bytes(384, 0x3C)};
  const sample::Tiff lzw{.width = 64,
                         .height = 48,
                         .samples = 3,
                         .photometric = PHOTOMETRIC_RGB,
                         .compression = COMPRESSION_LZW,
                         .rows = colour.pixels};
  const sample::Tiff jpeg{
      .width = 64, .height = 48, .compression = COMPRESSION_JPEG, .strip_rows = 16, .rows = gray.pixels};
  const sample::Tiff tiled{
      .width = 64, .height = 48, .compression = COMPRESSION_ADOBE_DEFLATE, .tile = 16, .rows = gray.pixels};
  return {{"tiff", MediaType::tiff, sample::tiff({fax, lzw})},
          {"tiff of jpeg and tiles", MediaType::tiff, sample::tiff({jpeg, tiled})}};
}

std::vector<SampleFile> samples() {
  std::vector<SampleFile> all = pngs_and_jpegs();
  for (SampleFile& file : tiffs()) all.push_back(std::move(file));
  Bytes indices(64 * 48, 2);
  for (std::size_t i = 0; i < indices.size(); i += 3) indices[i] = 1;
  all.push_back({"gif", MediaType::gif,
                 sample::gif({.canvas_width = 64,
                              .canvas_height = 48,
                              .width = 64,
                              .height = 48,
                              .transparent = 1,
                              .palette = Bytes(12, 60),
                              .indices = indices})});
  Bytes bmp;
  sample::put(bmp, "BM");
  for (const unsigned value : {0U, 0U, 54U + 1024U, 40U, 64U, 48U}) sample::put(bmp, value, 4);
  sample::put(bmp, 0x80001, 4);
  sample::put(bmp, 1, 4);
  bmp.resize(54 + 1024, 0);
  for (unsigned i = 0; i < 600; ++i) sample::put(bmp, i % 7 == 0 ? 0 : i, 2);
  all.push_back({"bmp", MediaType::bmp, bmp});
  return all;
}

/// Only `Error` may come out; the images that come out keep the limit.
bool decodes(const Bytes& bytes, MediaType type) {
  constexpr DecodeLimits kLimits{.max_pixels = 200'000, .max_frames = 10};
  try {
    const auto file = open_image(bytes, type, kLimits);
    for (int i = 0; i < file->frame_count(); ++i) {
      const Image image = file->frame(i);
      EXPECT_GT(image.width, 0);
      EXPECT_TRUE(image.channels == 1 || image.channels == 3);
      EXPECT_LE(std::int64_t{image.width} * image.height, kLimits.max_pixels);
      EXPECT_EQ(image.pixels.size(), image.stride() * static_cast<std::size_t>(image.height));
    }
    return true;
  } catch (const Error& error) {
    EXPECT_FALSE(error.message().empty());
    EXPECT_NE(error.code(), ErrorCode::internal) << error.where();
    return false;
  }
}

TEST(OpenImage, ReadsEverySample) {
  for (const SampleFile& file : samples()) EXPECT_TRUE(decodes(file.bytes, file.type)) << file.name;
}

TEST(OpenImage, SurvivesTruncationAtEveryTwentieth) {
  for (const SampleFile& file : samples()) {
    SCOPED_TRACE(file.name);
    for (std::size_t part = 0; part < 20; ++part) {
      const auto length = static_cast<std::ptrdiff_t>(file.bytes.size() * part / 20);
      decodes(Bytes(file.bytes.begin(), file.bytes.begin() + length), file.type);
    }
    for (std::size_t length = 0; length < std::min<std::size_t>(100, file.bytes.size()); ++length) {
      decodes(Bytes(file.bytes.begin(), file.bytes.begin() + static_cast<std::ptrdiff_t>(length)), file.type);
    }
  }
}

TEST(OpenImage, SurvivesFlippedBytes) {
  std::mt19937 random(20240607);
  for (const SampleFile& file : samples()) {
    SCOPED_TRACE(file.name);
    for (int round = 0; round < 400; ++round) {
      Bytes bytes = file.bytes;
      // Headers matter more than pixels: every other round stays in the first bytes.
      const std::size_t reach = round % 2 == 0 ? bytes.size() : std::min<std::size_t>(bytes.size(), 200);
      for (unsigned i = 0; i <= random() % 6; ++i)
        bytes[random() % reach] = static_cast<std::uint8_t>(random());
      decodes(bytes, file.type);
    }
  }
}

TEST(OpenImage, SurvivesOneKindTakenForAnother) {
  for (const SampleFile& file : samples()) {
    for (const MediaType type : {MediaType::png, MediaType::jpeg, MediaType::webp, MediaType::gif,
                                 MediaType::bmp, MediaType::tiff}) {
      EXPECT_EQ(decodes(file.bytes, type), type == file.type) << file.name;
    }
  }
}

TEST(OpenImage, RefusesMorePixelsThanAllowedBeforeDecodingAndSaysTheNumbers) {
  for (const SampleFile& file : samples()) {
    try {
      const DecodeLimits limits{.max_pixels = 1000};
      open_image(file.bytes, file.type, limits)->frame(0);
      FAIL() << file.name;
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::too_many_pixels) << file.name;
      EXPECT_THAT(error.message(), HasSubstr("1000"));
      EXPECT_THAT(error.message(), HasSubstr("48"));
    }
  }
}

TEST(OpenImage, RefusesASmallFileThatClaimsAHugePicture) {
  Bytes file = encode_png(sample::gradient(8, 8, 1));
  file[16] = file[20] = 0x7F;
  try {
    open_image(file, MediaType::png, {});
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::too_many_pixels);
  }
}

TEST(OpenImage, TakesPdfForNoImage) {
  try {
    open_image(as_bytes("%PDF-1.7"), MediaType::pdf, {});
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::unsupported_type);
  }
}

TEST(OpenImage, HasOneFrameForEveryFormatButTiff) {
  for (const SampleFile& file : samples()) {
    const auto opened = open_image(file.bytes, file.type, {});
    EXPECT_EQ(opened->frame_count(), file.type == MediaType::tiff ? 2 : 1);
    EXPECT_THROW(opened->frame(2), Error);
  }
}

}  // namespace
}  // namespace ocrchat
