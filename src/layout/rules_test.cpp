#include "layout/rules.hpp"

#include <gtest/gtest.h>

#include "layout/sample_page.hpp"

namespace ocrchat {
namespace {

using sample::line;

Rules rules_in(const Image& image, const Sheet& sheet) {
  return find_rules(find_ink(image, sheet.em), sheet);
}

TEST(Rules, FindsLyingAndStandingLines) {
  Image image = sample::white_page();
  sample::draw(image, {200, 1000, 1200, 1003});
  sample::draw(image, {600, 500, 603, 1500}, 120);
  const Rules rules = rules_in(image, sample::sheet({line("some text", 100, 100)}));
  ASSERT_EQ(rules.horizontal.size(), 1u);
  ASSERT_EQ(rules.vertical.size(), 1u);
  EXPECT_NEAR(rules.horizontal[0].at, 1001, 4);
  EXPECT_NEAR(rules.horizontal[0].from, 200, 6);
  EXPECT_NEAR(rules.horizontal[0].to, 1200, 6);
  EXPECT_NEAR(rules.vertical[0].at, 601, 4);
}

TEST(Rules, FindsLinesWithinShadedAreas) {
  Image image = sample::white_page();
  sample::draw(image, {200, 400, 1400, 900}, 205);
  sample::draw(image, {200, 600, 1400, 603}, 40);
  const Rules rules = rules_in(image, sample::sheet({line("some text", 100, 100)}));
  EXPECT_GT(coverage(rules.horizontal, 601, 220, 1380, 6), 0.95);
  EXPECT_EQ(rules.horizontal.size(), 1u);
}

TEST(Rules, JoinsPiecesOfOneLine) {
  Image image = sample::white_page();
  for (int x = 200; x < 1400; x += 300) sample::draw(image, {x, 1000, x + 292, 1003});
  const Rules rules = rules_in(image, sample::sheet({line("some text", 100, 100)}));
  ASSERT_EQ(rules.horizontal.size(), 1u);
  EXPECT_GT(rules.horizontal[0].length(), 1150);
}

TEST(Rules, FindsBothOfADoubleRule) {
  Image image = sample::white_page();
  sample::draw(image, {200, 1000, 1200, 1003});
  sample::draw(image, {200, 1009, 1200, 1012});
  const Rules rules = rules_in(image, sample::sheet({line("some text", 100, 100)}));
  EXPECT_GT(coverage(rules.horizontal, 1006, 200, 1200, 10), 0.95);
}

TEST(Rules, UnderlinesAndStrokesOfLettersAreNone) {
  Image image = sample::white_page();
  const Line text = line("underlined words stand here", 200, 500);
  sample::draw(image, {text.box.x0, text.box.y1 + 2, text.box.x1, text.box.y1 + 5});
  const Line big = line("I", 300, 1000, 200);
  sample::draw(image, {350, 1010, 358, 1190});
  const Rules rules = rules_in(image, sample::sheet({text, big}));
  EXPECT_TRUE(rules.horizontal.empty());
  EXPECT_TRUE(rules.vertical.empty());
}

TEST(Rules, FilledAreasAreNone) {
  Image image = sample::white_page();
  sample::draw(image, {200, 400, 1400, 500}, 0);
  const Rules rules = rules_in(image, sample::sheet({line("some text", 100, 100)}));
  EXPECT_TRUE(rules.horizontal.empty());
}

TEST(Rules, CoverageIsTheSharedLength) {
  const std::vector<Rule> rules = {{.at = 10, .from = 0, .to = 50, .thickness = 1}};
  EXPECT_DOUBLE_EQ(coverage(rules, 11, 0, 100, 2), 0.5);
  EXPECT_DOUBLE_EQ(coverage(rules, 20, 0, 100, 2), 0);
  EXPECT_DOUBLE_EQ(coverage(rules, 10, 5, 5, 2), 0);
}

TEST(Ink, TinyAndOddImagesAreNoTrouble) {
  for (const int size : {1, 2, 7, 31, 33}) {
    const Ink ink = find_ink(Image(size, size, 3, 10), 12);
    EXPECT_LE(ink.width, size);
  }
}

}  // namespace
}  // namespace ocrchat
