#include "layout/ruled_table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "layout/sample_page.hpp"

namespace ocrchat {
namespace {

using sample::line;
using testing::ElementsAre;

Rules grid(const std::vector<double>& xs, const std::vector<double>& ys) {
  Rules rules;
  for (double y : ys) rules.horizontal.push_back({y, xs.front(), xs.back(), 3});
  for (double x : xs) rules.vertical.push_back({x, ys.front(), ys.back(), 3});
  return rules;
}

TEST(RuledTable, ReadsAGridAndTakesItsWordsAndRules) {
  Sheet sheet = sample::sheet({line("Name", 120, 120), line("Age", 420, 120), line("Ann", 120, 220),
                               line("31", 420, 220), line("outside", 120, 400)});
  Rules rules = grid({100, 400, 700}, {100, 200, 300});
  const auto tables = ruled_tables(sheet, rules);
  ASSERT_EQ(tables.size(), 1u);
  EXPECT_THAT(sample::cells(std::get<Table>(tables[0].content)),
              ElementsAre(ElementsAre("Name", "Age"), ElementsAre("Ann", "31")));
  EXPECT_TRUE(rules.horizontal.empty());
  EXPECT_EQ(free_tokens(sheet).size(), 1u);
}

TEST(RuledTable, CellsWithoutARuleBetweenThemAreOne) {
  Sheet sheet = sample::sheet({line("All of it together", 120, 120), line("a", 120, 220), line("b", 420, 220),
                               line("c", 120, 320), line("d", 420, 320)});
  Rules rules = grid({100, 400, 700}, {100, 200, 300, 400});
  rules.vertical[1].from = 200;
  const auto tables = ruled_tables(sheet, rules);
  ASSERT_EQ(tables.size(), 1u);
  const Table& table = std::get<Table>(tables[0].content);
  EXPECT_EQ(table.cells[0].column_span, 2);
  EXPECT_EQ(text_of(table.cells[0].lines), "All of it together");
}

TEST(RuledTable, SidesMayBeOpen) {
  Sheet sheet = sample::sheet(
      {line("Name", 120, 120), line("Age", 420, 120), line("Ann", 120, 220), line("31", 420, 220)});
  Rules rules;
  for (double y : {100.0, 200.0, 300.0}) rules.horizontal.push_back({y, 100, 700, 3});
  rules.vertical.push_back({400, 100, 300, 3});
  EXPECT_EQ(ruled_tables(sheet, rules).size(), 1u);
}

TEST(RuledTable, RowsOfNumbersWithoutRulesAreParted) {
  Sheet sheet = sample::sheet({line("Name", 120, 120), line("In", 420, 120), line("Out", 720, 120),
                               line("Ann", 120, 220), line("31", 420, 220), line("32", 720, 220),
                               line("Bob", 120, 270), line("41", 420, 270), line("42", 720, 270)});
  Rules rules = grid({100, 400, 700, 1000}, {100, 200, 330});
  const auto tables = ruled_tables(sheet, rules);
  ASSERT_EQ(tables.size(), 1u);
  EXPECT_THAT(sample::cells(std::get<Table>(tables[0].content)),
              ElementsAre(ElementsAre("Name", "In", "Out"), ElementsAre("Ann", "31", "32"),
                          ElementsAre("Bob", "41", "42")));
}

TEST(RuledTable, AFrameAroundTextIsNone) {
  std::vector<Line> lines;
  for (int i = 0; i < 12; ++i)
    lines.push_back(line("running text in a frame with a rule", 120, 220 + 50 * i));
  Sheet sheet = sample::sheet(std::move(lines));
  Rules rules = grid({100, 900}, {100, 200, 900});
  EXPECT_TRUE(ruled_tables(sheet, rules).empty());
  EXPECT_EQ(rules.horizontal.size(), 3u);
}

TEST(RuledTable, RightToLeftTablesBeginAtTheRight) {
  Sheet sheet = sample::sheet(
      {line("שם", 420, 120), line("גיל", 120, 120), line("דנה", 420, 220), line("31", 120, 220)});
  Rules rules = grid({100, 400, 700}, {100, 200, 300});
  const auto tables = ruled_tables(sheet, rules);
  ASSERT_EQ(tables.size(), 1u);
  EXPECT_EQ(sample::cells(std::get<Table>(tables[0].content))[0][0], "שם");
}

}  // namespace
}  // namespace ocrchat
