#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "image/decode.hpp"
#include "image/encode.hpp"
#include "image/sample_files.hpp"

namespace ocrchat {
namespace {

Image read(const Bytes& file) {
  return open_image(file, MediaType::jpeg, {})->frame(0);
}

bool is_dark(const Image& image, int x, int y) {
  return image.row(y)[x * image.channels] < 100;
}

TEST(DecodeJpeg, ReadsGreyAndColour) {
  for (const int channels : {1, 3}) {
    const Image image = sample::gradient(40, 30, channels);
    const Image back = read(encode_jpeg(image, 95));
    ASSERT_EQ(back.channels, channels);
    ASSERT_EQ(back.pixels.size(), image.pixels.size());
    for (std::size_t i = 0; i < image.pixels.size(); ++i) ASSERT_NEAR(image.pixels[i], back.pixels[i], 14);
  }
}

TEST(DecodeJpeg, ReadsInksWithAndWithoutAdobesInversion) {
  Bytes inks;
  for (int i = 0; i < 64; ++i)
    inks.insert(inks.end(), {0, 255, 255, 0});  // red, or by Adobe's count the inverse
  const Image plain = read(sample::cmyk_jpeg(8, 8, inks, false));
  EXPECT_NEAR(plain.pixels[0], 255, 3);
  EXPECT_NEAR(plain.pixels[1], 0, 3);
  for (std::uint8_t& ink : inks) ink = static_cast<std::uint8_t>(255 - ink);
  const Image adobe = read(sample::cmyk_jpeg(8, 8, inks, true));
  EXPECT_NEAR(adobe.pixels[0], 255, 3);
  EXPECT_NEAR(adobe.pixels[1], 0, 3);
}

struct Corner {
  int orientation;
  bool turned;
  int x;
  int y;
};

class JpegOrientation : public ::testing::TestWithParam<Corner> {};

TEST_P(JpegOrientation, IsAppliedSoThatThePageIsUpright) {
  const auto [orientation, turned, right, bottom] = GetParam();
  for (const bool big : {false, true}) {
    const Bytes file = sample::with_exif(encode_jpeg(sample::with_black_corner(32, 16), 95),
                                         sample::exif(orientation, 200, big));
    const Image image = read(file);
    ASSERT_EQ(image.width, turned ? 16 : 32);
    ASSERT_EQ(image.height, turned ? 32 : 16);
    for (const int x : {0, 1}) {
      for (const int y : {0, 1}) {
        EXPECT_EQ(is_dark(image, x * (image.width - 1), y * (image.height - 1)), x == right && y == bottom)
            << orientation << " " << x << " " << y;
      }
    }
  }
}

// Where the stored top left corner comes to stand.
INSTANTIATE_TEST_SUITE_P(All, JpegOrientation,
                         ::testing::Values(Corner{1, false, 0, 0}, Corner{2, false, 1, 0},
                                           Corner{3, false, 1, 1}, Corner{4, false, 0, 1},
                                           Corner{5, true, 0, 0}, Corner{6, true, 1, 0},
                                           Corner{7, true, 1, 1}, Corner{8, true, 0, 1},
                                           Corner{9, false, 0, 0}));

TEST(DecodeJpeg, TakesTheResolutionOfJfifThenOfExif) {
  Image image = sample::gradient(8, 8, 1);
  EXPECT_EQ(read(sample::with_exif(encode_jpeg(image, 90), sample::exif(1, 250, true))).dpi, 250);
  image.dpi = 300;
  EXPECT_EQ(read(sample::with_exif(encode_jpeg(image, 90), sample::exif(1, 250, true))).dpi, 300);
  EXPECT_EQ(read(encode_jpeg(sample::gradient(8, 8, 1), 90)).dpi, 0);
}

TEST(DecodeJpeg, LeavesWhiteWhatATruncatedFileLacks) {
  const Image dark(160, 160, 1, 40);
  Image noise = dark;
  unsigned state = 1;
  for (auto& value : noise.pixels)
    value = static_cast<std::uint8_t>((state = state * 1103515245U + 12345U) >> 25U);
  const Bytes whole = encode_jpeg(noise, 90);
  const Image image =
      read(Bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(whole.size() / 2)));
  EXPECT_THAT(std::vector<std::uint8_t>(image.row(159), image.row(159) + 160), ::testing::Each(255));
  EXPECT_LT(image.row(0)[0], 140);
}

TEST(DecodeJpeg, ShowsATruncatedProgressiveFileCoarsely) {
  const Image picture = sample::gradient(64, 64, 1);
  const Bytes whole = sample::progressive_jpeg(picture);
  const Image image =
      read(Bytes(whole.begin(), whole.end() - static_cast<std::ptrdiff_t>(whole.size() / 10)));
  for (std::size_t i = 0; i < picture.pixels.size(); ++i) ASSERT_NEAR(image.pixels[i], picture.pixels[i], 40);
}

}  // namespace
}  // namespace ocrchat
