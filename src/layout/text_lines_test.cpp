#include "layout/text_lines.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <random>

#include "image/transform.hpp"
#include "layout/sample_print.hpp"

namespace ocrchat {
namespace {

using testing::SizeIs;

constexpr const char* kWords = "xlxx xpxl xxlx xlpx xxxl lxx pxlx xx xlxl";

Image page_of(int width, int height) {
  return Image(width, height, 1, 245);
}

double baseline_at(const TextLine& line, double x) {
  return line.baseline + line.slope * (x - line.box.x0);
}

TEST(TextLines, HaveTheBaselineAndTheHeightsOfTheirLetters) {
  Image page = page_of(1200, 400);
  const SamplePen pen{page, 24};
  for (int y = 100; y <= 300; y += 50) pen.write(100, y, kWords);
  const FoundLines found = find_text_lines(page, false);
  ASSERT_THAT(found.lines, SizeIs(5));
  for (int i = 0; i < 5; ++i) {
    const TextLine& line = found.lines[static_cast<std::size_t>(i)];
    EXPECT_NEAR(line.baseline, 100 + 50 * i, 1);
    EXPECT_NEAR(line.x_height, 24, 1);
    EXPECT_NEAR(line.ascent, 36, 2);
    EXPECT_NEAR(line.descent, 12, 2);
    EXPECT_EQ(line.box.x0, 100);
  }
}

TEST(TextLines, OfTwoColumnsAreReadOneColumnAfterTheOther) {
  Image page = page_of(1500, 700);
  const SamplePen pen{page, 24};
  for (int i = 0; i < 10; ++i) {
    pen.write(80, 100 + 50 * i, kWords);
    pen.write(800, 110 + 50 * i, kWords);
  }
  const FoundLines found = find_text_lines(page, false);
  ASSERT_THAT(found.lines, SizeIs(20));
  EXPECT_EQ(found.regions.size(), 2U);
  for (std::size_t i = 0; i < 20; ++i) EXPECT_EQ(found.lines[i].box.x0 > 700, i >= 10) << i;
}

TEST(TextLines, StayApartAtANarrowGutterWithARuleInIt) {
  Image page = page_of(1500, 700);
  const SamplePen pen{page, 24};
  int end = 0;
  for (int i = 0; i < 10; ++i) end = pen.write(80, 100 + 50 * i, kWords);
  for (int i = 0; i < 10; ++i) pen.write(end + 30, 100 + 50 * i, kWords);
  pen.fill(end + 13, 60, end + 16, 580);
  EXPECT_THAT(find_text_lines(page, false).lines, SizeIs(20));
}

TEST(TextLines, FollowTheSkewOfThePage) {
  for (const double slope : {-0.06, 0.02, 0.06}) {
    Image page = page_of(1400, 900);
    for (int i = 0; i < 10; ++i) SamplePen{page, 24}.write(100, 200 + 50 * i, kWords, slope);
    const FoundLines found = find_text_lines(page, false);
    EXPECT_NEAR(found.skew, slope, 0.003);
    ASSERT_THAT(found.lines, SizeIs(10)) << slope;
    EXPECT_NEAR(baseline_at(found.lines[0], 100), 200, 3);
    EXPECT_NEAR(baseline_at(found.lines[0], 600), 200 + 500 * slope, 3);
  }
}

TEST(TextLines, OfAHeadingAndOfSmallPrintAreFoundBesideThoseOfTheText) {
  Image page = page_of(1200, 800);
  SamplePen{page, 60}.write(100, 120, "xlxx lxpx");
  for (int i = 0; i < 8; ++i) SamplePen{page, 24}.write(100, 220 + 50 * i, kWords);
  SamplePen{page, 14}.write(100, 700, kWords);
  SamplePen{page, 14}.write(100, 730, kWords);
  const FoundLines found = find_text_lines(page, false);
  ASSERT_THAT(found.lines, SizeIs(11));
  EXPECT_NEAR(found.lines[0].x_height, 60, 2);
  EXPECT_NEAR(found.lines[5].x_height, 24, 1);
  EXPECT_NEAR(found.lines[10].x_height, 14, 1);
}

TEST(TextLines, AreFoundInLightLettersOnDarkGround) {
  Image page = page_of(1200, 600);
  for (int i = 0; i < 5; ++i) SamplePen{page, 24}.write(100, 100 + 50 * i, kWords);
  SamplePen{page, 24, 50}.fill(90, 400, 900, 470);
  SamplePen{page, 24, 250}.write(100, 445, "xlxx xpxl xxlx");
  const FoundLines found = find_text_lines(page, false);
  ASSERT_THAT(found.lines, SizeIs(6));
  EXPECT_NEAR(found.lines[5].baseline, 445, 1);
  EXPECT_LT(found.gray.row(444)[101], 50) << "letters are dark now";
  EXPECT_GT(found.gray.row(405)[500], 200) << "their ground is light";
}

TEST(TextLines, OfAFewWordsAreFoundBesideBigBoxes) {
  Image page = page_of(1600, 1800);
  SamplePen{page, 24}.write(100, 100, "lxxpx");
  SamplePen{page, 24, 120}.fill(100, 200, 500, 450);
  SamplePen{page, 24, 120}.fill(800, 180, 1200, 420);
  SamplePen{page, 24, 10}.write(200, 320, "xlxxpx xlx");
  const FoundLines found = find_text_lines(page, false);
  ASSERT_THAT(found.lines, SizeIs(2));
  EXPECT_NEAR(found.lines[1].baseline, 320, 1);
}

TEST(TextLines, AreFoundInFaintPrintOnCleanPaper) {
  Image page = page_of(1200, 500);
  for (int i = 0; i < 6; ++i)
    SamplePen{page, 24, static_cast<std::uint8_t>(i == 3 ? 195 : 0)}.write(100, 100 + 50 * i, kWords);
  EXPECT_THAT(find_text_lines(page, false).lines, SizeIs(6));
}

TEST(TextLines, AreNotFoundInWhatShinesThroughOnAScan) {
  Image page = page_of(1200, 500);
  for (int i = 0; i < 6; ++i)
    SamplePen{page, 24, static_cast<std::uint8_t>(i == 3 ? 200 : 0)}.write(100, 100 + 50 * i, kWords);
  std::mt19937 chance(4);
  for (std::uint8_t& pixel : page.pixels)
    pixel = static_cast<std::uint8_t>(std::min<int>(255, pixel + static_cast<int>(chance() % 16)));
  EXPECT_THAT(find_text_lines(page, false).lines, SizeIs(5));
}

TEST(TextLines, AreNotMadeOfRulesSpecksAndDarkBorders) {
  Image page = page_of(1200, 800);
  const SamplePen pen{page, 24};
  for (int i = 0; i < 8; ++i) pen.write(100, 150 + 50 * i, kWords);
  pen.fill(0, 0, 25, 800);
  pen.fill(100, 600, 1000, 604);
  std::mt19937 chance(1);
  for (int i = 0; i < 300; ++i) {
    const int x = static_cast<int>(chance() % 1100) + 50;
    const int y = static_cast<int>(chance() % 150) + 640;
    pen.fill(x, y, x + 2, y + 2);
  }
  EXPECT_THAT(find_text_lines(page, false).lines, SizeIs(8));
}

TEST(TextLines, KeepLettersThatTouchAnUnderline) {
  Image page = page_of(1200, 500);
  const SamplePen pen{page, 24};
  for (int i = 0; i < 5; ++i) {
    const int end = pen.write(100, 100 + 60 * i, "xpxx pxlp xpxp");
    if (i == 2) pen.fill(100, 225, end, 228);
  }
  const FoundLines found = find_text_lines(page, false);
  ASSERT_THAT(found.lines, SizeIs(5));
  EXPECT_EQ(found.lines[2].box.x1, found.lines[1].box.x1);
  EXPECT_EQ(found.ink.row(226)[130], 0) << "the underline is gone";
  EXPECT_EQ(found.ink.row(231)[125], 255) << "the descender is not";
}

TEST(TextLines, AreCutAtTheRulesOfATable) {
  Image page = page_of(1200, 500);
  const SamplePen pen{page, 24};
  for (int i = 0; i < 5; ++i) {
    int x = 110;
    for (int k = 0; k < 3; ++k) x = pen.write(x, 140 + 60 * i, "xlxxpx") + 10;
  }
  const int cell = pen.write(110, 140, "xlxxpx") + 10 - 110;
  for (int k = 0; k <= 3; ++k) pen.fill(102 + cell * k, 90, 105 + cell * k, 400);
  for (int y = 90; y <= 400; y += 310) pen.fill(102, y, 105 + cell * 3, y + 3);
  EXPECT_THAT(find_text_lines(page, false).lines, SizeIs(15));
}

TEST(TextLines, SideBySideAreReadFromLeftToRight) {
  Image page = page_of(1400, 400);
  const SamplePen pen{page, 24};
  pen.write(100, 100, kWords);
  pen.write(100, 203, "xlxx");
  pen.write(700, 200, "pxxl");
  pen.write(100, 300, kWords);
  const FoundLines found = find_text_lines(page, false);
  ASSERT_THAT(found.lines, SizeIs(4));
  EXPECT_EQ(found.lines[1].box.x0, 100);
  EXPECT_EQ(found.lines[2].box.x0, 700);
}

TEST(TextLines, OfScriptsFromTheRightAreReadFromThere) {
  Image page = page_of(1500, 700);
  const SamplePen pen{page, 24};
  for (int i = 0; i < 10; ++i) {
    pen.write(80, 100 + 50 * i, kWords);
    pen.write(800, 110 + 50 * i, kWords);
  }
  const FoundLines found = find_text_lines(page, false, true);
  ASSERT_THAT(found.lines, SizeIs(20));
  for (std::size_t i = 0; i < 20; ++i) EXPECT_EQ(found.lines[i].box.x0 > 700, i < 10) << i;
}

TEST(TextLines, TakeInDotsAndAccentsAroundThem) {
  Image page = page_of(1200, 400);
  const SamplePen pen{page, 24};
  for (int i = 0; i < 5; ++i) {
    pen.write(100, 100 + 60 * i, kWords);
    pen.fill(150, 60 + 60 * i, 160, 66 + 60 * i);    // an accent
    pen.fill(200, 106 + 60 * i, 206, 112 + 60 * i);  // a dot below
  }
  const FoundLines found = find_text_lines(page, false);
  ASSERT_THAT(found.lines, SizeIs(5));
  for (std::size_t i = 0; i < 5; ++i) {
    EXPECT_EQ(found.lines[i].box.y0, 60 + 60 * static_cast<int>(i));
    EXPECT_GE(found.lines[i].ascent, 39) << "from the baseline to the accent";
  }
}

TEST(TextLines, RunFromTopToBottomAndFromRightToLeftWhereTheScriptMay) {
  Image lying = page_of(900, 700);
  for (int i = 0; i < 8; ++i)  // characters as wide as high
    for (int k = 0; k < 18; ++k)
      SamplePen{lying, 30}.fill(80 + 34 * k, 100 + 60 * i, 110 + 34 * k, 130 + 60 * i);
  const Image page = rotated(lying, 90);
  const FoundLines found = find_text_lines(page, true);
  ASSERT_THAT(found.lines, SizeIs(8));
  for (const TextLine& line : found.lines) EXPECT_TRUE(line.vertical);
  EXPECT_GT(found.lines[0].box.x0, found.lines[7].box.x0);
  EXPECT_FALSE(find_text_lines(page, false).lines[0].vertical);
}

TEST(TextLines, AreNoneOnPagesWithoutText) {
  EXPECT_TRUE(find_text_lines(Image(1, 1, 1, 0), true).lines.empty());
  EXPECT_TRUE(find_text_lines(Image(1, 1, 3, 255), false).lines.empty());
  EXPECT_TRUE(find_text_lines(Image(800, 600, 1, 0), false).lines.empty());
  EXPECT_TRUE(find_text_lines(Image(800, 600, 3, 255), true).lines.empty());
}

TEST(TextLines, AreFoundInACropWithoutAMargin) {
  Image strip = page_of(400, 52);
  SamplePen{strip, 24}.write(2, 38, "xlxx xpxl xxlx xlpx");
  EXPECT_THAT(find_text_lines(strip, false).lines, SizeIs(1));
}

TEST(TextLines, AreSoughtInNoiseWithoutEnd) {
  Image page = page_of(3000, 3000);
  std::mt19937 chance(2);
  for (std::uint8_t& pixel : page.pixels) pixel = chance() % 8 == 0 ? 0 : 245;
  EXPECT_LT(find_text_lines(page, false).lines.size(), 100'000U);
}

}  // namespace
}  // namespace ocrchat
