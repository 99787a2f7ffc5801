#include "grounding/quote.hpp"

#include <gmock/gmock.h>

#include <sstream>

#include "grounding/near_text.hpp"

namespace ocrchat {
namespace {

using testing::ElementsAre;
using testing::Eq;

/// One block of lines; words are 10 pixels a byte wide, lines 20 high.
Block block(const std::vector<std::string>& lines, int top = 0) {
  Text text;
  for (const std::string& each : lines) {
    Line line;
    std::istringstream words(each);
    int x = 0;
    for (std::string word; words >> word;) {
      const int width = 10 * static_cast<int>(word.size());
      line.words.push_back(
          {word, {x, top, x + width, top + 15}, 0.9, std::nullopt, Origin::recognised, false});
      x += width + 10;
    }
    text.lines.push_back(line);
    top += 20;
  }
  Block result;
  result.content = text;
  return result;
}

PageText page(const std::vector<std::string>& lines) {
  Page result;
  result.blocks = {block(lines)};
  return PageText(result);
}

std::string snippet(const std::vector<std::string>& lines, const std::string& quote) {
  const auto match = find_quote(page(lines), quote);
  return match ? match->snippet : "(none)";
}

TEST(FindQuote, GivesSnippetWordsAndBoxOfAnExactQuote) {
  const auto match = find_quote(page({"The total is 46.50 today."}), "total is 46.50");
  ASSERT_TRUE(match);
  EXPECT_TRUE(match->exact);
  EXPECT_EQ(match->first_word, 1);
  EXPECT_EQ(match->last_word, 3);
  EXPECT_EQ(match->snippet, "total is 46.50");
  EXPECT_THAT(match->boxes, ElementsAre(Box{40, 0, 180, 15}));
}

TEST(FindQuote, GoesOverLinesWithOneBoxEach) {
  const auto match = find_quote(page({"one two", "three four", "five"}), "two three four five");
  ASSERT_TRUE(match);
  EXPECT_EQ(match->snippet, "two three four five");
  EXPECT_THAT(match->boxes, ElementsAre(Box{40, 0, 70, 15}, Box{0, 20, 100, 35}, Box{0, 40, 40, 55}));
}

TEST(FindQuote, GivesABoxForEachRowOfALineThatIsAParagraph) {
  Page wrapped;
  wrapped.blocks = {block({"one two three"})};
  auto& words = std::get<Text>(wrapped.blocks[0].content).lines[0].words;
  words[2].box = {0, 20, 30, 35};
  const auto match = find_quote(PageText(wrapped), "one two three");
  EXPECT_THAT(match->boxes, ElementsAre(Box{0, 0, 70, 15}, Box{0, 20, 30, 35}));
}

TEST(FindQuote, GoesOverHyphenation) {
  EXPECT_EQ(snippet({"the recog-", "nition of"}, "recognition of"), "recognition of");
  EXPECT_EQ(snippet({"the recog-", "nition of"}, "recog-\nnition of"), "recognition of");
  EXPECT_EQ(snippet({"a well-", "known man"}, "a well-known man"), "a wellknown man");
  EXPECT_EQ(snippet({"so\u00ADft hy\u00ADphens"}, "soft hyphens"), "so\u00ADft hy\u00ADphens");
}

TEST(FindQuote, FoldsCaseWidthQuotationMarksDashesAndSpace) {
  EXPECT_EQ(snippet({"He said “No” – ﬁnally"}, "he  SAID \"no\"\n- finally"), "He said “No” – ﬁnally");
  EXPECT_EQ(snippet({"don’t"}, "don't"), "don’t");
}

TEST(FindQuote, TakesNoPartOfAWordForAWord) {
  EXPECT_EQ(snippet({"a party of"}, "art"), "(none)");
  EXPECT_EQ(snippet({"1234"}, "23"), "(none)");
  EXPECT_EQ(snippet({"a party art"}, "art"), "art");
}

TEST(FindQuote, AcceptsANearMissAndSaysSo) {
  const auto match = find_quote(page({"The quick brown f0x jumps over it"}), "quick brown fox jumps");
  ASSERT_TRUE(match);
  EXPECT_FALSE(match->exact);
  EXPECT_EQ(match->snippet, "quick brown f0x jumps");
}

TEST(FindQuote, RejectsWhatIsTooFarOff) {
  EXPECT_EQ(snippet({"The quick brown fox jumps over it"}, "quick green ox jumps"), "(none)");
  EXPECT_EQ(snippet({"no"}, "na"), "(none)");
}

TEST(FindQuote, RejectsANearMissWithAWrongNumber) {
  EXPECT_EQ(
      snippet({"The sum of 1,234.50 was paid to the company"}, "sum of 1,284.50 was paid to the company"),
      "(none)");
  EXPECT_EQ(
      snippet({"The sum of 1,234.50 was pald to the company"}, "sum of 1,234.50 was paid to the company"),
      "sum of 1,234.50 was pald to the company");
}

TEST(FindQuote, FindsChineseHoweverItIsSpacedAndParted) {
  EXPECT_EQ(snippet({"我 们 使用", "Python 语言"}, "使用Python语言"), "使用 Python 语言");
  EXPECT_EQ(snippet({"一共三百元整"}, "三百元"), "一共三百元整");
}

TEST(FindQuote, FindsArabicWithAndWithoutVowelPoints) {
  EXPECT_EQ(snippet({"مُحَمَّد في البيت"}, "محمد في"), "مُحَمَّد في");
}

TEST(FindQuote, LooksInTablesAndFurnitureToo) {
  Page with_table;
  with_table.blocks = {block({"Page 7"}), block({})};
  with_table.blocks[0].layer = Layer::furniture;
  Table table{1, 2, {}, false};
  table.cells.push_back({0, 0, 1, 1, false, {}, std::get<Text>(block({"Total"}).content).lines});
  table.cells.push_back({0, 1, 1, 1, false, {}, std::get<Text>(block({"46.50"}).content).lines});
  with_table.blocks[1].content = table;
  const PageText text(with_table);
  EXPECT_EQ(find_quote(text, "Total 46.50")->snippet, "Total 46.50");
  EXPECT_EQ(find_quote(text, "page 7")->snippet, "Page 7");
}

TEST(FindQuote, FindsNothingInNothing) {
  EXPECT_EQ(snippet({}, "anything at all"), "(none)");
  EXPECT_EQ(snippet({"text"}, ""), "(none)");
  EXPECT_EQ(snippet({"text ..."}, " ... "), "(none)");
  EXPECT_EQ(snippet({"text"}, std::string(5000, 'x')), "(none)");
}

TEST(FindQuote, LeavesDotsOfOmissionAside) {
  EXPECT_EQ(snippet({"one two three"}, "…two three."), "two three");
}

TEST(NearestText, FindsThePartWithFewestEdits) {
  const auto near = nearest_text(U"abc xbcdez abcdef", U"abcde", 2);
  ASSERT_TRUE(near);
  EXPECT_EQ(near->edits, 0);
  EXPECT_EQ(near->begin, 11U);
  EXPECT_EQ(near->end, 16U);
}

TEST(NearestText, CountsInsertionsDeletionsAndSubstitutions) {
  EXPECT_THAT(nearest_text(U"--abxcde--", U"abcde", 1)->edits, Eq(1));
  EXPECT_THAT(nearest_text(U"--abde--", U"abcde", 1)->edits, Eq(1));
  EXPECT_THAT(nearest_text(U"--abXde--", U"abcde", 1)->begin, Eq(2U));
  EXPECT_FALSE(nearest_text(U"--aXXde--", U"abcde", 1));
  EXPECT_FALSE(nearest_text(U"", U"abcde", 2));
}

}  // namespace
}  // namespace ocrchat
