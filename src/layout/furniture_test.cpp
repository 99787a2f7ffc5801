#include "layout/furniture.hpp"

#include <gtest/gtest.h>

#include "layout/pictures.hpp"
#include "layout/sample_page.hpp"

namespace ocrchat {
namespace {

using sample::line;

std::vector<Line> body() {
  std::vector<Line> lines;
  for (int i = 0; i < 40; ++i)
    lines.push_back(line("body text of the page that is in no way special", 300, 500 + 60 * i));
  return lines;
}

Furniture furniture_with(std::vector<Line> more, Rules rules = {}) {
  std::vector<Line> lines = body();
  lines.insert(lines.end(), more.begin(), more.end());
  Sheet sheet = sample::sheet(std::move(lines));
  return find_furniture(sheet, rules);
}

TEST(Furniture, PageNumbersAndRunningHeadsAreTaken) {
  const Furniture found =
      furniture_with({line("Journal of Things, Vol. 3", 300, 300), line("17", 1200, 3200)});
  ASSERT_EQ(found.heads.size(), 1u);
  ASSERT_EQ(found.feet.size(), 1u);
  EXPECT_EQ(found.heads[0].kind, BlockKind::page_header);
  EXPECT_EQ(found.heads[0].layer, Layer::furniture);
  EXPECT_EQ(text_of(found.feet[0]), "17");
}

TEST(Furniture, AHeadingAtTheTopIsNone) {
  EXPECT_TRUE(furniture_with({line("Introduction", 300, 350)}).heads.empty());
  EXPECT_TRUE(furniture_with({line("Chapter 3", 300, 300, 80)}).heads.empty());
}

TEST(Furniture, ARuleMakesARunningHead) {
  Rules rules;
  rules.horizontal.push_back({380, 300, 1600, 3});
  EXPECT_EQ(furniture_with({line("A running head", 300, 330)}, rules).heads.size(), 1u);
}

TEST(Furniture, CaptionsAtTheTopAreNone) {
  EXPECT_TRUE(furniture_with({line("Table 8.18: Brands of the year 12", 300, 300)}).heads.empty());
}

TEST(Furniture, TextCloseToTheRestIsNone) {
  EXPECT_TRUE(furniture_with({line("the year 17", 300, 2900)}).feet.empty());
}

TEST(Pictures, BigDarkRegionsWithoutTextAreFound) {
  Image image = sample::white_page();
  sample::draw(image, {400, 800, 1400, 1500}, 90);
  const Sheet sheet = sample::sheet({line("words above", 300, 300)});
  const auto found = find_pictures(find_ink(image, sheet.em), sheet);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_NEAR(found[0].x0, 400, 40);
  EXPECT_NEAR(found[0].y1, 1500, 40);
}

TEST(Pictures, ColouredGroundUnderTextIsNone) {
  Image image = sample::white_page();
  sample::draw(image, {200, 400, 1800, 1500}, 120);
  std::vector<Line> lines;
  for (int i = 0; i < 18; ++i)
    lines.push_back(line("text on a coloured ground fills most of it", 300, 450 + 55 * i));
  const Sheet sheet = sample::sheet(std::move(lines));
  EXPECT_TRUE(find_pictures(find_ink(image, sheet.em), sheet).empty());
}

}  // namespace
}  // namespace ocrchat
