#include "layout/unruled_table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "layout/sample_page.hpp"

namespace ocrchat {
namespace {

using sample::line;
using testing::ElementsAre;

std::vector<Line> numbers(int y) {
  std::vector<Line> lines;
  const std::vector<std::vector<std::string>> rows = {
      {"Country", "1990", "2000"}, {"France", "12", "15"}, {"Spain", "9", "11"}, {"Italy", "30", "28"}};
  for (std::size_t r = 0; r < rows.size(); ++r)
    for (std::size_t c = 0; c < 3; ++c)
      lines.push_back(line(rows[r][c], 200 + 500 * static_cast<int>(c), y + 60 * static_cast<int>(r)));
  return lines;
}

TEST(UnruledTable, RowsOfAlignedNumbersAreATable) {
  Sheet sheet = sample::sheet(numbers(500));
  const auto tables = unruled_tables(sheet);
  ASSERT_EQ(tables.size(), 1u);
  const Table& table = std::get<Table>(tables[0].content);
  EXPECT_FALSE(table.ruled);
  EXPECT_THAT(sample::cells(table),
              ElementsAre(ElementsAre("Country", "1990", "2000"), ElementsAre("France", "12", "15"),
                          ElementsAre("Spain", "9", "11"), ElementsAre("Italy", "30", "28")));
  EXPECT_TRUE(free_tokens(sheet).empty());
}

TEST(UnruledTable, ColumnsOfProseAreNone) {
  std::vector<Line> lines;
  for (int i = 0; i < 20; ++i) {
    lines.push_back(line("many words of a column of text", 200, 400 + 50 * i));
    lines.push_back(line("many words of a column of text", 1300, 400 + 50 * i));
  }
  Sheet sheet = sample::sheet(std::move(lines));
  EXPECT_TRUE(unruled_tables(sheet).empty());
  EXPECT_EQ(free_tokens(sheet).size(), sheet.tokens.size());
}

TEST(UnruledTable, ListsAreNone) {
  std::vector<Line> lines;
  for (int i = 0; i < 6; ++i) {
    lines.push_back(line(std::to_string(i + 1) + ".", 200, 400 + 50 * i));
    lines.push_back(line("item with words", 320, 400 + 50 * i));
  }
  Sheet sheet = sample::sheet(std::move(lines));
  EXPECT_TRUE(unruled_tables(sheet).empty());
}

TEST(UnruledTable, RulesOverAndUnderMakeATableOfFewRows) {
  Sheet sheet = sample::sheet({line("Method", 200, 520), line("Score", 700, 520), line("ours", 200, 600),
                               line("0.9", 700, 600), line("text before the table", 200, 400)});
  Rules rules;
  for (double y : {500.0, 580.0, 660.0}) rules.horizontal.push_back({y, 190, 900, 3});
  const auto tables = half_ruled_tables(sheet, rules);
  ASSERT_EQ(tables.size(), 1u);
  EXPECT_THAT(sample::cells(std::get<Table>(tables[0].content)),
              ElementsAre(ElementsAre("Method", "Score"), ElementsAre("ours", "0.9")));
  EXPECT_TRUE(rules.horizontal.empty());
}

TEST(UnruledTable, RulesAroundProseMakeNone) {
  Sheet sheet = sample::sheet({line("a paragraph of text between two rules that is wide enough", 200, 520),
                               line("and goes on with a second line of more or less that width", 200, 570)});
  Rules rules;
  for (double y : {500.0, 660.0}) rules.horizontal.push_back({y, 190, 1500, 3});
  EXPECT_TRUE(half_ruled_tables(sheet, rules).empty());
  EXPECT_EQ(rules.horizontal.size(), 2u);
}

TEST(UnruledTable, ASecondLineOfACellJoinsItsRow) {
  std::vector<Line> lines = numbers(500);
  lines.push_back(line("of 1871", 200, 790));
  lines.push_back(line("Germany", 200, 740));
  lines.push_back(line("7", 700, 740));
  lines.push_back(line("8", 1200, 740));
  Sheet sheet = sample::sheet(std::move(lines));
  const auto tables = unruled_tables(sheet);
  ASSERT_EQ(tables.size(), 1u);
  EXPECT_EQ(std::get<Table>(tables[0].content).rows, 5);
}

}  // namespace
}  // namespace ocrchat
