#include "layout/bitmap.hpp"

#include <gtest/gtest.h>

namespace ocrchat {
namespace {

Image speckled(int width, int height) {
  Image image(width, height, 1);
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x) image.row(y)[x] = static_cast<std::uint8_t>((x * 37 + y * 91) % 256);
  return image;
}

TEST(Bitmap, HoldsWhatIsDarkerThanTheLimit) {
  for (const int width : {1, 63, 64, 65, 200}) {
    const Image image = speckled(width, 3);
    const Bitmap bitmap = darker_than(image, 100);
    for (int y = 0; y < 3; ++y)
      for (int x = 0; x < width; ++x) ASSERT_EQ(bitmap.at(x, y), image.row(y)[x] < 100) << width << " " << x;
  }
}

TEST(Bitmap, ComesBackAsBytes) {
  const Image image = speckled(131, 4);
  const Image bytes = in_bytes(darker_than(image, 128));
  for (int y = 0; y < 4; ++y)
    for (int x = 0; x < 131; ++x) ASSERT_EQ(bytes.row(y)[x], image.row(y)[x] < 128 ? 255 : 0);
}

TEST(Bitmap, FillsFromPixelToPixelAcrossWords) {
  Bitmap bitmap(200, 1);
  bitmap.fill(0, 60, 130, true);
  bitmap.fill(0, 64, 66, false);
  for (int x = 0; x < 200; ++x) EXPECT_EQ(bitmap.at(x, 0), x >= 60 && x < 130 && x != 64 && x != 65) << x;
}

TEST(Bitmap, FillsNothingOutsideItsRow) {
  Bitmap bitmap(70, 1);
  bitmap.fill(0, -5, 300, true);
  EXPECT_EQ(bitmap.row(0)[1], 0x3fU);
}

}  // namespace
}  // namespace ocrchat
