#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <png.h>

#include "image/decode.hpp"
#include "image/encode.hpp"
#include "image/sample_files.hpp"

namespace ocrchat {
namespace {

using ::testing::ElementsAre;

Image read(const Bytes& file) {
  return open_image(file, MediaType::png, {})->frame(0);
}

TEST(DecodePng, ReadsItsResolution) {
  EXPECT_EQ(read(sample::png({.width = 1, .height = 1, .rows = {9}})).dpi, 300);
}

TEST(DecodePng, BringsEveryGreyDepthTo8Bits) {
  EXPECT_THAT(read(sample::png({.width = 3, .height = 1, .bits = 1, .rows = {0x40}})).pixels,
              ElementsAre(0, 255, 0));
  EXPECT_THAT(read(sample::png({.width = 4, .height = 1, .bits = 2, .rows = {0x1B}})).pixels,
              ElementsAre(0, 85, 170, 255));
  EXPECT_THAT(read(sample::png({.width = 2, .height = 1, .bits = 4, .rows = {0x0F}})).pixels,
              ElementsAre(0, 255));
  EXPECT_THAT(
      read(sample::png({.width = 2, .height = 1, .bits = 16, .rows = {0x80, 0x80, 0xFF, 0xFF}})).pixels,
      ElementsAre(128, 255));
}

TEST(DecodePng, LaysAlphaOverWhite) {
  const Image rgba = read(sample::png({.width = 3,
                                       .height = 1,
                                       .colour_type = PNG_COLOR_TYPE_RGB_ALPHA,
                                       .rows = {9, 8, 7, 0, 10, 20, 30, 255, 0, 0, 255, 128}}));
  EXPECT_EQ(rgba.channels, 3);
  EXPECT_THAT(rgba.pixels, ElementsAre(255, 255, 255, 10, 20, 30, 127, 127, 255));
  const Image gray = read(sample::png(
      {.width = 2, .height = 1, .colour_type = PNG_COLOR_TYPE_GRAY_ALPHA, .rows = {50, 0, 50, 255}}));
  EXPECT_THAT(gray.pixels, ElementsAre(255, 50));
}

TEST(DecodePng, LooksUpPalettesAndTheirTransparency) {
  const Image image = read(sample::png({.width = 4,
                                        .height = 1,
                                        .bits = 2,
                                        .colour_type = PNG_COLOR_TYPE_PALETTE,
                                        .palette = {1, 2, 3, 40, 50, 60, 7, 7, 7},
                                        .palette_alpha = {255, 0},
                                        .rows = {0x18}}));
  EXPECT_THAT(image.pixels, ElementsAre(1, 2, 3, 255, 255, 255, 7, 7, 7, 1, 2, 3));
}

TEST(DecodePng, TakesATransparentGreyForWhite) {
  EXPECT_THAT(read(sample::png({.width = 2, .height = 1, .transparent_gray = 10, .rows = {10, 11}})).pixels,
              ElementsAre(255, 11));
}

TEST(DecodePng, ReturnsOneChannelIfNoPixelHasAColour) {
  const Image image = read(
      sample::png({.width = 2, .height = 1, .colour_type = PNG_COLOR_TYPE_RGB, .rows = {5, 5, 5, 9, 9, 9}}));
  EXPECT_EQ(image.channels, 1);
  EXPECT_THAT(image.pixels, ElementsAre(5, 9));
}

TEST(DecodePng, ReadsInterlacedFilesAlike) {
  const Image image = sample::gradient(21, 13, 1);
  EXPECT_EQ(read(sample::png({.width = 21, .height = 13, .interlaced = true, .rows = image.pixels})).pixels,
            image.pixels);
}

TEST(DecodePng, KeepsTheRowsOfATruncatedFileAndLeavesTheRestWhite) {
  Image noise = sample::gradient(100, 100, 1);
  unsigned state = 1;
  for (auto& value : noise.pixels)
    value = static_cast<std::uint8_t>((state = state * 1103515245U + 12345U) >> 24U) / 2;
  const Bytes whole = encode_png(noise);
  const Bytes half(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(whole.size() / 2));
  const Image image = read(half);
  ASSERT_EQ(image.height, 100);
  EXPECT_TRUE(std::equal(noise.pixels.begin(), noise.pixels.begin() + 4000, image.pixels.begin()));
  EXPECT_THAT(std::vector<std::uint8_t>(image.row(99), image.row(99) + 100), ::testing::Each(255));
}

TEST(DecodePng, ForgivesAWrongChecksum) {
  Bytes file = encode_png(sample::gradient(20, 20, 1));
  file[29] ^= 0xFFU;                // of the header
  file[file.size() - 14] ^= 0xFFU;  // of the pixels
  EXPECT_EQ(read(file).pixels, sample::gradient(20, 20, 1).pixels);
}

}  // namespace
}  // namespace ocrchat
