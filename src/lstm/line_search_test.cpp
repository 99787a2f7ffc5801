#include "lstm/line_search.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>

#include "lstm/sample_dawg.hpp"
#include "lstm/spelling_bytes.hpp"

namespace ocrchat {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// Letters: 0 the space, 1 "a", 2 "b", 3 a Han character spelled by classes 3 and 4, 4 one spelled by 3 and 5.
// Class 6 is null.
constexpr int kNull = 6;
constexpr int kClasses = 7;

class LineSearchTest : public testing::Test {
 protected:
  static Posteriors line_of(const std::vector<std::vector<float>>& rows) {
    Posteriors line{static_cast<int>(rows.size()), kClasses, kClasses, {}};
    for (const auto& row : rows) line.values.insert(line.values.end(), row.begin(), row.end());
    return line;
  }
  /// A step that shows `code`; the rest of the probability goes to `other`.
  static std::vector<float> step(int code, float p = 0.99F, int other = kNull) {
    std::vector<float> row(kClasses, 0.0F);
    row[static_cast<std::size_t>(other)] = 1 - p;
    row[static_cast<std::size_t>(code)] += p;
    return row;
  }
  static Posteriors sure(const std::vector<int>& codes) {
    std::vector<std::vector<float>> rows;
    for (const int code : codes) rows.push_back(step(code));
    return line_of(rows);
  }
  static std::vector<int> letters_of(const std::vector<PathLetter>& path) {
    std::vector<int> letters;
    for (const PathLetter& letter : path) letters.push_back(letter.letter);
    return letters;
  }
  std::vector<int> letters(const Posteriors& line) { return letters_of(search_.decode(line)); }

  std::string spelling_ = spelling_bytes({{0}, {1}, {2}, {3, 4}, {3, 5}});
  CodeTrie codes_{as_bytes(spelling_), 5, kClasses};
  Charset charset_{as_bytes("5\nNULL 0\na 3\nb 3\n\xE7\x8C\xAB 1\n\xE7\x8A\xAC 1\n")};
  std::string some_words_ = dawg_bytes({{1, 2}, {3}}, 5);
  Dictionary dictionary_{{as_bytes(some_words_), {}, {}}, charset_};
  LineSearch search_{codes_, charset_, dictionary_, kNull};
};

TEST_F(LineSearchTest, ReadsSureWordsOff) {
  const auto path = search_.decode(sure({kNull, 1, 1, kNull, 2, 0, 0, 2, kNull, 2}));
  EXPECT_THAT(letters_of(path), ElementsAre(1, 2, 0, 2, 2));
  EXPECT_EQ(path[0].begin, 1);
  EXPECT_EQ(path[0].end, 3);
  EXPECT_NEAR(path[0].worst, std::log(0.99), 1e-5);
  EXPECT_NEAR(path[0].mean, std::log(0.99), 1e-5);
}

TEST_F(LineSearchTest, ReadsLettersOfSeveralClasses) {
  const auto path = search_.decode(sure({3, 3, kNull, 4, 3, 5, 1}));
  EXPECT_THAT(letters_of(path), ElementsAre(3, 4, 1));
  EXPECT_EQ(path[0].begin, 0);
  EXPECT_EQ(path[0].end, 4);
}

TEST_F(LineSearchTest, AWordInDoubtIsSearchedWithTheDictionary) {
  EXPECT_THAT(letters(line_of({step(2), step(kNull), step(2), step(0), step(1), step(1, 0.5F, 2)})),
              ElementsAre(2, 2, 0, 1, 2));
}

TEST_F(LineSearchTest, ClassesThatSpellNothingAreLeftToTheSearch) {
  EXPECT_THAT(letters(sure({4, 1})), ElementsAre(1));
  EXPECT_THAT(letters(sure({1, 3})), ElementsAre(1));
  EXPECT_THAT(letters(sure({})), IsEmpty());
}

TEST_F(LineSearchTest, ReadsWithoutADictionary) {
  const Dictionary none({{}, {}, {}}, charset_);
  LineSearch search(codes_, charset_, none, kNull);
  const auto path = search.decode(line_of({step(1), step(2, 0.6F, 1), step(0), step(3), step(4)}));
  EXPECT_THAT(letters_of(path), ElementsAre(1, 2, 0, 3));
  EXPECT_FALSE(path[0].in_known_word);
}

TEST_F(LineSearchTest, TellsWhichWordsTheDictionaryHas) {
  const auto path = search_.decode(sure({1, 2, 0, 2, 1}));
  ASSERT_EQ(path.size(), 5U);
  EXPECT_TRUE(path[0].in_known_word);
  EXPECT_TRUE(path[1].in_known_word);
  EXPECT_FALSE(path[3].in_known_word);
}

TEST_F(LineSearchTest, ReadsAsTheBeamDoesOverTheWholeLine) {
  std::mt19937 random(11);
  WordAutomaton words(dictionary_);
  Beam beam(codes_, kNull, &words);
  const std::vector<std::vector<int>> spelled{{0}, {1, kNull}, {2, 2, kNull}, {3, 4, kNull}, {3, kNull, 5}};
  int equal = 0;
  constexpr int kRounds = 400;
  for (int round = 0; round < kRounds; ++round) {
    std::vector<std::vector<float>> rows;
    for (int i = 0; i < 20; ++i)
      for (const int code : spelled[random() % spelled.size()]) {
        const float p = random() % 12 == 0 ? 0.6F : 0.995F;
        rows.push_back(step(code, p, static_cast<int>(random() % kClasses)));
      }
    const Posteriors line = line_of(rows);
    equal += letters(line) == letters_of(beam.decode(line)) ? 1 : 0;
  }
  // Where doubts lie close together the beam's width decides, and that differs.
  EXPECT_GT(equal, kRounds * 97 / 100);
}

}  // namespace
}  // namespace ocrchat
