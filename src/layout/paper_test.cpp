#include "layout/paper.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "layout/sample_print.hpp"

namespace ocrchat {
namespace {

TEST(Paper, LeavesAnEvenPageAsItIs) {
  Image page(600, 400, 1, 230);
  SamplePen{page}.write(50, 100, "xlxx pxlx");
  const Image before = page;
  EXPECT_FALSE(even_paper(page));
  EXPECT_EQ(page.pixels, before.pixels);
}

TEST(Paper, EvensAShadowSoThatInkStandsOutEverywhere) {
  Image page(800, 400, 1);
  for (int y = 0; y < 400; ++y)
    for (int x = 0; x < 800; ++x) page.row(y)[x] = static_cast<std::uint8_t>(250 - x / 5);
  SamplePen{page, 24, 120}.write(40, 100, "xlxx");
  SamplePen{page, 24, 40}.write(700, 100, "xlxx");
  ASSERT_TRUE(even_paper(page));
  const int limit = ink_limit(page);
  EXPECT_LT(page.row(80)[40], limit);
  EXPECT_LT(page.row(80)[700], limit);
  EXPECT_GT(page.row(300)[40], limit);
  EXPECT_GT(page.row(300)[780], limit);
}

TEST(Paper, TurnsLightOnDark) {
  Image page(300, 100, 1, 20);
  SamplePen{page, 24, 240}.write(20, 60, "xlxxp");
  const Image gray = gray_page(page);
  EXPECT_GT(gray.row(5)[5], 200);
  EXPECT_LT(gray.row(59)[21], 50);
}

TEST(Paper, SeesNoInkWhereThereIsNoContrast) {
  EXPECT_EQ(ink_limit(Image(100, 100, 1, 180)), 0);
  EXPECT_EQ(ink_limit(Image()), 0);
}

}  // namespace
}  // namespace ocrchat
