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

TEST(SetLine, GivesNothingForALineWithoutPlaces) {
  Line line;
  line.words = {word("invented", {})};
  EXPECT_TRUE(set_line(line, {1, 1, 1000}).empty());
}

}  // namespace
}  // namespace ocrchat
