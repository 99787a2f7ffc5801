#include "pdf/line_setting.hpp"

#include <gtest/gtest.h>

namespace ocrchat {
namespace {

Word word(const std::string& text, Box box) {
  return {text, box, std::nullopt, std::nullopt, Origin::aligned, false};
}

TEST(SetLine, LeavesOutWordsThatHaveNoPlaceOnThePage) {
  Line line;
  line.words = {word("shown", {100, 100, 200, 120}), word("invented", {}), word("too", {210, 100, 260, 120})};
  const std::vector<SetLine> set = set_line(line, {1, 1, 1000});
  ASSERT_EQ(set.size(), 1U);
  ASSERT_EQ(set[0].words.size(), 2U);
  EXPECT_EQ(set[0].words[0].word->text, "shown");
  EXPECT_EQ(set[0].words[1].word->text, "too");
}

TEST(SetLine, ALevelLineIsOneHoweverFewOfItsLettersAreTall) {
  Line line;
  line.words = {word("Over", {100, 100, 150, 137}),   word("us", {160, 110, 190, 137}),
                word("again,", {200, 110, 280, 148}), word("we", {290, 110, 320, 137}),
                word("saw", {330, 110, 380, 137}),    word("our", {390, 110, 430, 137})};
  EXPECT_EQ(set_line(line, {1, 1, 1000}).size(), 1U);
}

TEST(SetLine, ASlantingLineIsSetInSteps) {
  Line line;
  for (int i = 0; i < 8; ++i)
    line.words.push_back(word("word", {100 * i, 100 + 12 * i, 100 * i + 80, 130 + 12 * i}));
  EXPECT_GT(set_line(line, {1, 1, 1000}).size(), 2U);
}

TEST(SetLine, GivesNothingForALineWithoutPlaces) {
  Line line;
  line.words = {word("invented", {})};
  EXPECT_TRUE(set_line(line, {1, 1, 1000}).empty());
}

}  // namespace
}  // namespace ocrchat
