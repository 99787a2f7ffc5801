#include "layout/paragraphs.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "layout/headings.hpp"
#include "layout/lists.hpp"
#include "layout/sample_page.hpp"

namespace ocrchat {
namespace {

using sample::line;

std::vector<Paragraph> paragraphs_of(const Sheet& sheet) {
  return paragraphs(sheet, free_tokens(sheet));
}

TEST(Paragraphs, AnIndentStartsANewOne) {
  const Sheet sheet = sample::sheet({line("first line of the text with many words", 300, 100),
                                     line("second line of the text with many more", 300, 150),
                                     line("indented line of another paragraph now", 380, 200),
                                     line("which goes on here with its second line", 300, 250)});
  EXPECT_EQ(paragraphs_of(sheet).size(), 2u);
}

TEST(Paragraphs, AShortLastLineEndsOne) {
  const Sheet sheet =
      sample::sheet({line("first line of the text with many words", 300, 100), line("its end.", 300, 150),
                     line("another paragraph begins here and goes", 300, 200)});
  EXPECT_EQ(paragraphs_of(sheet).size(), 2u);
}

TEST(Paragraphs, AWideBlankOrOtherTypeStartsANewOne) {
  const Sheet sheet =
      sample::sheet({line("one line of text", 300, 100), line("two line of text", 300, 150),
                     line("far line of text", 300, 240), line("bold line of text", 300, 290, 40, true),
                     line("big line of text", 300, 340, 60)});
  EXPECT_EQ(paragraphs_of(sheet).size(), 4u);
}

TEST(Headings, BigAndBoldOnesByTheirSizes) {
  std::vector<Line> lines = {line("Chapter", 300, 100, 80), line("Section", 300, 220, 56)};
  for (int i = 0; i < 6; ++i)
    lines.push_back(line("body text that runs on and on over the line", 300, 320 + 50 * i));
  lines.push_back(line("Bold words", 300, 680, 40, true));
  for (int i = 0; i < 3; ++i)
    lines.push_back(line("body text that runs on and on over the line", 300, 740 + 50 * i));
  const Sheet sheet = sample::sheet(std::move(lines));
  std::vector<Paragraph> found = paragraphs_of(sheet);
  find_headings(sheet, found, false);
  ASSERT_EQ(found.size(), 5u);
  EXPECT_EQ(found[0].level, 1);
  EXPECT_EQ(found[1].level, 2);
  EXPECT_EQ(found[2].kind, BlockKind::paragraph);
  EXPECT_EQ(found[3].kind, BlockKind::heading);
  EXPECT_EQ(found[3].level, 3);
  find_headings(sheet, found = paragraphs_of(sheet), true);
  EXPECT_EQ(found[0].kind, BlockKind::title);
}

TEST(Headings, NumbersAndLongTextsAreNone) {
  std::vector<Line> lines = {line("1234 5678", 300, 100, 80)};
  for (int i = 0; i < 5; ++i)
    lines.push_back(line("a long lead set bigger than the text below it", 300, 300 + 60 * i, 50));
  for (int i = 0; i < 9; ++i)
    lines.push_back(line("body text that runs on and on over the line with more", 300, 700 + 50 * i));
  const Sheet sheet = sample::sheet(std::move(lines));
  std::vector<Paragraph> found = paragraphs_of(sheet);
  find_headings(sheet, found, true);
  for (const Paragraph& paragraph : found) EXPECT_EQ(paragraph.kind, BlockKind::paragraph);
}

TEST(Lists, NumbersMustCountOn) {
  const Sheet sheet = sample::sheet({line("1. first thing", 300, 100), line("2. second thing", 300, 150),
                                     line("7. is a lucky number", 300, 300), line("x", 300, 400)});
  std::vector<Paragraph> found = paragraphs_of(sheet);
  find_lists(sheet, found);
  ASSERT_EQ(found.size(), 4u);
  EXPECT_EQ(found[0].kind, BlockKind::list_item);
  EXPECT_EQ(found[1].kind, BlockKind::list_item);
  EXPECT_EQ(found[2].kind, BlockKind::paragraph);
}

TEST(Lists, ItemsThatHangAreWhole) {
  const Sheet sheet =
      sample::sheet({line("• an item that goes on over the end of the", 300, 100),
                     line("line and hangs under its first word so well", 330, 150),
                     line("• another item", 300, 200), line("• inner", 400, 250), line("• outer", 300, 300)});
  std::vector<Paragraph> found = paragraphs_of(sheet);
  find_lists(sheet, found);
  ASSERT_EQ(found.size(), 4u);
  EXPECT_EQ(found[0].rows.size(), 2u);
  EXPECT_EQ(found[0].level, 1);
  EXPECT_EQ(found[2].level, 2);
  EXPECT_EQ(found[3].level, 1);
}

}  // namespace
}  // namespace ocrchat
