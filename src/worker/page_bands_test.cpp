#include "worker/page_bands.hpp"

#include <gtest/gtest.h>

namespace ocrchat {
namespace {

Page page_of_lines(const std::vector<std::pair<int, int>>& lines) {
  Page page;
  page.width = 100;
  page.height = 1000;
  Text text;
  for (const auto& [top, bottom] : lines) {
    Line line;
    line.box = {10, top, 90, bottom};
    line.words.push_back({"word", {10, top, 40, bottom}, 0.9, {}, Origin::recognised, false});
    text.lines.push_back(std::move(line));
  }
  Block block;
  block.box = {10, lines.empty() ? 0 : lines.front().first, 90, lines.empty() ? 0 : lines.back().second};
  block.content = std::move(text);
  page.blocks.push_back(std::move(block));
  return page;
}

TEST(PageBands, AreCutBetweenLinesNearTheMiddleOfTheText) {
  EXPECT_EQ(gap_at_middle(page_of_lines({{10, 20}, {30, 40}, {50, 60}, {70, 80}})), 45);
  EXPECT_EQ(gap_at_middle(page_of_lines({{70, 80}, {10, 20}, {50, 60}, {30, 40}})), 45) << "in any order";
}

TEST(PageBands, CutThroughNoLine) {
  // A tall line beside the others bars the middle.
  EXPECT_EQ(gap_at_middle(page_of_lines({{10, 20}, {30, 70}, {30, 40}, {50, 60}, {74, 90}})), 72);
  EXPECT_FALSE(gap_at_middle(page_of_lines({{10, 90}, {20, 30}, {40, 50}, {60, 70}})));
}

TEST(PageBands, AreNotCutFromAFewLines) {
  EXPECT_FALSE(gap_at_middle(page_of_lines({{10, 20}, {30, 40}, {50, 60}})));
  EXPECT_FALSE(gap_at_middle(Page{}));
}

TEST(PageBands, HaveTheLinesThatLieInThem) {
  const Page page = page_of_lines({{10, 20}, {30, 40}, {50, 60}, {70, 80}});
  const Page part = part_of(page, {0, 45, 100, 1000});
  const auto& lines = std::get<Text>(part.blocks[0].content).lines;
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].box.y0, 50);
}

TEST(PageBands, AreMovedToWhereTheyLie) {
  Page page = page_of_lines({{10, 20}});
  std::get<Text>(page.blocks[0].content)
      .lines[0]
      .words.push_back({"none", {}, 0.9, {}, Origin::generated, false});
  Block table;
  Table cells;
  cells.cells.push_back({0, 0, 1, 1, false, {1, 2, 3, 4}, {}});
  table.content = cells;
  page.blocks.push_back(table);
  move_down(page, 100);
  const Line& line = std::get<Text>(page.blocks[0].content).lines[0];
  EXPECT_EQ(line.box, (Box{10, 110, 90, 120}));
  EXPECT_EQ(line.words[0].box, (Box{10, 110, 40, 120}));
  EXPECT_TRUE(line.words[1].box.empty());
  EXPECT_EQ(page.blocks[0].box, (Box{10, 110, 90, 120}));
  EXPECT_EQ(std::get<Table>(page.blocks[1].content).cells[0].box, (Box{1, 102, 3, 104}));
}

}  // namespace
}  // namespace ocrchat
