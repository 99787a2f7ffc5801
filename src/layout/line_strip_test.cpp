#include "layout/line_strip.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <limits>

#include "layout/sample_page.hpp"

namespace ocrchat {
namespace {

using sample::draw;
using ::testing::AllOf;
using ::testing::Each;
using ::testing::Ge;
using ::testing::Le;

TextLine line_in(const Box& box, double ascent, double descent) {
  TextLine line;
  line.box = box;
  line.baseline = box.y1 - descent;
  line.ascent = ascent;
  line.descent = descent;
  return line;
}

int at(const LineStrip& strip, int x, int y) {
  return strip.columns.row(x)[y];
}

/// Left end of the ink in a row of a strip.
int first_ink(const LineStrip& strip, int y) {
  int x = 0;
  while (x < strip.columns.height && at(strip, x, y) > 128) ++x;
  return x;
}

TEST(CutStrip, LaysALineOutByColumnsInTheHeightWanted) {
  Image page(400, 200, 1);
  draw(page, {50, 80, 350, 112});
  const LineStrip strip =
      cut_strip(page, line_in({50, 80, 350, 112}, 32, 0), {.height = 40, .above = 0, .below = 0});
  EXPECT_EQ(strip.columns.width, 40);
  EXPECT_EQ(strip.columns.height, 308);
  EXPECT_DOUBLE_EQ(strip.scale, 1);
  EXPECT_GT(at(strip, 3, 20), 195);
  EXPECT_LT(at(strip, 4, 20), 60);
  EXPECT_EQ(at(strip, 150, 2), 255);
  EXPECT_LT(at(strip, 150, 4), 60);
  EXPECT_LT(at(strip, 150, 35), 60);
  EXPECT_EQ(at(strip, 150, 37), 255);
}

TEST(CutStrip, KeepsFlatPaperFlatAtEverySize) {
  for (int height : {7, 36, 48, 100})
    for (int size : {3, 20, 55, 190}) {
      const Image page(300, 200, 1, 201);
      const LineStrip strip = cut_strip(page, line_in({5, 5, 290, 5 + size}, size, 0), {.height = height});
      EXPECT_THAT(strip.columns.pixels, Each(201)) << height << ' ' << size;
    }
}

TEST(CutStrip, KeepsPlacesWhenItShrinksAndGrows) {
  for (int size : {16, 60, 500}) {
    Image page(1200, 700, 1);
    const Box box{100, 100, 1100, 100 + size};
    draw(page, {600, 100, 1100, 100 + size});
    const LineStrip strip = cut_strip(page, line_in(box, size, 0));
    EXPECT_NEAR(strip.origin + first_ink(strip, 18) / strip.scale, 600, 0.6 / strip.scale) << size;
    EXPECT_GT(at(strip, strip.columns.height / 4, 18), 250);
    EXPECT_LT(at(strip, strip.columns.height * 3 / 4, 18), 5);
  }
}

TEST(CutStrip, LevelsASlantedLine) {
  Image page(800, 200, 1);
  for (int x = 20; x < 780; ++x) {
    const int y = static_cast<int>(std::lround(60 + 0.05 * (x - 20)));
    draw(page, {x, y, x + 1, y + 10});
  }
  TextLine line = line_in({20, 60, 780, 108}, 20, 15);
  line.baseline = 70;
  line.slope = 0.05;
  const LineStrip strip = cut_strip(page, line, {.height = 43, .above = 0, .below = 0});
  for (int x = 10; x < strip.columns.height - 10; ++x) {
    EXPECT_GT(at(strip, x, 11), 200) << x;
    EXPECT_LT(at(strip, x, 18), 60) << x;
    EXPECT_GT(at(strip, x, 27), 200) << x;
  }
}

TEST(CutStrip, TurnsAVerticalLineSoThatItRunsFromLeftToRight) {
  Image page(200, 500, 1);
  draw(page, {80, 50, 120, 150});    // its beginning
  draw(page, {110, 150, 120, 450});  // a bar along its right edge
  TextLine line;
  line.box = {80, 50, 120, 450};
  line.vertical = true;
  line.baseline = 100;
  line.ascent = 20;
  line.descent = 20;
  const LineStrip strip = cut_strip(page, line, {.height = 48, .above = 0, .below = 0});
  ASSERT_EQ(strip.columns.height, 408);
  EXPECT_LT(at(strip, 50, 40), 10);
  EXPECT_GT(at(strip, 200, 40), 245);
  EXPECT_LT(at(strip, 200, 8), 10);
  const Box end = strip.on_page(204, 404);
  EXPECT_EQ(end, (Box{80, 250, 120, 450}));
}

TEST(CutStrip, SaysWhereColumnsLieOnThePage) {
  const Image page(1000, 200, 1);
  TextLine line = line_in({100, 50, 900, 110}, 45, 15);
  const LineStrip strip = cut_strip(page, line);
  const double columns = 100 * strip.scale;
  const double margin = 4 * strip.scale;
  const Box box = strip.on_page(margin + columns, margin + 2 * columns);
  EXPECT_NEAR(box.x0, 200, 1);
  EXPECT_NEAR(box.x1, 300, 1);
  EXPECT_EQ(box.y0, 50);
  EXPECT_EQ(box.y1, 110);
  EXPECT_EQ(strip.on_page(-1e9, 1e9), (Box{0, 50, 1000, 110}));
}

TEST(CutStrip, FollowsTheSlopeBackToThePage) {
  const Image page(1000, 200, 1);
  TextLine line = line_in({100, 50, 900, 130}, 30, 10);
  line.baseline = 80;
  line.slope = 0.05;
  const LineStrip strip = cut_strip(page, line);
  const Box box = strip.on_page(strip.columns.height / 2.0, strip.columns.height / 2.0 + 1);
  EXPECT_NEAR(box.y0, 80 + 20 - 30, 1);
  EXPECT_NEAR(box.y1, 80 + 20 + 10, 1);
}

TEST(CutStrip, TakesMoreOrLessOfThePageWhenAsked) {
  Image page(400, 200, 1);
  draw(page, {0, 60, 400, 80});
  const TextLine line = line_in({50, 80, 350, 120}, 40, 0);
  EXPECT_GT(at(cut_strip(page, line, {.above = 0}), 100, 10), 200);
  EXPECT_LT(at(cut_strip(page, line, {.above = 0.5}), 100, 10), 50);
}

TEST(CutStrip, StaysWithinTheLongestStrip) {
  const Image page(3000, 20, 1);
  const LineStrip strip = cut_strip(page, line_in({0, 9, 3000, 11}, 2, 0), {.longest = 500});
  EXPECT_EQ(strip.columns.height, 500);
  EXPECT_NEAR(strip.on_page(250, 251).x0, 1500, 1);
}

TEST(CutStrip, TakesAnythingForALine) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  for (const auto& [width, height] : {std::pair{1, 1}, {3, 50}, {50, 3}, {200, 200}}) {
    const Image page(width, height, 1, 99);
    for (const Box& box : {Box{0, 0, 1, 1}, Box{-100, -100, 1000, 1000}, Box{0, height - 1, width, height}})
      for (double odd : {0., 1., -1., 1e300, nan})
        for (bool vertical : {false, true}) {
          TextLine line = line_in(box, odd, 1);
          line.slope = odd;
          line.vertical = vertical;
          const LineStrip strip = cut_strip(page, line);
          EXPECT_EQ(strip.columns.width, 36);
          EXPECT_THAT(strip.columns.pixels, Each(99));
          EXPECT_THAT(strip.on_page(0, 5).x0, AllOf(Ge(0), Le(width)));
        }
  }
}

TEST(CutStrip, FindsNothingInAnEmptyLineOrBesideThePage) {
  const Image page(100, 100, 1);
  EXPECT_TRUE(cut_strip(page, {}).columns.empty());
  EXPECT_TRUE(cut_strip(page, line_in({200, 200, 300, 220}, 20, 0)).columns.empty());
  EXPECT_TRUE(cut_strip(Image(), line_in({0, 0, 10, 10}, 10, 0)).columns.empty());
  EXPECT_TRUE(cut_strip(page, {}).on_page(0, 10).empty());
}

}  // namespace
}  // namespace ocrchat
