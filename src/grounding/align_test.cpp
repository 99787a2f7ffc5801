#include "grounding/align.hpp"

#include <gmock/gmock.h>

#include <chrono>
#include <random>
#include <sstream>

namespace ocrchat {
namespace {

using testing::Each;
using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> words(const std::string& text) {
  std::istringstream stream(text);
  return {std::istream_iterator<std::string>(stream), {}};
}

std::vector<std::vector<int>> indices(const std::vector<std::string>& generated,
                                      const std::vector<std::string>& recognised,
                                      std::span<const Box> boxes = {}) {
  std::vector<std::vector<int>> result;
  for (const Match& match : align_words(generated, recognised, boxes)) result.push_back(match.words);
  return result;
}

std::vector<std::vector<int>> indices(const std::string& generated, const std::string& recognised) {
  return indices(words(generated), words(recognised));
}

/// Words that look like no other.
std::vector<std::string> random_words(std::size_t count, unsigned seed) {
  std::mt19937 random(seed);
  std::vector<std::string> result;
  while (result.size() < count) {
    std::string word;
    for (unsigned i = 0; i < 3 + random() % 7; ++i) word += static_cast<char>('a' + random() % 26);
    result.push_back(word);
  }
  return result;
}

TEST(AlignWords, PairsEqualTexts) {
  EXPECT_THAT(indices("The quick brown fox jumps", "The quick brown fox jumps"),
              ElementsAre(ElementsAre(0), ElementsAre(1), ElementsAre(2), ElementsAre(3), ElementsAre(4)));
}

TEST(AlignWords, GivesNothingForEmptyInputs) {
  EXPECT_THAT(align_words({}, {}), IsEmpty());
  EXPECT_THAT(indices("", "some words"), IsEmpty());
  EXPECT_THAT(indices("some words", ""), ElementsAre(IsEmpty(), IsEmpty()));
  EXPECT_THAT(indices("\u200B \u00AD", "x \u200B"), ElementsAre(IsEmpty(), IsEmpty()));
}

TEST(AlignWords, SaysHowAlikeTheTextsAre) {
  const auto matches = align_words(words("the brown fox jumps over"), words("the brovn fox jumps over"));
  EXPECT_DOUBLE_EQ(matches[0].agreement, 1);
  EXPECT_DOUBLE_EQ(matches[1].agreement, 0.8);
}

TEST(AlignWords, FoldsCaseWidthAndPunctuation) {
  const auto matches =
      align_words(words("“Hello,” ﬁve Straße (words) 25"), words("hello FIVE STRASSE words, ２５"));
  for (const Match& match : matches) EXPECT_DOUBLE_EQ(match.agreement, 1);
}

TEST(AlignWords, LeavesOutWhatOnlyOneSideHas) {
  EXPECT_THAT(indices("alpha beta gamma delta epsilon", "alpha beta noise delta epsilon"),
              ElementsAre(ElementsAre(0), ElementsAre(1), IsEmpty(), ElementsAre(3), ElementsAre(4)));
  EXPECT_THAT(indices("alpha beta delta epsilon", "alpha beta gamma delta epsilon"),
              ElementsAre(ElementsAre(0), ElementsAre(1), ElementsAre(3), ElementsAre(4)));
}

TEST(AlignWords, UnitesWordsThatTheEngineParted) {
  EXPECT_THAT(indices("an important recognition of words", "an important recog nition of words"),
              ElementsAre(ElementsAre(0), ElementsAre(1), ElementsAre(2, 3), ElementsAre(4), ElementsAre(5)));
}

TEST(AlignWords, SharesAWordThatTheEngineRanTogether) {
  const auto matches = align_words(words("the quick brown fox jumps"), words("the quickbrown fox jumps"));
  EXPECT_THAT(matches[1].words, ElementsAre(1));
  EXPECT_THAT(matches[2].words, ElementsAre(1));
  EXPECT_DOUBLE_EQ(matches[1].begin, 0);
  EXPECT_DOUBLE_EQ(matches[1].end, 0.5);
  EXPECT_DOUBLE_EQ(matches[2].begin, 0.5);
  EXPECT_DOUBLE_EQ(matches[2].end, 1);
}

TEST(AlignWords, FollowsBlocksThatMoved) {
  EXPECT_THAT(indices("first column has these words second column goes elsewhere entirely",
                      "second column goes elsewhere entirely first column has these words"),
              ElementsAre(ElementsAre(5), ElementsAre(6), ElementsAre(7), ElementsAre(8), ElementsAre(9),
                          ElementsAre(0), ElementsAre(1), ElementsAre(2), ElementsAre(3), ElementsAre(4)));
}

TEST(AlignWords, FollowsColumnsThatWereReadAcross) {
  const std::vector<std::string> text = random_words(160, 3);  // two columns of 10 lines of 8 words
  std::vector<std::string> across;
  std::vector<Box> boxes;
  std::vector<int> at(text.size());
  for (int line = 0; line < 10; ++line) {
    for (int column = 0; column < 2; ++column) {
      for (int x = 0; x < 8; ++x) {
        const int from = column * 80 + line * 8 + x;
        at[static_cast<std::size_t>(from)] = static_cast<int>(across.size());
        across.push_back(text[static_cast<std::size_t>(from)]);
        const int left = column * 1000 + x * 100;
        boxes.push_back({left, line * 30, left + 90, line * 30 + 20});
      }
    }
  }
  for (const bool with_boxes : {true, false}) {
    const auto found =
        indices(text, across, with_boxes ? std::span<const Box>(boxes) : std::span<const Box>());
    for (std::size_t i = 0; i < text.size(); ++i) EXPECT_THAT(found[i], ElementsAre(at[i])) << i;
  }
}

TEST(AlignWords, GivesAnInventedSentenceNoPlace) {
  const std::vector<std::string> page = random_words(100, 5);
  std::vector<std::string> said = page;
  const auto invented = words("This sentence was never printed on the page at all");
  said.insert(said.begin() + 50, invented.begin(), invented.end());
  const auto found = indices(said, page);
  for (std::size_t i = 0; i < invented.size(); ++i) EXPECT_THAT(found[50 + i], IsEmpty());
  EXPECT_THAT(found[49], ElementsAre(49));
  EXPECT_THAT(found[60], ElementsAre(50));
}

TEST(AlignWords, GivesAnInventedWordNoPlace) {
  const auto found =
      indices("the contract is not valid after the end of May", "the contract is valid after the end of May");
  EXPECT_THAT(found[3], IsEmpty());
  EXPECT_THAT(found[4], ElementsAre(3));
}

TEST(AlignWords, GivesAWordThatReplacesAnotherNoPlace) {
  EXPECT_THAT(indices("He was born in Paris in the spring", "He was born in London in the spring")[4],
              IsEmpty());
}

TEST(AlignWords, AcceptsMisreadWordsAmidOthersOnABadPage) {
  const auto found = indices("what the engine reads badly is still found between its neighbours here",
                             "whot tho engime reods bodly ir stlll feund betwean ifs neighboors hcre");
  EXPECT_THAT(found[4], ElementsAre(4));
  EXPECT_THAT(found[11], ElementsAre(11));
}

TEST(AlignWords, DoesNotTakeAShortWordElsewhereForSupport) {
  const std::vector<std::string> page = random_words(60, 8);
  std::vector<std::string> said = page;
  said.insert(said.begin() + 10, page[40].substr(0, 3));
  EXPECT_THAT(indices(said, page)[10], IsEmpty());
}

TEST(AlignWords, KeepsEqualNumbersOfATableInTheirOrder) {
  std::vector<std::string> table;
  for (int row = 0; row < 30; ++row) {
    for (const char* cell : {"0.00", "1", "0.00", "19%"}) table.emplace_back(cell);
  }
  const auto found = indices(table, table);
  for (std::size_t i = 0; i < table.size(); ++i) EXPECT_THAT(found[i], ElementsAre(static_cast<int>(i)));
}

TEST(AlignWords, UsesNoRecognisedWordForTwoGeneratedOnes) {
  const auto found = indices("one line of text one line of text", "one line of text");
  EXPECT_THAT(std::count_if(found.begin(), found.end(), [](const auto& match) { return !match.empty(); }), 4);
}

TEST(AlignWords, ComparesChineseByCharactersHoweverItIsParted) {
  const auto matches = align_words(std::vector<std::string>{"黑豹队", "的", "防守", "只丢", "了"},
                                   std::vector<std::string>{"黑豹", "队的防", "守只", "去了"});
  EXPECT_THAT(matches[0].words, ElementsAre(0, 1));
  EXPECT_DOUBLE_EQ(matches[0].end, 1.0 / 3);
  EXPECT_THAT(matches[1].words, ElementsAre(1));
  EXPECT_THAT(matches[2].words, ElementsAre(1, 2));
  EXPECT_DOUBLE_EQ(matches[3].agreement, 0.5);
  EXPECT_THAT(matches[4].words, ElementsAre(3));
}

TEST(AlignWords, PairsArabicWithAndWithoutVowelPoints) {
  const auto matches = align_words(words("مُحَمَّد في البيت الكبير"), words("محمد في البيت الكبير"));
  EXPECT_THAT(matches[0].words, ElementsAre(0));
  EXPECT_DOUBLE_EQ(matches[0].agreement, 1);
  EXPECT_THAT(matches[3].words, ElementsAre(3));
}

TEST(AlignWords, FindsALoneLongWordOfATableReadByColumns) {
  const auto found = indices("Berlin Hamburg Munich Cologne", "Munich Berlin Cologne Hamburg");
  EXPECT_THAT(found, ElementsAre(ElementsAre(1), ElementsAre(3), ElementsAre(0), ElementsAre(2)));
}

TEST(AlignWords, TakesAPageOfFiveThousandWordsInBoundedTime) {
  const std::vector<std::string> page = random_words(5000, 9);
  std::vector<std::string> moved(page.begin() + 2500, page.end());
  moved.insert(moved.end(), page.begin(), page.begin() + 2500);
  const std::vector<std::string> same(5000, "0");
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_THAT(indices(page, moved)[0], ElementsAre(2500));
  EXPECT_THAT(indices(same, same), Each(testing::SizeIs(1)));
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20));
}

}  // namespace
}  // namespace ocrchat
