#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "image/decode.hpp"
#include "image/sample_files.hpp"

namespace ocrchat {
namespace {

using sample::put;
using ::testing::ElementsAre;

struct Bmp {
  int width = 0;
  int height = 0;
  int bits = 8;
  int compression = 0;
  int header = 40;
  Bytes extra = {};  ///< masks and palette
  Bytes data = {};
};

Bytes file_of(const Bmp& bmp) {
  const auto header = static_cast<std::size_t>(bmp.header);
  const int side = header == 12 ? 2 : 4;
  Bytes out;
  put(out, "BM");
  put(out, 0, 8);
  put(out, 14 + header + bmp.extra.size(), 4);
  put(out, header, 4);
  put(out, static_cast<std::uint32_t>(bmp.width), side);
  put(out, static_cast<std::uint32_t>(bmp.height), side);
  put(out, 1, 2);
  put(out, static_cast<unsigned>(bmp.bits), 2);
  if (header > 12) {
    put(out, static_cast<unsigned>(bmp.compression), 4);
    put(out, 0, 4);
    put(out, 11811, 4);
    put(out, 11811, 4);
    put(out, 0, 8);
  }
  out.insert(out.end(), bmp.extra.begin(), bmp.extra.end());
  out.insert(out.end(), bmp.data.begin(), bmp.data.end());
  return out;
}

Image read(const Bmp& bmp) {
  return open_image(file_of(bmp), MediaType::bmp, {})->frame(0);
}

Bytes greys(int count) {
  Bytes palette;
  for (int i = 0; i < count; ++i) put(palette, 0x010101ULL * static_cast<unsigned>(10 * i), 4);
  return palette;
}

TEST(DecodeBmp, ReadsRowsFromBottomToTopOrFromTopToBottom) {
  const Bytes data{1, 2, 0, 0, 3, 4, 0, 0};
  EXPECT_THAT(read({.width = 2, .height = 2, .extra = greys(256), .data = data}).pixels,
              ElementsAre(30, 40, 10, 20));
  EXPECT_THAT(read({.width = 2, .height = -2, .extra = greys(256), .data = data}).pixels,
              ElementsAre(10, 20, 30, 40));
}

TEST(DecodeBmp, ReadsItsResolution) {
  EXPECT_EQ(read({.width = 1, .height = 1, .extra = greys(256), .data = {1, 0, 0, 0}}).dpi, 300);
}

TEST(DecodeBmp, UnpacksSmallDepths) {
  EXPECT_THAT(read({.width = 3, .height = 1, .bits = 1, .extra = greys(2), .data = {0xA0, 0, 0, 0}}).pixels,
              ElementsAre(10, 0, 10));
  EXPECT_THAT(
      read({.width = 3, .height = 1, .bits = 4, .extra = greys(16), .data = {0x12, 0x30, 0, 0}}).pixels,
      ElementsAre(10, 20, 30));
}

TEST(DecodeBmp, ReadsTheOldestHeader) {
  EXPECT_THAT(read({.width = 1, .height = 1, .bits = 24, .header = 12, .data = {3, 2, 1, 0}}).pixels,
              ElementsAre(1, 2, 3));
}

TEST(DecodeBmp, Reads16BitsWithAndWithoutMasks) {
  Bytes data;
  put(data, 0x7C00, 2);
  put(data, 0x001F, 2);
  EXPECT_THAT(read({.width = 2, .height = 1, .bits = 16, .data = data}).pixels,
              ElementsAre(255, 0, 0, 0, 0, 255));
  Bytes masks;
  put(masks, 0xF800, 4);
  put(masks, 0x07E0, 4);
  put(masks, 0x001F, 4);
  data.clear();
  put(data, 0x07E0, 4);
  EXPECT_THAT(
      read({.width = 1, .height = 1, .bits = 16, .compression = 3, .extra = masks, .data = data}).pixels,
      ElementsAre(0, 255, 0));
}

TEST(DecodeBmp, LaysAlphaOverWhiteUnlessAllOfItIsZero) {
  Bytes masks;
  for (const std::uint32_t mask : {0xFF0000U, 0xFF00U, 0xFFU, 0xFF000000U}) put(masks, mask, 4);
  const Bmp some{.width = 2,
                 .height = 1,
                 .bits = 32,
                 .compression = 6,
                 .extra = masks,
                 .data = {1, 2, 3, 255, 1, 2, 3, 0}};
  EXPECT_THAT(read(some).pixels, ElementsAre(3, 2, 1, 255, 255, 255));
  const Bmp none{.width = 1, .height = 1, .bits = 32, .compression = 6, .extra = masks, .data = {1, 2, 3, 0}};
  EXPECT_THAT(read(none).pixels, ElementsAre(3, 2, 1));
  const Bmp plain{.width = 1, .height = 1, .bits = 32, .data = {1, 2, 3, 0}};
  EXPECT_THAT(read(plain).pixels, ElementsAre(3, 2, 1));
}

TEST(DecodeBmp, UnrollsRuns) {
  const Bmp rle8{.width = 4,
                 .height = 2,
                 .compression = 1,
                 .extra = greys(256),
                 .data = {2, 1, 0, 0, 0, 3, 4, 5, 6, 0, 0, 1}};
  EXPECT_THAT(read(rle8).pixels, ElementsAre(40, 50, 60, 255, 10, 10, 255, 255));
  const Bmp rle4{
      .width = 4, .height = 1, .bits = 4, .compression = 2, .extra = greys(16), .data = {3, 0x12, 0, 1}};
  EXPECT_THAT(read(rle4).pixels, ElementsAre(10, 20, 10, 255));
  const Bmp moved{
      .width = 2, .height = 2, .compression = 1, .extra = greys(256), .data = {0, 2, 1, 1, 9, 7, 0, 1}};
  EXPECT_THAT(read(moved).pixels, ElementsAre(255, 70, 255, 255));
}

TEST(DecodeBmp, LeavesWhiteWhatATruncatedFileLacks) {
  EXPECT_THAT(read({.width = 2, .height = 2, .extra = greys(256), .data = {1, 2, 0, 0, 3}}).pixels,
              ElementsAre(30, 255, 10, 20));
}

TEST(DecodeBmp, RefusesSizesThatCannotBe) {
  for (const auto& [width, height] :
       {std::pair{0, 1}, {1, 0}, {-5, 1}, {1, INT32_MIN}, {INT32_MAX, INT32_MAX}}) {
    const Bytes file = file_of({.width = width, .height = height, .extra = greys(256), .data = {1, 2, 3, 4}});
    EXPECT_THROW(open_image(file, MediaType::bmp, {}), Error) << width << " " << height;
  }
}

}  // namespace
}  // namespace ocrchat
