#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <tiff.h>

#include "base/error.hpp"
#include "image/decode.hpp"
#include "image/sample_files.hpp"

namespace ocrchat {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;

Image read(const Bytes& file, int index = 0) {
  return open_image(file, MediaType::tiff, {})->frame(index);
}
Image read(const sample::Tiff& page) {
  return read(sample::tiff({page}));
}

/// Inverted rows of a 1-bit page, wide enough for fax codes.
sample::Tiff bilevel(int compression, int photometric) {
  sample::Tiff page{
      .width = 20, .height = 9, .bits = 1, .photometric = photometric, .compression = compression};
  for (int y = 0; y < page.height; ++y) page.rows.insert(page.rows.end(), {0xF0, 0x0F, 0xA0});
  return page;
}

TEST(DecodeTiff, ReadsFaxPagesOfBothPolarities) {
  for (const int compression : {COMPRESSION_NONE, COMPRESSION_CCITTFAX3, COMPRESSION_CCITTFAX4}) {
    const Image black_is_1 = read(bilevel(compression, PHOTOMETRIC_MINISWHITE));
    const Image black_is_0 = read(bilevel(compression, PHOTOMETRIC_MINISBLACK));
    ASSERT_EQ(black_is_1.channels, 1);
    EXPECT_THAT(std::vector<std::uint8_t>(black_is_1.row(4), black_is_1.row(4) + 20),
                ElementsAre(0, 0, 0, 0, 255, 255, 255, 255, 255, 255, 255, 255, 0, 0, 0, 0, 0, 255, 0, 255));
    for (std::size_t i = 0; i < black_is_0.pixels.size(); ++i) {
      ASSERT_EQ(black_is_0.pixels[i], 255 - black_is_1.pixels[i]);
    }
  }
}

TEST(DecodeTiff, BringsEveryGreyDepthTo8Bits) {
  EXPECT_THAT(read({.width = 4, .height = 1, .bits = 2, .rows = {0x1B}}).pixels,
              ElementsAre(0, 85, 170, 255));
  EXPECT_THAT(read({.width = 2, .height = 1, .bits = 4, .rows = {0x0F}}).pixels, ElementsAre(0, 255));
  EXPECT_THAT(read({.width = 2, .height = 1, .bits = 16, .rows = {0x34, 0x12, 0xFF, 0xFF}}).pixels,
              ElementsAre(0x12, 255));
  EXPECT_THAT(read({.width = 2, .height = 1, .photometric = PHOTOMETRIC_MINISWHITE, .rows = {0, 200}}).pixels,
              ElementsAre(255, 55));
}

TEST(DecodeTiff, ReadsColourInStripsPlanesAndTiles) {
  EXPECT_THAT(
      read(
          {.width = 2, .height = 1, .samples = 3, .photometric = PHOTOMETRIC_RGB, .rows = {1, 2, 3, 4, 5, 6}})
          .pixels,
      ElementsAre(1, 2, 3, 4, 5, 6));
  EXPECT_THAT(read({.width = 2,
                    .height = 1,
                    .samples = 3,
                    .photometric = PHOTOMETRIC_RGB,
                    .planar = PLANARCONFIG_SEPARATE,
                    .rows = {1, 4, 2, 5, 3, 6}})
                  .pixels,
              ElementsAre(1, 2, 3, 4, 5, 6));
  sample::Tiff tiled{.width = 24, .height = 40, .tile = 16};
  for (int tile = 0; tile < 6; ++tile)
    tiled.rows.insert(tiled.rows.end(), 256, static_cast<std::uint8_t>(10 * tile));
  const Image image = read(tiled);
  EXPECT_EQ(image.row(15)[15], 0);
  EXPECT_EQ(image.row(15)[16], 10);
  EXPECT_EQ(image.row(16)[0], 20);
  EXPECT_EQ(image.row(39)[23], 50);
}

TEST(DecodeTiff, ReadsInksPalettesAndAlpha) {
  EXPECT_THAT(read({.width = 2,
                    .height = 1,
                    .samples = 4,
                    .photometric = PHOTOMETRIC_SEPARATED,
                    .rows = {0, 255, 255, 0, 0, 0, 0, 255}})
                  .pixels,
              ElementsAre(255, 0, 0, 0, 0, 0));
  EXPECT_THAT(read({.width = 1,
                    .height = 1,
                    .bits = 16,
                    .samples = 4,
                    .photometric = PHOTOMETRIC_SEPARATED,
                    .rows = {0, 0, 255, 255, 0, 0, 0, 0}})
                  .pixels,
              ElementsAre(255, 0, 255));
  std::vector<std::uint16_t> palette(3 * 256);
  palette[7] = 0xFFFF;
  palette[256 + 8] = 0x8080;
  EXPECT_THAT(
      read({.width = 2, .height = 1, .photometric = PHOTOMETRIC_PALETTE, .palette = palette, .rows = {7, 8}})
          .pixels,
      ElementsAre(255, 0, 0, 0, 128, 0));
  EXPECT_THAT(read({.width = 2,
                    .height = 1,
                    .samples = 4,
                    .photometric = PHOTOMETRIC_RGB,
                    .alpha = EXTRASAMPLE_UNASSALPHA,
                    .rows = {10, 20, 30, 255, 1, 2, 3, 0}})
                  .pixels,
              ElementsAre(10, 20, 30, 255, 255, 255));
}

TEST(DecodeTiff, TurnsPagesUpright) {
  EXPECT_THAT(read({.width = 2, .height = 1, .orientation = ORIENTATION_BOTRIGHT, .rows = {1, 2}}).pixels,
              ElementsAre(2, 1));
  const Image turned =
      read({.width = 3, .height = 1, .orientation = ORIENTATION_RIGHTTOP, .rows = {1, 2, 3}});
  EXPECT_EQ(turned.height, 3);
  EXPECT_THAT(turned.pixels, ElementsAre(1, 2, 3));
}

TEST(DecodeTiff, ReadsResolutionInInchesAndCentimetres) {
  EXPECT_EQ(read({.width = 1, .height = 1, .x_dpi = 300, .y_dpi = 300, .rows = {0}}).dpi, 300);
  EXPECT_NEAR(
      read({.width = 1, .height = 1, .unit = RESUNIT_CENTIMETER, .x_dpi = 100, .y_dpi = 100, .rows = {0}})
          .dpi,
      254, 0.1);
  EXPECT_EQ(read({.width = 1, .height = 1, .x_dpi = 90000, .y_dpi = 90000, .rows = {0}}).dpi, 0);
}

TEST(DecodeTiff, StretchesTheSqueezedRowsOfACoarseFax) {
  const Image image = read({.width = 2, .height = 4, .x_dpi = 200, .y_dpi = 100, .rows = Bytes(8, 9)});
  EXPECT_EQ(image.width, 2);
  EXPECT_EQ(image.height, 8);
  EXPECT_EQ(image.dpi, 200);
}

TEST(DecodeTiff, GivesEveryPageInAnyOrder) {
  const Bytes bytes = sample::tiff({{.width = 1, .height = 1, .rows = {1}},
                                    {.width = 1, .height = 1, .rows = {2}},
                                    {.width = 1, .height = 1, .rows = {3}}});
  const auto file = open_image(bytes, MediaType::tiff, {});
  ASSERT_EQ(file->frame_count(), 3);
  EXPECT_EQ(file->frame(2).pixels[0], 3);
  EXPECT_EQ(file->frame(0).pixels[0], 1);
  EXPECT_EQ(file->frame(1).pixels[0], 2);
  EXPECT_THROW(file->frame(3), Error);
  EXPECT_THROW(file->frame(-1), Error);
  EXPECT_EQ(open_image(bytes, MediaType::tiff, {.max_frames = 2})->frame_count(), 2);
}

std::uint32_t number_at(const Bytes& file, std::size_t at) {
  return file[at] | file[at + 1] << 8U | file[at + 2] << 16U |
         static_cast<std::uint32_t>(file[at + 3]) << 24U;
}

TEST(DecodeTiff, EndsAChainOfDirectoriesThatLoops) {
  Bytes file = sample::tiff({{.width = 1, .height = 1, .rows = {1}}, {.width = 1, .height = 1, .rows = {2}}});
  const std::uint32_t first = number_at(file, 4);
  const std::size_t next = first + 2U + 12U * (file[first] | file[first + 1] << 8U);
  const std::uint32_t second = number_at(file, next);
  const std::size_t last = second + 2U + 12U * (file[second] | file[second + 1] << 8U);
  for (std::size_t i = 0; i < 4; ++i) file[last + i] = static_cast<std::uint8_t>(first >> (8 * i));
  EXPECT_EQ(open_image(file, MediaType::tiff, {})->frame_count(), 2);
  for (std::size_t i = 0; i < 4; ++i) file[next + i] = static_cast<std::uint8_t>(first >> (8 * i));
  EXPECT_EQ(open_image(file, MediaType::tiff, {})->frame_count(), 1);
}

TEST(DecodeTiff, LeavesWhiteTheStripsATruncatedFileLacks) {
  Bytes file = sample::tiff({{.width = 8, .height = 64, .strip_rows = 8, .rows = Bytes(512, 7)}});
  const std::uint32_t directory = number_at(file, 4);
  ASSERT_GT(directory, 500U);  // libtiff writes it behind the pixels
  for (std::size_t i = directory + 2; i < file.size(); i += 12) {
    if (file[i] != 0x11 || file[i + 1] != 0x01) continue;  // StripOffsets: send the last one beyond the file
    const std::uint32_t offsets = number_at(file, i + 8);
    file[offsets + 4 * 7 + 3] = 0x7F;
    break;
  }
  const Image image = read(file);
  EXPECT_THAT(std::vector<std::uint8_t>(image.row(0), image.row(56)), Each(7));
  EXPECT_THAT(std::vector<std::uint8_t>(image.row(56), image.row(56) + 64), Each(255));
}

TEST(DecodeTiff, RefusesAPageThatIsTooLarge) {
  const Bytes file = sample::tiff({{.width = 20, .height = 20, .rows = Bytes(400)}});
  try {
    open_image(file, MediaType::tiff, {.max_pixels = 399})->frame(0);
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::too_many_pixels);
  }
  EXPECT_NO_THROW(open_image(file, MediaType::tiff, {.max_pixels = 400})->frame(0));
}

}  // namespace
}  // namespace ocrchat
