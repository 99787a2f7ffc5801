#include "chat/units.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "chat/labelled.hpp"
#include "chat/test_pages.hpp"

namespace ocrchat {
namespace {

using namespace test;
using ::testing::ElementsAre;

std::vector<std::string> texts_of(const Page& page) {
  Segmenter segmenter(page.language.value_or(""));
  std::vector<std::string> texts;
  for (const Unit& unit : units_of(page, segmenter)) texts.push_back(unit.text);
  return texts;
}

TEST(Units, AreSentencesAcrossLines) {
  EXPECT_THAT(texts_of(page(0, {block({"One is here. Two goes", "on. Three"})})),
              ElementsAre("One is here.", "Two goes on.", "Three"));
}

TEST(Units, DoNotEndAtAbbreviationsOfTheLanguage) {
  EXPECT_THAT(texts_of(page(0, {block({"Mr. Smith met Prof. Jones. They talked."})}, "en")),
              ElementsAre("Mr. Smith met Prof. Jones.", "They talked."));
}

TEST(Units, KeepNumbersWithTheirSentence) {
  EXPECT_THAT(texts_of(page(0, {block({"1. Cut the wood. 2. Glue it (Smith et al. 2010). Done."})})),
              ElementsAre("1. Cut the wood.", "2. Glue it (Smith et al. 2010).", "Done."));
}

TEST(Units, AreLinesWhereMostOfThemAreLabelled) {
  const Page form = page(0, {block({"Name: Ann Lee", "Born: 4 May 1980", "Total $42.00"})});
  EXPECT_THAT(texts_of(form), ElementsAre("Name: Ann Lee", "Born: 4 May 1980", "Total $42.00"));
}

TEST(Units, AreCutAtTheGapsOfAForm) {
  Block wide = block({"Date: today Place: Rome"});
  auto& words = std::get<Text>(wide.content).lines[0].words;
  for (std::size_t i = 2; i < words.size(); ++i) words[i].box.x0 += 300, words[i].box.x1 += 300;
  EXPECT_THAT(texts_of(page(0, {wide})), ElementsAre("Date: today", "Place: Rome"));
}

TEST(Units, AreListItemsOneByOne) {
  const Page list = page(
      0, {block({"• green apples"}, BlockKind::list_item), block({"• ripe pears"}, BlockKind::list_item)});
  EXPECT_THAT(texts_of(list), ElementsAre("• green apples", "• ripe pears"));
}

TEST(Units, AreTableRowsWithTheirHeaders) {
  const Page list = page(0, {table(2, 2,
                                   {cell(0, 0, "City", true), cell(0, 1, "People", true), cell(1, 0, "Rome"),
                                    cell(1, 1, "2 800 000")})});
  EXPECT_THAT(texts_of(list), ElementsAre("City; People", "City: Rome; People: 2 800 000"));
}

TEST(Units, AreLabelsAndValuesInATableOfPairs) {
  const Page list = page(
      0,
      {table(2, 2, {cell(0, 0, "City:"), cell(0, 1, "Rome"), cell(1, 0, "Country"), cell(1, 1, "Italy")})});
  EXPECT_THAT(texts_of(list), ElementsAre("City: Rome", "Country: Italy"));
}

TEST(Units, StartAPassageAtEachHeading) {
  Segmenter segmenter;
  const Page text = page(3, {block({"First"}, BlockKind::heading), block({"Some text."}),
                             block({"Second"}, BlockKind::heading), block({"More text."})});
  const std::vector<Unit> units = units_of(text, segmenter);
  ASSERT_EQ(units.size(), 4U);
  EXPECT_TRUE(units[0].starts_passage && units[2].starts_passage);
  EXPECT_FALSE(units[1].starts_passage || units[3].starts_passage);
  EXPECT_TRUE(units[2].heading);
  EXPECT_EQ(units[3].page, 3);
}

TEST(LabelledValue, NeedsAShortLabelAndAValue) {
  Segmenter segmenter;
  const auto value = [&](const std::string& line) -> std::string {
    const auto span = labelled_value(line, segmenter);
    return span ? line.substr(span->begin, span->size()) : "";
  };
  EXPECT_EQ(value("Due date: 3 March"), "3 March");
  EXPECT_EQ(value("Total $42.00"), "$42.00");
  EXPECT_EQ(value("Total 42.00 EUR"), "42.00 EUR");
  EXPECT_EQ(value("总计：46.50"), "46.50");
  EXPECT_EQ(value("Total:"), "");
  EXPECT_EQ(value(": 42"), "");
  EXPECT_EQ(value("They came at 10:30 and left again soon"), "");
  EXPECT_EQ(value("See https://example.org"), "");
  EXPECT_EQ(value("What nobody had ever expected to see there was this: nothing"), "");
  EXPECT_EQ(value(""), "");
}

}  // namespace
}  // namespace ocrchat
