#include "lstm/beam.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "lstm/sample_dawg.hpp"
#include "lstm/spelling_bytes.hpp"

namespace ocrchat {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// Letters: 0 the space, 1 "a", 2 "b", 3 spelled by classes 3 and 4. Class 5 is null.
constexpr int kNull = 5;
constexpr int kClasses = 6;
const std::string kSpelling = spelling_bytes({{0}, {1}, {2}, {3, 4}});

class BeamTest : public testing::Test {
 protected:
  static Posteriors steps(const std::vector<std::vector<float>>& rows) {
    Posteriors line{static_cast<int>(rows.size()), kClasses, kClasses, {}};
    for (const auto& row : rows) line.values.insert(line.values.end(), row.begin(), row.end());
    return line;
  }
  /// One class that is nearly certain at each step.
  static Posteriors certain(const std::vector<int>& codes) {
    std::vector<std::vector<float>> rows;
    for (const int code : codes) {
      rows.emplace_back(kClasses, 0.002F);
      rows.back()[static_cast<std::size_t>(code)] = 0.99F;
    }
    return steps(rows);
  }
  std::vector<int> letters(const Posteriors& line) {
    std::vector<int> found;
    for (const PathLetter& letter : beam_.decode(line)) found.push_back(letter.letter);
    return found;
  }

  CodeTrie codes_{as_bytes(kSpelling), 4, kClasses};
  Beam beam_{codes_, kNull};
};

TEST_F(BeamTest, AClassThatGoesOnIsOneLetterAndNullPartsTwo) {
  EXPECT_THAT(letters(certain({1, 1, 1})), ElementsAre(1));
  EXPECT_THAT(letters(certain({1, kNull, 1})), ElementsAre(1, 1));
  EXPECT_THAT(letters(certain({kNull, 1, 2, 0, 1, kNull})), ElementsAre(1, 2, 0, 1));
}

TEST_F(BeamTest, ALetterSpelledByTwoClassesNeedsBoth) {
  EXPECT_THAT(letters(certain({3, 4})), ElementsAre(3));
  EXPECT_THAT(letters(certain({1, 3, kNull, 4, 2})), ElementsAre(1, 3, 2));
}

TEST_F(BeamTest, SaysWhichStepsALetterTakes) {
  const auto path = beam_.decode(certain({kNull, 1, 1, kNull, 3, 3, 4, kNull}));
  ASSERT_EQ(path.size(), 2U);
  EXPECT_EQ(path[0].begin, 1);
  EXPECT_EQ(path[0].end, 3);
  EXPECT_EQ(path[1].begin, 4);
  EXPECT_EQ(path[1].end, 7);
}

TEST_F(BeamTest, TakesWhatIsLikeliestTogetherNotStepByStep) {
  // Null is likeliest at each step, but all ways to have one "a" are together likelier than to have nothing.
  const std::vector<float> step{0, 0.45F, 0.02F, 0, 0, 0.53F};
  EXPECT_THAT(letters(steps({step, step, step})), ElementsAre(1));
}

TEST_F(BeamTest, TellsTheSecondChoiceWhereItIsClose) {
  const auto path = beam_.decode(steps({{0, 0.6F, 0.35F, 0, 0, 0.05F}}));
  ASSERT_EQ(path.size(), 1U);
  EXPECT_EQ(path[0].letter, 1);
  EXPECT_EQ(path[0].second, 2);
  EXPECT_FLOAT_EQ(path[0].second_share, 0.35F);
  EXPECT_EQ(beam_.decode(certain({1}))[0].second, CodeTrie::kNone);
}

TEST_F(BeamTest, AnUncertainStepMakesTheLetterUncertain) {
  const auto path = beam_.decode(steps({{0, 0.9F, 0.1F, 0, 0, 0}, {0, 0.6F, 0.4F, 0, 0, 0}}));
  ASSERT_EQ(path.size(), 1U);
  EXPECT_NEAR(path[0].worst, std::log(0.6), 1e-5);
  EXPECT_LT(path[0].worst, path[0].mean);
}

TEST_F(BeamTest, NothingAndNonsenseGiveNoLetters) {
  EXPECT_THAT(letters(Posteriors{}), IsEmpty());
  EXPECT_THAT(letters(certain({kNull, kNull})), IsEmpty());
  EXPECT_THAT(letters(steps({std::vector<float>(kClasses, 0.0F), std::vector<float>(kClasses, 0.0F)})),
              IsEmpty());
}

TEST_F(BeamTest, OneBeamReadsManyLines) {
  const auto first = letters(certain({1, 2}));
  letters(certain({3, 4, 1, 1, 2, 0}));
  EXPECT_EQ(letters(certain({1, 2})), first);
}

class BeamWithWords : public BeamTest {
 protected:
  std::vector<int> known_letters(const Posteriors& line) {
    std::vector<int> found;
    for (const PathLetter& letter : with_words_.decode(line)) found.push_back(letter.letter);
    return found;
  }

  Charset charset_{as_bytes("4\nNULL 0\na 3\nb 3\nc 3\n")};
  std::string some_words_ = dawg_bytes({{2, 1}, {1, 2, 3}}, 4);
  Dictionary dictionary_{{as_bytes(some_words_), {}, {}}, charset_};
  WordAutomaton words_{dictionary_};
  Beam with_words_{codes_, kNull, &words_};
};

TEST_F(BeamWithWords, AWordOfTheDictionaryWinsWhereLettersAreInDoubt) {
  const Posteriors line = steps({{0, 0.5F, 0.4F, 0, 0, 0.1F}, {0, 0.9F, 0.05F, 0, 0, 0.05F}});
  EXPECT_THAT(letters(line), ElementsAre(1));  // "aa" needs a null between
  EXPECT_THAT(known_letters(line), ElementsAre(2, 1));
}

TEST_F(BeamWithWords, WhatTheNetworkIsSureOfStays) {
  EXPECT_THAT(known_letters(certain({1, 2})), ElementsAre(1, 2));
  EXPECT_THAT(known_letters(certain({1, 2, 0, 2, 2})), ElementsAre(1, 2, 0, 2));
}

TEST_F(BeamWithWords, TheBeginningOfAWordIsNone) {
  // "ab" is no word, but "abc" is: at the end of a line it wins nothing over "bb".
  const Posteriors line = steps({{0, 0.45F, 0.55F, 0, 0, 0}, {0, 0, 0, 0, 0, 1}, {0, 0, 1, 0, 0, 0}});
  EXPECT_THAT(known_letters(line), ElementsAre(2, 2));
  std::vector<int> amid;
  for (const PathLetter& letter : with_words_.decode(line, {0, 3, true})) amid.push_back(letter.letter);
  EXPECT_THAT(amid, ElementsAre(1, 2));
}

TEST_F(BeamWithWords, WordsFollowEachOtherOverSpaces) {
  const std::vector<float> a_or_b{0, 0.55F, 0.45F, 0, 0, 0};
  const std::vector<float> a{0, 1, 0, 0, 0, 0};
  const std::vector<float> space{1, 0, 0, 0, 0, 0};
  EXPECT_THAT(known_letters(steps({a_or_b, a, space, a_or_b, a})), ElementsAre(2, 1, 0, 2, 1));
}

}  // namespace
}  // namespace ocrchat
