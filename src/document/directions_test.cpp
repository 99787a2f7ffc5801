#include "document/directions.hpp"

#include <gtest/gtest.h>

#include <string>

namespace ocrchat {
namespace {

/// What is read where `pieces` stand from left to right.
std::string read_aloud(const std::vector<std::string>& pieces, bool right) {
  std::vector<Direction> directions;
  for (const std::string& piece : pieces)
    directions.push_back(piece == " " ? Direction::space : direction_of(piece));
  std::string read;
  for (const Placed& placed : reading_order(directions, right)) read += pieces[placed.index];
  return read;
}

TEST(Directions, OfAPieceAreToldFromItsLetters) {
  EXPECT_EQ(direction_of("שלום"), Direction::right);
  EXPECT_EQ(direction_of("سلام"), Direction::right);
  EXPECT_EQ(direction_of("Node.JS"), Direction::left);
  EXPECT_EQ(direction_of("10th"), Direction::left);
  EXPECT_EQ(direction_of("50%"), Direction::number);
  EXPECT_EQ(direction_of("٣٫٥"), Direction::number);
  EXPECT_EQ(direction_of("(–)"), Direction::neutral);
  EXPECT_EQ(direction_of(""), Direction::neutral);
}

TEST(ReadingOrder, TurnsARightToLeftLineRound) {
  EXPECT_EQ(read_aloud({"עולם", " ", "שלום"}, true), "שלום עולם");
}

TEST(ReadingOrder, KeepsLatinAndNumbersWithinItAsTheyStand) {
  EXPECT_EQ(read_aloud({".", "בהתאם", " ", "OWASP", " ", "Top", " ", "10", " ", "מסמך"}, true),
            "מסמך OWASP Top 10 בהתאם.");
  EXPECT_EQ(read_aloud({"?", "2017", "–", "ל", " ", "2013", "–", "מ"}, true), "מ–2013 ל–2017?");
}

TEST(ReadingOrder, TakesAPrefixBeforeTheLatinWordsItBelongsTo) {
  EXPECT_EQ(read_aloud({"Spring", " ", "Boot", "-", "ו", " ", "Node.JS"}, true), "Node.JS ו-Spring Boot");
}

TEST(ReadingOrder, KeepsBracketsWithTheLatinTextTheyEnd) {
  EXPECT_EQ(
      read_aloud({"זוהי", " ", "–", " ", "XML", " ", "Entities", " ", "(", "XXE", ")", " ", "ישויות"}, true),
      "ישויות XML Entities (XXE) – זוהי");
}

TEST(ReadingOrder, TurnsRightToLeftWordsInALeftToRightLine) {
  EXPECT_EQ(read_aloud({"says", " ", "עולם", " ", "שלום", " ", "twice"}, false), "says שלום עולם twice");
  EXPECT_EQ(read_aloud({"plain", " ", "words"}, false), "plain words");
}

TEST(ReadingOrder, SaysWhatStandsAmongRightToLeftText) {
  const auto placed = reading_order({Direction::left, Direction::neutral, Direction::right}, true);
  ASSERT_EQ(placed.size(), 3U);
  EXPECT_EQ(placed[0].index, 2U);
  EXPECT_TRUE(placed[0].right);
  EXPECT_TRUE(placed[1].right);
  EXPECT_FALSE(placed[2].right);
  EXPECT_TRUE(reading_order({}, true).empty());
}

TEST(Mirrored, GivesTheOtherBracket) {
  EXPECT_EQ(mirrored('('), char32_t{')'});
  EXPECT_EQ(mirrored('a'), char32_t{'a'});
}

}  // namespace
}  // namespace ocrchat
