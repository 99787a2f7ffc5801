#include "lstm/line_normaliser.hpp"

#include <gmock/gmock.h>

#include <vector>

namespace ocrchat {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;

/// A strip one pixel high.
Image strip(const std::vector<std::uint8_t>& values) {
  Image image(1, static_cast<int>(values.size()), 1);
  image.pixels = values;
  return image;
}

TEST(Normalised, StretchesPaperAndInkToTheEnds) {
  // Minima at 40 (40 to 41 by the interpolation), maxima at 199 to 200.
  const LineImage line = normalised(strip({200, 200, 40, 199, 40, 199, 40, 199, 40, 199, 200, 120}));
  EXPECT_EQ(line.height, 1);
  EXPECT_EQ(line.width, 12);
  EXPECT_EQ(line.pixels[0], 127);
  EXPECT_EQ(line.pixels[2], -127);
  EXPECT_NEAR(line.pixels[11], 0, 2);
}

TEST(Normalised, LooksAtTheMiddleRowOnlyForItsContrast) {
  Image columns(3, 9, 1, 0);
  for (int x = 0; x < 9; ++x) columns.row(x)[1] = x % 2 ? 100 : 200;
  const LineImage line = normalised(columns);
  EXPECT_EQ(line.height, 3);
  EXPECT_THAT(std::vector(line.pixels.begin(), line.pixels.begin() + 6),
              ElementsAre(-127, 126, -127, -127, -127, -127));
}

TEST(Normalised, TurnsLightOnDarkAround) {
  std::vector<std::uint8_t> values{200, 180, 40, 199, 60, 199, 40, 199, 40, 150, 200, 120};
  const LineImage line = normalised(strip(values));
  for (std::uint8_t& value : values) value = static_cast<std::uint8_t>(255 - value);
  EXPECT_EQ(normalised(strip(values), true).pixels, line.pixels);
}

TEST(Normalised, TakesFlatNarrowAndEmptyStrips) {
  EXPECT_TRUE(normalised(Image()).pixels.empty());
  EXPECT_THAT(normalised(strip({255})).pixels, Each(127));
  EXPECT_THAT(normalised(strip({255, 255, 255, 255, 255})).pixels, Each(127));
  EXPECT_THAT(normalised(strip({0, 0})).pixels, Each(-127));
}

TEST(Normalised, HandsTheScaleOn) {
  EXPECT_DOUBLE_EQ(normalised(strip({0, 1, 2}), false, 0.6).scale, 0.6);
}

}  // namespace
}  // namespace ocrchat
