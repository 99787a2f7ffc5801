#include "layout/reading_order.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "layout/gutter_run.hpp"

namespace ocrchat {
namespace {

std::vector<std::size_t> flat(const std::vector<Leaf>& leaves) {
  std::vector<std::size_t> order;
  for (const Leaf& leaf : leaves) order.insert(order.end(), leaf.begin(), leaf.end());
  return order;
}

/// Rows of two wide boxes, left and right, under a headline over both.
std::vector<Box> two_columns(int rows) {
  std::vector<Box> boxes = {{100, 100, 2000, 160}};
  for (int i = 0; i < rows; ++i) {
    boxes.push_back({100, 250 + 50 * i, 1000, 290 + 50 * i});
    boxes.push_back({1100, 250 + 50 * i, 2000, 290 + 50 * i});
  }
  return boxes;
}

TEST(ReadingOrder, HeadlineThenLeftThenRight) {
  const auto order = flat(reading_order(two_columns(3), 40, false));
  EXPECT_THAT(order, testing::ElementsAre(0, 1, 3, 5, 2, 4, 6));
}

TEST(ReadingOrder, RightToLeftScriptsBeginWithTheRightColumn) {
  const auto order = flat(reading_order(two_columns(3), 40, true));
  EXPECT_THAT(order, testing::ElementsAre(0, 2, 4, 6, 1, 3, 5));
}

TEST(ReadingOrder, AHeadlineCloseAboveTheColumnsIsNoObstacle) {
  std::vector<Box> boxes = two_columns(8);
  boxes[0] = {100, 205, 2000, 240};
  const auto leaves = reading_order(boxes, 40, false);
  ASSERT_EQ(leaves.size(), 3u);
  EXPECT_EQ(leaves[0], Leaf{0});
}

TEST(ReadingOrder, MarksOfAListAreReadWithTheirItems) {
  std::vector<Box> boxes;
  for (int i = 0; i < 5; ++i) {
    boxes.push_back({100, 100 + 50 * i, 120, 140 + 50 * i});
    boxes.push_back({180, 100 + 50 * i, 1500, 140 + 50 * i});
  }
  const auto leaves = reading_order(boxes, 40, false);
  ASSERT_EQ(leaves.size(), 1u);
}

TEST(ReadingOrder, EveryBoxIsInOneLeaf) {
  std::mt19937 random(3);
  for (int round = 0; round < 200; ++round) {
    std::vector<Box> boxes;
    for (unsigned i = random() % 60; i > 0; --i) {
      const int x = static_cast<int>(random() % 2000);
      const int y = static_cast<int>(random() % 3000);
      boxes.push_back({x, y, x + static_cast<int>(random() % 900), y + static_cast<int>(random() % 60)});
    }
    auto order = flat(reading_order(boxes, 40, round % 2 == 0));
    std::sort(order.begin(), order.end());
    ASSERT_EQ(order.size(), boxes.size());
    for (std::size_t i = 0; i < order.size(); ++i) ASSERT_EQ(order[i], i);
  }
}

TEST(GutterRun, FindsTheRowsThatShareABlank) {
  const std::vector<Stretches> rows = {
      {{0, 100}}, {{0, 45}, {60, 100}}, {{0, 40}, {55, 100}}, {{0, 30}, {60, 90}}, {{0, 100}}};
  const auto run = longest_gutter_run(rows, 8);
  ASSERT_TRUE(run);
  EXPECT_EQ(run->first, 1u);
  EXPECT_EQ(run->last, 3u);
  EXPECT_NEAR(run->x, 50, 1);
  EXPECT_FALSE(longest_gutter_run(rows, 12));
}

}  // namespace
}  // namespace ocrchat
