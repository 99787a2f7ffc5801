#include "lstm/dictionary.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "lstm/sample_dawg.hpp"
#include "lstm/sample_lines.hpp"

namespace ocrchat {
namespace {

constexpr int kPattern = 0;

/// Letters: a b c, the digits 1 and 2, a point, brackets, and a letter that needs no spaces.
class DictionaryTest : public testing::Test {
 protected:
  static constexpr const char* kCharset =
      "10\nNULL 0\na 3\nb 3\nc 3\n1 8\n2 8\n. 10\n( 10\n) 10\n\xE7\x8C\xAB 1\n";
  enum Letter { a = 1, b, c, one, two, point, opening, closing, cat };

  bool ends(const std::vector<int>& letters) { return words_.ends(state(letters)); }
  WordAutomaton::State state(const std::vector<int>& letters) {
    auto state = WordAutomaton::kStart;
    for (const int letter : letters) {
      state = words_.after(state, letter);
      if (state == WordAutomaton::kNone) return known_[0];
    }
    known_.push_back(state);
    return state;
  }

  Charset charset_{as_bytes(kCharset)};
  std::string some_words_ = dawg_bytes({{a, b}, {a, b, c}, {cat}}, 10);
  std::string numbers_ = dawg_bytes({{kPattern}, {kPattern, kPattern}, {kPattern, point, kPattern}}, 10);
  std::string marks_ = dawg_bytes({{kPattern}, {kPattern, point}, {opening, kPattern, closing}}, 10);
  Dictionary dictionary_{{as_bytes(some_words_), as_bytes(numbers_), as_bytes(marks_)}, charset_};
  WordAutomaton words_{dictionary_};
  std::vector<WordAutomaton::State> known_{WordAutomaton::kStart};
};

TEST_F(DictionaryTest, KnowsWordsAndWhereTheyMayEnd) {
  EXPECT_FALSE(ends({a}));
  EXPECT_TRUE(ends({a, b}));
  EXPECT_TRUE(ends({a, b, c}));
  EXPECT_EQ(words_.after(WordAutomaton::kStart, b), WordAutomaton::kNone);
  EXPECT_EQ(words_.after(state({a, b, c}), a), WordAutomaton::kNone);
}

TEST_F(DictionaryTest, AnyDigitStandsForAnyOther) {
  EXPECT_TRUE(ends({one}));
  EXPECT_TRUE(ends({two, one}));
  EXPECT_TRUE(ends({two, point, one}));
  EXPECT_EQ(words_.after(state({one, one}), one), WordAutomaton::kNone);
}

TEST_F(DictionaryTest, MarksThatBeginWithAWordHaveToEndIt) {
  EXPECT_TRUE(ends({a, b, point}));
  EXPECT_FALSE(ends({opening, a, b}));
  EXPECT_TRUE(ends({opening, a, b, closing}));
  EXPECT_EQ(words_.after(state({a, b}), closing), WordAutomaton::kNone);
  EXPECT_EQ(words_.after(state({a, b, point}), c), WordAutomaton::kNone);
}

TEST_F(DictionaryTest, NumbersAreNoWordsProper) {
  EXPECT_TRUE(words_.is_word(state({opening, a, b, closing})));
  EXPECT_FALSE(words_.is_word(state({one, two})));
}

TEST_F(DictionaryTest, OnlyScriptsWithoutSpacesNeedNone) {
  EXPECT_TRUE(words_.needs_no_space(cat));
  EXPECT_FALSE(words_.needs_no_space(a));
}

TEST_F(DictionaryTest, ASpaceIsPartOfNoWord) {
  EXPECT_EQ(words_.after(WordAutomaton::kStart, kPattern), WordAutomaton::kNone);
  EXPECT_EQ(words_.after(state({a, b}), kPattern), WordAutomaton::kNone);
}

TEST_F(DictionaryTest, WithoutPunctuationWordsStandBare) {
  const Dictionary bare({as_bytes(some_words_), {}, {}}, charset_);
  WordAutomaton words(bare);
  const auto state = words.after(words.after(WordAutomaton::kStart, a), b);
  EXPECT_TRUE(words.ends(state));
  EXPECT_EQ(words.after(state, point), WordAutomaton::kNone);
  EXPECT_EQ(words.after(WordAutomaton::kStart, one), WordAutomaton::kNone);
}

TEST_F(DictionaryTest, WithoutWordsItIsEmpty) {
  const Dictionary without({{}, as_bytes(numbers_), as_bytes(marks_)}, charset_);
  EXPECT_TRUE(without.empty());
  EXPECT_FALSE(dictionary_.empty());
  WordAutomaton words(without);
  EXPECT_EQ(words.after(WordAutomaton::kStart, a), WordAutomaton::kNone);
  EXPECT_TRUE(words.ends(words.after(WordAutomaton::kStart, one)));
}

TEST_F(DictionaryTest, ForgetsWhatItMetWhenThatIsTooMuchAndAnswersAsBefore) {
  WordAutomaton words(dictionary_, 3);
  for (const int letter : {b, c, point}) words.after(WordAutomaton::kStart, letter);  // lead nowhere
  words.trim();
  const auto kept = words.after(WordAutomaton::kStart, a);
  EXPECT_EQ(kept, 1);
  EXPECT_EQ(words.after(WordAutomaton::kStart, cat), 2);
  words.trim();
  EXPECT_EQ(words.after(WordAutomaton::kStart, cat), 1);  // the first state that it makes anew
  EXPECT_TRUE(words.ends(1));
}

}  // namespace
}  // namespace ocrchat
