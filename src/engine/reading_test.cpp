#include "engine/reading.hpp"

#include <gtest/gtest.h>

#include "document/text.hpp"

namespace ocrchat {
namespace {

Word word(const char* text, int x0, int x1, double confidence = 0.9) {
  Word result;
  result.text = text;
  result.box = {x0, 0, x1, 20};
  result.confidence = confidence;
  return result;
}

TEST(CleanedWord, IsComposed) {
  EXPECT_EQ(cleaned_word("e\u0301"), "\u00e9");
}

TEST(CleanedWord, LosesTheJoinerAfterTheTamilPulliOnly) {
  EXPECT_EQ(cleaned_word("\u0B95\u0BCD\u200C\u0B95"), "\u0B95\u0BCD\u0B95");
  EXPECT_EQ(cleaned_word("\u0645\u06CC\u200C\u0622"), "\u0645\u06CC\u200C\u0622");
}

TEST(CleanedWord, HasNoSpacesControlsOrIllFormedBytes) {
  EXPECT_EQ(cleaned_word(" a\tb\n\x01"), "ab");
  EXPECT_EQ(cleaned_word("a\xff"
                         "b"),
            "ab");
  EXPECT_EQ(cleaned_word("  "), "");
}

TEST(Joined, HanWordsFollowEachOtherWithoutASpace) {
  Line line;
  line.words = {word("人人", 0, 40), word("生而", 42, 80), word("自由", 140, 180)};
  mark_joined(line, {true, true, true});
  EXPECT_TRUE(line.words[0].joined) << "a space that only the recogniser saw";
  EXPECT_FALSE(line.words[1].joined) << "really far apart";
  EXPECT_FALSE(line.words[2].joined);
  EXPECT_EQ(text_of(line), "人人生而 自由");
}

TEST(Joined, TheLongVowelOfKanaPartsNoWord) {
  Line line;
  line.words = {word("デ", 0, 20), word("ー", 22, 40), word("タ", 42, 60)};
  mark_joined(line, {true, true, true});
  EXPECT_EQ(text_of(line), "データ");
}

TEST(Joined, ThaiWordsFollowWhatTheRecogniserSaw) {
  Line line;
  line.words = {word("มนุษย์", 0, 40), word("ทั้งหลาย", 41, 80), word("เกิด", 90, 120)};
  mark_joined(line, {false, true, true});
  EXPECT_EQ(text_of(line), "มนุษย์ทั้งหลาย เกิด");
}

std::string spaced_text(Line line, std::vector<bool> spaced) {
  space_words(line, spaced);
  mark_joined(line, spaced);
  return text_of(line);
}

TEST(SpacedWords, ThoseOfSpacedScriptsNeverTouch) {
  Line line;
  line.words = {word("قبل", 150, 190), word("إصلاح", 100, 140), word("السور", 50, 90)};
  EXPECT_EQ(spaced_text(line, {true, false, true}), "قبل إصلاح السور");
  line.words = {word("ตอน", 0, 40), word("API", 41, 80)};
  EXPECT_EQ(spaced_text(line, {false, true}), "ตอน API");
}

TEST(SpacedWords, ThoseOfOtherScriptsMayTouch) {
  Line line;
  line.words = {word("มนุษย์", 0, 40), word("ทั้งหลาย", 41, 80)};
  EXPECT_EQ(spaced_text(line, {false, true}), "มนุษย์ทั้งหลาย");
  line.words = {word("강", 0, 40), word("물이", 41, 80), word("불어나", 90, 120)};
  EXPECT_EQ(spaced_text(line, {false, true, true}), "강물이 불어나");
  line.words = {word("上漲", 0, 40), word(",", 41, 44), word("淹沒", 50, 90)};
  EXPECT_EQ(spaced_text(line, {false, false, true}), "上漲,淹沒");
}

TEST(PartedWords, ABoxReachingOverItsNeighboursEndsAtTheirEdge) {
  Line line;
  line.words = {word("على", 2001, 2085), word("طول", 1950, 1988), word("الضفة", 1848, 2148)};
  part_words(line);
  EXPECT_EQ(line.words[0].box, (Box{2001, 0, 2085, 20}));
  EXPECT_EQ(line.words[1].box, (Box{1950, 0, 1988, 20}));
  EXPECT_EQ(line.words[2].box, (Box{1848, 0, 1950, 20}));
}

TEST(PartedWords, BoxesThatTouchAreCutInTheMiddle) {
  Line line;
  line.words = {word("of", 0, 44), word("it", 40, 80), word("12", 90, 99)};
  part_words(line);
  EXPECT_EQ(line.words[0].box.x1, 42);
  EXPECT_EQ(line.words[1].box.x0, 42);
  EXPECT_EQ(line.words[2].box, (Box{90, 0, 99, 20}));
}

TEST(PartedWords, NeverVanish) {
  Line line;
  line.words = {word("abc", 50, 60), word("def", 0, 40)};
  part_words(line);
  EXPECT_FALSE(line.words[0].box.empty());
  EXPECT_FALSE(line.words[1].box.empty());
}

TEST(Weight, IsByLettersAndDigits) {
  Reading reading;
  Text text;
  text.lines.emplace_back().words = {word("abcd", 0, 40, 1.0), word("--------", 50, 90, 0.0),
                                     word("12", 95, 99, 0.4)};
  reading.blocks.emplace_back().content = text;
  weigh(reading);
  EXPECT_EQ(reading.characters, 6);
  EXPECT_NEAR(reading.confidence, 0.8, 1e-9);
}

TEST(Weight, OfNothingIsZero) {
  Reading reading;
  weigh(reading);
  EXPECT_EQ(reading.characters, 0);
  EXPECT_EQ(reading.confidence, 0);
}

TEST(Moved, TakesWordsAndBaselineAlong) {
  Line line;
  line.words = {word("a", 0, 10)};
  line.baseline = 15;
  line = moved(line, 5, -3);
  EXPECT_EQ(line.words[0].box, (Box{5, -3, 15, 17}));
  EXPECT_EQ(line.baseline, 12);
}

}  // namespace
}  // namespace ocrchat
