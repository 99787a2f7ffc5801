#include "layout/tokens.hpp"

#include <gtest/gtest.h>

#include "layout/sample_page.hpp"

namespace ocrchat {
namespace {

using sample::line;

TEST(Tokens, WordsOfOneHeightStandInOneRowWhateverLineTheyCameFrom) {
  const Sheet sheet =
      sample::sheet({line("right", 900, 102), line("left", 100, 100), line("below", 100, 160)});
  const auto rows = visual_rows(sheet, free_tokens(sheet));
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(line_of_text(sheet, rows[0]), "left right");
  EXPECT_EQ(text_of(line_of(sheet, rows[0])), "left right");
}

TEST(Tokens, RowsSplitWhereBlanksAreWide) {
  const Sheet sheet = sample::sheet({line("one two", 100, 100), line("three", 500, 100)});
  const auto rows = visual_rows(sheet, free_tokens(sheet));
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(split_at_gaps(sheet, rows[0], 40).size(), 2u);
}

TEST(Tokens, ALineKeepsTheLogicalOrderOfItsWords) {
  Line hebrew = line("שלום עולם", 100, 100);
  std::swap(hebrew.words[0].box, hebrew.words[1].box);
  const Sheet sheet = sample::sheet({hebrew});
  EXPECT_TRUE(sheet.rtl);
  EXPECT_EQ(text_of(lines_of(sheet, free_tokens(sheet)).at(0)), "שלום עולם");
}

TEST(Tokens, TakenOnesAreNotFreeAnyMore) {
  Sheet sheet = sample::sheet({line("one two three", 100, 100)});
  take(sheet, {1});
  EXPECT_EQ(free_tokens(sheet), (TokenList{0, 2}));
  EXPECT_EQ(free_tokens_in(sheet, {0, 0, 200, 200}), (TokenList{0}));
}

TEST(Tokens, SizeIsToldFromTheInkWhereTheFileDoesNotSay) {
  Line one = line("some words with descenders going down", 100, 100);
  for (Word& word : one.words) word.style.reset();
  const Sheet sheet = sample::sheet({one});
  EXPECT_GT(sheet.em, 0);
  for (const Token& token : sheet.tokens) EXPECT_EQ(token.em, sheet.tokens[0].em);
}

TEST(Tokens, LinesThatRunDownwardsAreLeftAsTheyAre) {
  Line stamp;
  stamp.words.push_back(sample::word("arXiv:2503.04086", 10, 500));
  stamp.words[0].box = {10, 500, 50, 1500};
  const Sheet sheet = sample::sheet({line("text", 100, 100), stamp});
  EXPECT_EQ(sheet.tokens.size(), 1u);
  ASSERT_EQ(sheet.kept.size(), 1u);
  EXPECT_EQ(sheet.kept[0].box, (Box{10, 500, 50, 1500}));
}

}  // namespace
}  // namespace ocrchat
