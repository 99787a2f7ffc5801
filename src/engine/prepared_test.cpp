#include "engine/prepared.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "engine/text_size.hpp"

namespace ocrchat {
namespace {

void fill(Image& image, const Box& box, std::uint8_t value) {
  for (int y = box.y0; y < box.y1; ++y)
    for (int x = box.x0; x < box.x1; ++x) image.row(y)[x] = value;
}

/// Lines of letters `size` pixels high, as bars with gaps.
Image lettered(int width, int height, int size) {
  Image image(width, height, 1);
  for (int y = 2 * size; y + 3 * size < height; y += 3 * size)
    for (int x = 2 * size; x + 3 * size < width; x += size)
      fill(image, {x, y, x + size * 2 / 3, y + size}, 0);
  return image;
}

TEST(Marks, TellTheHeightOfText) {
  const PixPtr pix = gray_pix(lettered(600, 600, 12));
  const Marks marks = marks_of(pix.get());
  EXPECT_NEAR(marks.text_height, 12, 1);
  EXPECT_FALSE(marks.light_on_dark);
}

TEST(Marks, SpecksDoNotMakeTextSmall) {
  Image image = lettered(800, 800, 24);
  for (int y = 1; y < 800; y += 16)
    for (int x = 1; x < 800; x += 16) fill(image, {x, y, x + 4, y + 4}, 0);
  const PixPtr pix = gray_pix(image);
  EXPECT_GT(marks_of(pix.get()).text_height, 18);
}

TEST(Marks, LargePagesWithLargeTextAreMeasuredAtHalfTheirSizeToTheLastColumn) {
  for (const int width : {2000, 2001, 2002, 2003, 2006}) {
    const PixPtr pix = gray_pix(lettered(width, 1200, 40));
    const Marks marks = marks_of(pix.get());
    EXPECT_EQ(marks.reduction, 2);
    EXPECT_NEAR(marks.text_height, 40, 2);
    const Box ink = inked(marks);
    EXPECT_NEAR(ink.x0, 80, 2) << width;
    EXPECT_LT(ink.x1, width - 40) << width;
    EXPECT_GT(ink.x1, width - 160) << width;
  }
}

TEST(Marks, FineTextOfALargePageIsMeasuredAtItsSize) {
  const PixPtr pix = gray_pix(lettered(2000, 1200, 13));
  const Marks marks = marks_of(pix.get());
  EXPECT_EQ(marks.reduction, 1);
  EXPECT_NEAR(marks.text_height, 13, 1);
}

TEST(Marks, AnEmptyPageHasNone) {
  const PixPtr pix = gray_pix(Image(300, 200, 1));
  const Marks marks = marks_of(pix.get());
  EXPECT_EQ(marks.text_height, 0);
  EXPECT_TRUE(strips_of(marks).level.empty());
}

TEST(Marks, LinesRunAcrossOrUpright) {
  const Image page = lettered(600, 600, 14);
  const PixPtr level = gray_pix(page);
  const Strips strips = strips_of(marks_of(level.get()));
  EXPECT_FALSE(strips.upright);
  EXPECT_GE(strips.level.size(), 10U);
  const PixPtr turned = rotated_pix(level.get(), 90);
  EXPECT_TRUE(strips_of(marks_of(turned.get())).upright);
}

TEST(Prepared, SmallTextIsEnlarged) {
  const PixPtr pix = gray_pix(lettered(400, 400, 8));
  const Prepared page = prepared(pix.get(), 72);
  EXPECT_NEAR(page.scale, 3, 0.5);
  EXPECT_NEAR(page.text_height, 24, 3);
  EXPECT_EQ(to_page(page, {30, 60, 90, 120}), (Box{10, 20, 30, 40}));
}

TEST(Prepared, TextOfPrintIsLeftAsItIs) {
  const PixPtr pix = gray_pix(lettered(800, 800, 25));
  const Prepared page = prepared(pix.get(), 300);
  EXPECT_EQ(page.scale, 1);
  EXPECT_EQ(page.resolution, 300);
}

TEST(Prepared, LargeTextIsReduced) {
  const PixPtr pix = gray_pix(lettered(3000, 3000, 150));
  EXPECT_LT(prepared(pix.get(), 2400).scale, 0.4);
}

TEST(Prepared, LightOnDarkIsTurned) {
  Image image = lettered(400, 400, 20);
  for (std::uint8_t& pixel : image.pixels) pixel = static_cast<std::uint8_t>(255 - pixel);
  const PixPtr pix = gray_pix(image);
  const Prepared page = prepared(pix.get(), 300);
  l_uint32 corner = 0;
  pixGetPixel(page.image.get(), 0, 0, &corner);
  EXPECT_EQ(corner, 255U);
}

TEST(Prepared, ResolutionsThatCannotBeAreGuessed) {
  const PixPtr pix = gray_pix(lettered(800, 800, 25));
  EXPECT_EQ(prepared(pix.get(), 0).resolution, 300);
  EXPECT_EQ(prepared(pix.get(), 1).resolution, 300);
  EXPECT_EQ(prepared(pix.get(), 1e9).resolution, 300);
}

TEST(Pix, OnePixelPagesAndColourAreTaken) {
  Image dot(1, 1, 3, 10);
  const PixPtr pix = gray_pix(dot);
  l_uint32 value = 0;
  pixGetPixel(pix.get(), 0, 0, &value);
  EXPECT_EQ(value, 10U);
  EXPECT_NO_THROW(prepared(pix.get(), 0));
  EXPECT_THROW(gray_pix(Image()), Error);
}

TEST(Pix, ACropReachingOverTheEdgeEndsThere) {
  const PixPtr pix = gray_pix(Image(20, 10, 1, 0));
  const PixPtr crop = cropped_pix(pix.get(), {-5, 5, 100, 100}, 2);
  EXPECT_EQ(pixGetWidth(crop.get()), 24);
  EXPECT_EQ(pixGetHeight(crop.get()), 9);
}

}  // namespace
}  // namespace ocrchat
