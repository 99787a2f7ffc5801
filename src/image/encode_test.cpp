#include "image/encode.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "image/decode.hpp"
#include "image/sample_files.hpp"

namespace ocrchat {
namespace {

TEST(EncodePng, ComesBackPixelForPixelWithItsResolution) {
  for (const int channels : {1, 3}) {
    Image image = sample::gradient(33, 21, channels);
    image.dpi = 300;
    const Bytes file = encode_png(image);
    EXPECT_EQ(sniff(file), MediaType::png);
    const Image back = open_image(file, MediaType::png, {})->frame(0);
    EXPECT_EQ(back.pixels, image.pixels);
    EXPECT_EQ(back.dpi, 300);
  }
}

TEST(EncodeJpeg, IsSmallerAtALowerQualityAndKeepsTheResolution) {
  Image image = sample::gradient(200, 200, 3);
  image.dpi = 150;
  const Bytes file = encode_jpeg(image, 30);
  EXPECT_EQ(sniff(file), MediaType::jpeg);
  EXPECT_LT(file.size(), encode_jpeg(image, 95).size());
  EXPECT_EQ(open_image(file, MediaType::jpeg, {})->frame(0).dpi, 150);
}

TEST(EncodeWebp, TakesGreyAndColour) {
  for (const int channels : {1, 3}) {
    const Bytes file = encode_webp(sample::gradient(40, 30, channels), 80);
    EXPECT_EQ(sniff(file), MediaType::webp);
    EXPECT_EQ(open_image(file, MediaType::webp, {})->frame(0).height, 30);
  }
}

TEST(Encode, RefusesSidesTheFormatCannotHold) {
  EXPECT_THROW(encode_webp(Image(16384, 1, 1), 80), Error);
  EXPECT_THROW(encode_jpeg(Image(1, 65501, 1), 80), Error);
}

TEST(Encode, RefusesAnEmptyImage) {
  EXPECT_THROW(encode_png(Image()), Error);
  EXPECT_THROW(encode_jpeg(Image(), 80), Error);
  EXPECT_THROW(encode_webp(Image(), 80), Error);
}

}  // namespace
}  // namespace ocrchat
