#include "engine/letter_case.hpp"

#include <gtest/gtest.h>

#include "document/text.hpp"

namespace ocrchat {
namespace {

Word word(const char* text, int height) {
  Word result;
  result.text = text;
  result.box = {0, 0, 50, height};
  return result;
}

Reading page(std::vector<Word> last_line) {
  Reading reading;
  Text text;
  text.lines.emplace_back().words = {word("За", 36), word("ночь", 24), word("вода", 33), word("реке", 31)};
  text.lines.emplace_back().words = {word("Семи", 35), word("не", 24), word("восемь", 25), word("Он", 36)};
  text.lines.emplace_back().words = {word("слон", 24), word("Мел", 36), word("и", 24), word("она", 24)};
  text.lines.emplace_back().words = std::move(last_line);
  reading.blocks.emplace_back().content = text;
  return reading;
}

std::string last_line(Reading reading) {
  settle_case(reading);
  return text_of(std::get<Text>(reading.blocks[0].content).lines.back());
}

TEST(LetterCase, CapitalsAsLowAsSmallLettersAreSmall) {
  EXPECT_EQ(last_line(page({word("вода", 33), word("И", 24), word("ТОЛЬКО", 25), word("ЧИНИТЬ.", 24)})),
            "вода и только чинить.");
}

TEST(LetterCase, RealCapitalsStay) {
  EXPECT_EQ(last_line(page({word("вода", 33), word("И", 36), word("ТОЛЬКО", 35)})), "вода И ТОЛЬКО");
}

TEST(LetterCase, LettersThatLookDifferentStay) {
  EXPECT_EQ(last_line(page({word("вода", 33), word("БАР", 24), word("XI2", 24)})), "вода БАР XI2");
}

TEST(LetterCase, ALineAllInCapitalsStays) {
  EXPECT_EQ(last_line(page({word("ТОЛЬКО", 24), word("ПОТОМ", 24)})), "ТОЛЬКО ПОТОМ");
}

TEST(LetterCase, PagesThatDoNotShowBothHeightsStay) {
  Reading reading;
  Text text;
  text.lines.emplace_back().words = {word("вода", 33), word("ТОЛЬКО", 24)};
  reading.blocks.emplace_back().content = text;
  EXPECT_EQ(last_line(reading), "вода ТОЛЬКО");
}

}  // namespace
}  // namespace ocrchat
