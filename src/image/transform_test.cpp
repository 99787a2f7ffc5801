#include "image/transform.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "image/sample_files.hpp"

namespace ocrchat {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;

Image image_of(int width, int height, int channels, std::vector<std::uint8_t> pixels) {
  Image image(width, height, channels);
  image.pixels = std::move(pixels);
  image.dpi = 300;
  return image;
}

TEST(ToGray, WeighsColoursByTheirBrightness) {
  const Image gray = to_gray(image_of(5, 1, 3, {255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255, 0, 0, 0}));
  EXPECT_THAT(gray.pixels, ElementsAre(77, 149, 29, 255, 0));
  EXPECT_EQ(gray.channels, 1);
  EXPECT_EQ(gray.dpi, 300);
}

TEST(Rotated, TurnsClockwise) {
  const Image image = image_of(3, 2, 1, {1, 2, 3, 4, 5, 6});
  EXPECT_THAT(rotated(image, 90).pixels, ElementsAre(4, 1, 5, 2, 6, 3));
  EXPECT_THAT(rotated(image, 180).pixels, ElementsAre(6, 5, 4, 3, 2, 1));
  EXPECT_THAT(rotated(image, 270).pixels, ElementsAre(3, 6, 2, 5, 1, 4));
  EXPECT_THAT(rotated(image, 0).pixels, image.pixels);
  EXPECT_EQ(rotated(image, 90).width, 2);
  EXPECT_EQ(rotated(image, 90).dpi, 300);
}

TEST(Rotated, KeepsColoursTogether) {
  EXPECT_THAT(rotated(image_of(2, 1, 3, {1, 2, 3, 4, 5, 6}), 180).pixels, ElementsAre(4, 5, 6, 1, 2, 3));
}

TEST(Rotated, FourTimesIsWhereItBegan) {
  const Image image = sample::gradient(131, 77, 3);
  EXPECT_EQ(rotated(rotated(rotated(rotated(image, 90), 90), 90), 90).pixels, image.pixels);
  EXPECT_EQ(rotated(rotated(image, 90), 270).pixels, image.pixels);
}

TEST(Rotated, RefusesOtherAngles) {
  EXPECT_THROW(rotated(Image(1, 1, 1), 45), Error);
}

TEST(Scaled, AveragesAreasWhenItShrinks) {
  EXPECT_THAT(scaled(image_of(4, 2, 1, {0, 100, 200, 200, 100, 200, 0, 0}), 0.5).pixels,
              ElementsAre(100, 100));
  EXPECT_THAT(scaled(image_of(3, 1, 1, {0, 90, 30}), 2.0 / 3).pixels, ElementsAre(30, 50));
  EXPECT_THAT(scaled(image_of(2, 2, 3, {0, 10, 20, 4, 10, 20, 8, 10, 20, 0, 10, 20}), 0.5).pixels,
              ElementsAre(3, 10, 20));
}

TEST(Scaled, ScalesTheResolutionToo) {
  EXPECT_EQ(scaled(image_of(4, 1, 1, {0, 0, 0, 0}), 0.5).dpi, 150);
  EXPECT_EQ(scaled(image_of(4, 1, 1, {0, 0, 0, 0}), 2).dpi, 600);
}

TEST(Scaled, LeavesFlatSurfacesFlat) {
  for (const double factor : {0.1, 0.37, 0.99, 1.01, 1.7, 3.0}) {
    for (const std::uint8_t value : {0, 128, 255}) {
      const Image image = scaled(Image(41, 23, 3, value), factor);
      EXPECT_THAT(image.pixels, Each(value)) << factor;
    }
  }
}

TEST(Scaled, GrowsGradientsSmoothly) {
  const Image image = sample::gradient(50, 40, 1);
  const Image grown = scaled(image, 2);
  ASSERT_EQ(grown.width, 100);
  for (int x = 1; x < 100; ++x) EXPECT_GE(grown.row(20)[x], grown.row(20)[x - 1]);
  EXPECT_NEAR(grown.row(20)[50], image.row(10)[25], 3);
}

TEST(Scaled, KeepsAtLeastOnePixel) {
  const Image image = scaled(Image(3, 300, 1, 7), 0.001);
  EXPECT_EQ(image.width, 1);
  EXPECT_EQ(image.height, 1);
  EXPECT_EQ(image.pixels[0], 7);
}

TEST(Scaled, RefusesFactorsThatMakeNoImage) {
  for (const double factor : {0.0, -1.0, 1e300}) EXPECT_THROW(scaled(Image(2, 2, 1), factor), Error);
}

TEST(Cropped, CutsOutTheBox) {
  const Image image = image_of(3, 2, 1, {1, 2, 3, 4, 5, 6});
  EXPECT_THAT(cropped(image, {1, 0, 3, 2}).pixels, ElementsAre(2, 3, 5, 6));
  EXPECT_EQ(cropped(image, {1, 0, 3, 2}).dpi, 300);
  EXPECT_THAT(cropped(image_of(2, 1, 3, {1, 2, 3, 4, 5, 6}), {1, 0, 2, 1}).pixels, ElementsAre(4, 5, 6));
}

TEST(Cropped, ClampsTheBoxToTheImage) {
  const Image image = image_of(2, 2, 1, {1, 2, 3, 4});
  EXPECT_EQ(cropped(image, {-5, -5, 50, 50}).pixels, image.pixels);
  EXPECT_TRUE(cropped(image, {2, 2, 9, 9}).empty());
  EXPECT_TRUE(cropped(image, {1, 1, 0, 0}).empty());
}

}  // namespace
}  // namespace ocrchat
