#include "lstm/line_decoder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>

namespace ocrchat {
namespace {

using testing::ElementsAre;

/// Letters named in the order in which they stand; each takes two steps and two more lie between.
class LineDecoder : public testing::Test {
 protected:
  LineText decoded(const std::vector<std::string>& letters) {
    std::string list = std::to_string(letters.size() + 1) + "\nNULL 0\n";
    std::vector<PathLetter> path;
    for (std::size_t i = 0; i < letters.size(); ++i) {
      list += letters[i] + " 0\n";
      PathLetter& letter = path.emplace_back();
      letter.letter = letters[i] == "_" ? 0 : static_cast<int>(i) + 1;
      letter.begin = static_cast<int>(4 * i) + 1;
      letter.end = letter.begin + 2;
      letter.worst = -0.1F * static_cast<float>(i);
    }
    return words_of(path, Charset(as_bytes(list)), breaks_, static_cast<int>(12 * letters.size()));
  }
  std::vector<std::string> texts(const std::vector<std::string>& letters) {
    std::vector<std::string> found;
    for (const DecodedWord& word : decoded(letters).words)
      found.push_back(word.text + (word.joined ? "+" : ""));
    return found;
  }

  WordBreaks breaks_;
};

TEST_F(LineDecoder, SpacesPartWords) {
  EXPECT_THAT(texts({"h", "i", "_", "y", "o", "u"}), ElementsAre("hi", "you"));
  EXPECT_THAT(texts({"_", "h", "_", "_"}), ElementsAre("h"));
}

TEST_F(LineDecoder, WordsReachHalfwayToTheirNeighboursAndToTheEndsOfTheLine) {
  const LineText line = decoded({"h", "_", "y"});
  ASSERT_EQ(line.words.size(), 2U);
  EXPECT_DOUBLE_EQ(line.words[0].begin, 0);
  EXPECT_DOUBLE_EQ(line.words[0].end, 3 * 4);    // between steps 3 and 5
  EXPECT_DOUBLE_EQ(line.words[1].begin, 3 * 8);  // between steps 7 and 9
  EXPECT_DOUBLE_EQ(line.words[1].end, 36);
}

TEST_F(LineDecoder, WhatStandsFromRightToLeftComesInTheOrderOfReading) {
  // As it stands: "42 (גב) א", read from the right.
  EXPECT_THAT(texts({"4", "2", "_", "ב", "ג", "_", "א"}), ElementsAre("א", "גב", "42"));
  EXPECT_THAT(texts({"(", "ב", ")", "_", "א"}), ElementsAre("א", "(ב)"));
}

TEST_F(LineDecoder, LatinWordsInAHebrewLineKeepTheirOrder) {
  EXPECT_THAT(texts({"ג", "ב", "_", "o", "k", "_", "א", "ד"}), ElementsAre("דא", "ok", "בג"));
}

TEST_F(LineDecoder, ScriptsWithoutSpacesAreCutIntoJoinedWords) {
  const auto thai = texts({"ส", "วั", "ส", "ดี", "ค", "รั", "บ"});
  ASSERT_EQ(thai.size(), 2U);
  EXPECT_EQ(thai[0], "สวัสดี+");
  EXPECT_EQ(thai[1], "ครับ");
}

TEST_F(LineDecoder, AWordIsAsSureAsItsWorstLetterAllowsAndTheLineHasTheMean) {
  const LineText line = decoded({"a", "_", "b"});
  EXPECT_GT(line.words[0].confidence, line.words[1].confidence);
  EXPECT_EQ(line.letters, 2);
  EXPECT_NEAR(line.certainty, -0.1, 1e-6);
}

TEST_F(LineDecoder, ALetterThatIsNextToImpossibleDoesNotOutweighTheOthers) {
  const std::vector<std::string> letters(101, "a");
  const LineText line = decoded(letters);  // the last is -10
  EXPECT_GT(line.certainty, -3);
  EXPECT_NEAR(line.words[0].worst, -10, 1e-5);
}

TEST_F(LineDecoder, ALineOfNothingHasNoWords) {
  EXPECT_TRUE(decoded({}).words.empty());
  EXPECT_EQ(decoded({}).certainty, 0);
}

}  // namespace
}  // namespace ocrchat
