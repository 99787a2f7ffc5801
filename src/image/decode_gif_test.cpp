#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "image/decode.hpp"
#include "image/sample_files.hpp"

namespace ocrchat {
namespace {

using ::testing::ElementsAre;

Image read(const Bytes& file) {
  return open_image(file, MediaType::gif, {})->frame(0);
}

const Bytes kGreys{0, 0, 0, 50, 50, 50, 100, 100, 100, 150, 150, 150};

TEST(DecodeGif, PutsTheFrameOnItsCanvasAndLeavesTheRestWhite) {
  const Image image = read(sample::gif({.canvas_width = 4,
                                        .canvas_height = 3,
                                        .left = 1,
                                        .top = 1,
                                        .width = 2,
                                        .height = 1,
                                        .palette = kGreys,
                                        .indices = {1, 3}}));
  EXPECT_THAT(image.pixels, ElementsAre(255, 255, 255, 255, 255, 50, 150, 255, 255, 255, 255, 255));
}

TEST(DecodeGif, TakesTransparentForWhite) {
  const Image image = read(sample::gif({.canvas_width = 4,
                                        .canvas_height = 1,
                                        .width = 4,
                                        .height = 1,
                                        .transparent = 2,
                                        .palette = {9, 8, 7, 1, 2, 3, 4, 5, 6, 0, 0, 0},
                                        .indices = {0, 1, 2, 3}}));
  EXPECT_THAT(image.pixels, ElementsAre(9, 8, 7, 1, 2, 3, 255, 255, 255, 0, 0, 0));
}

TEST(DecodeGif, ReadsInterlacedRowsInTheirOrder) {
  Bytes indices;
  for (int y = 0; y < 19; ++y) indices.insert(indices.end(), 3, static_cast<std::uint8_t>(y % 4));
  sample::Gif picture{.canvas_width = 3,
                      .canvas_height = 19,
                      .width = 3,
                      .height = 19,
                      .palette = kGreys,
                      .indices = indices};
  const Image plain = read(sample::gif(picture));
  picture.interlaced = true;
  EXPECT_EQ(read(sample::gif(picture)).pixels, plain.pixels);
  EXPECT_EQ(plain.row(7)[0], 150);
}

TEST(DecodeGif, MakesTheCanvasLargerForAFrameThatDoesNotFit) {
  const Image image = read(sample::gif({.canvas_width = 1,
                                        .canvas_height = 1,
                                        .width = 2,
                                        .height = 1,
                                        .palette = kGreys,
                                        .indices = {1, 3}}));
  EXPECT_THAT(image.pixels, ElementsAre(50, 150));
}

TEST(DecodeGif, RefusesAFileWithoutAFrame) {
  Bytes file = sample::gif(
      {.canvas_width = 1, .canvas_height = 1, .width = 1, .height = 1, .palette = kGreys, .indices = {1}});
  file.resize(13 + 12);  // header and palette
  EXPECT_THROW(open_image(file, MediaType::gif, {}), Error);
}

}  // namespace
}  // namespace ocrchat
