#include "engine/pieces.hpp"

#include <gmock/gmock.h>

#include "document/text.hpp"

namespace ocrchat {
namespace {

Word piece(const std::string& text, int x0, int x1, bool joined = true) {
  return {text, {x0, 10, x1, 60}, 0.9, std::nullopt, Origin::recognised, joined};
}

Line line_at(const Box& box, const std::string& text) {
  Line line;
  line.box = box;
  line.words.push_back({text, box, 0.9, std::nullopt, Origin::recognised, false});
  return line;
}

Reading page_of(std::vector<Line> lines) {
  Reading reading;
  for (Line& line : lines) reading.blocks.emplace_back().content = Text{{std::move(line)}};
  return reading;
}

TEST(JoinPieces, AWordNeverBeginsWithAMarkOfTheLetterBefore) {
  Line line;
  line.words = {piece("แม", 0, 40), piece("่", 30, 38), piece("ใน", 40, 80), piece("ต", 80, 100, false)};
  join_pieces(line);
  ASSERT_EQ(line.words.size(), 3U);
  EXPECT_EQ(line.words[0].text, "แม่");
  EXPECT_EQ(line.words[0].box, (Box{0, 10, 40, 60}));
  EXPECT_EQ(line.words[1].text, "ใน");
  EXPECT_FALSE(line.words[2].joined);
}

TEST(JoinPieces, HalvesOfOneVowelBecomeTheVowel) {
  Line line;
  line.words = {piece("น", 0, 20), piece("\u0e4d", 15, 20), piece("\u0e32", 20, 30, false)};
  join_pieces(line);
  EXPECT_EQ(text_of(line), "น\u0e33");
}

TEST(JoinPieces, WordsPartedBySpacesStayApart) {
  Line line;
  line.words = {piece("a", 0, 20, false), piece("\u0301b", 30, 40, false)};
  join_pieces(line);
  EXPECT_EQ(line.words.size(), 2U);
}

TEST(DropFragments, MarksReadASecondTimeAsALineOfTheirOwnAreTakenAway) {
  Reading page = page_of({line_at({326, 243, 343, 271}, "ฆ"), line_at({255, 253, 1245, 321}, "แม่น้ำ")});
  drop_fragments(page);
  ASSERT_EQ(page.blocks.size(), 1U);
  EXPECT_EQ(text_of(page), "แม่น้ำ\n");
}

TEST(DropFragments, SmallLinesBesideOthersOrInScriptsWithoutMarksStay) {
  Reading beside = page_of({line_at({1300, 260, 1320, 280}, "2"), line_at({255, 253, 1245, 321}, "แม่น้ำ")});
  drop_fragments(beside);
  EXPECT_EQ(beside.blocks.size(), 2U);
  Reading latin = page_of({line_at({326, 250, 343, 271}, "2"), line_at({255, 253, 1245, 321}, "footnote")});
  drop_fragments(latin);
  EXPECT_EQ(latin.blocks.size(), 2U);
}

}  // namespace
}  // namespace ocrchat
