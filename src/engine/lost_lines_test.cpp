#include "engine/lost_lines.hpp"

#include <gtest/gtest.h>

namespace ocrchat {
namespace {

Prepared page_of(int lines) {
  Prepared page;
  page.text_height = 20;
  for (int i = 0; i < lines; ++i) page.lines.push_back({100, i * 100, 1000, i * 100 + 40});
  return page;
}

Reading reading_of(const std::vector<Box>& boxes) {
  Reading reading;
  Text text;
  for (const Box& box : boxes) {
    Line& line = text.lines.emplace_back();
    line.box = box;
    Word& word = line.words.emplace_back();
    word.text = "text";
    word.box = box;
  }
  reading.blocks.emplace_back().content = text;
  return reading;
}

TEST(LostStrips, AreThoseWithoutWords) {
  const Prepared page = page_of(4);
  Reading reading = reading_of({page.lines[0], page.lines[1], page.lines[3]});
  EXPECT_EQ(lost_strips(reading, page), std::vector<Box>{page.lines[2]});
  reading = reading_of(page.lines);
  EXPECT_TRUE(lost_strips(reading, page).empty());
}

TEST(LostStrips, AreAsHighAsTheOtherLinesAndLong) {
  Prepared page = page_of(3);
  const Reading reading = reading_of(page.lines);
  page.lines.push_back({100, 400, 1000, 500});
  page.lines.push_back({100, 600, 1000, 610});
  page.lines.push_back({100, 700, 180, 740});
  EXPECT_TRUE(lost_strips(reading, page).empty());
}

TEST(LostStrips, AreNotLookedForWhereMostOfThePageIsNotText) {
  const Prepared page = page_of(8);
  EXPECT_TRUE(lost_strips(reading_of({page.lines[0], page.lines[1]}), page).empty());
  EXPECT_TRUE(lost_strips(Reading{}, page).empty());
}

}  // namespace
}  // namespace ocrchat
