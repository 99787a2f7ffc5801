#include "vlm/markdown.hpp"

#include <gmock/gmock.h>

#include "document/text.hpp"
#include "vlm/limits.hpp"

namespace ocrchat {
namespace {

using testing::ElementsAre;

std::vector<std::string> read(const std::string& markdown) {
  std::vector<std::string> result;
  for (const Block& block : blocks_of_markdown(markdown)) {
    const auto* formula = std::get_if<Formula>(&block.content);
    result.push_back(formula != nullptr ? "formula " + formula->latex : text_of(block));
  }
  return result;
}

TEST(MarkdownAnswer, KeepsAFormulaOfSeveralLinesTogether) {
  EXPECT_THAT(read("So\n$$\na\n- b\n+ c\n$$\nand on"), ElementsAre("So", "formula a\n- b\n+ c", "and on"));
  EXPECT_THAT(read("\\[\nx \\\\[2pt]\n= y\n\\]"), ElementsAre("formula x \\\\[2pt]\n= y"));
}

TEST(MarkdownAnswer, KeepsFormulasInItsText) {
  EXPECT_THAT(read("where \\( a_1 \\) and $b_2$ are"), ElementsAre("where $a_1$ and $b_2$ are"));
  EXPECT_THAT(read("| a | b |\n|---|---|\n| $$x$$ | \\[y\\] |"), ElementsAre("a\tb\n$x$\t$y$"));
  EXPECT_THAT(read("from $5 to $6"), ElementsAre("from $5 to $6"));
}

TEST(MarkdownAnswer, TakesEscapedBracketsForWhatTheyAre) {
  EXPECT_THAT(read("\\[1\\] Smith, see \\[2, 3\\] and \\*this\\*"),
              ElementsAre("[1] Smith, see [2, 3] and *this*"));
}

TEST(MarkdownAnswer, BearsWithAPictureInAFormula) {
  EXPECT_FALSE(read("a $$b ![x](y) c$$ d").empty());
  EXPECT_FALSE(read("| a $$b ![x](y) c$$ |\n|---|\n| <sup>1 | 2</sup> |").empty());
}

TEST(MarkdownAnswer, LeavesCodeAlone) {
  EXPECT_THAT(read("```\n<table>\n$$x$$\n```\nafter"), ElementsAre("<table>\n$$x$$", "after"));
}

TEST(MarkdownAnswer, KnowsEntities) {
  EXPECT_THAT(read("5 &euro; &#8364; &#x20AC; AT&amp;T &nosuch; &#xD800;"),
              ElementsAre("5 € € € AT&T &nosuch; &#xD800;"));
}

TEST(MarkdownAnswer, KeepsNumbersApartFromWhatIsRaised) {
  EXPECT_THAT(read("10<sup>-3</sup> m, H<sub>2</sub>O, the 1<sup>st</sup>, <b>bold</b> <sup>open"),
              ElementsAre("10⁻³ m, H₂O, the 1st, bold open"));
  EXPECT_THAT(read("<table><tr><td>10<sup>3</sup></td></tr></table>"), ElementsAre("10³"));
}

TEST(MarkdownAnswer, TicksTasks) {
  EXPECT_THAT(read("- [ ] open\n- [x] done"), ElementsAre("☐ open", "☑ done"));
}

TEST(MarkdownAnswer, KeepsATableInATable) {
  EXPECT_THAT(read("<table><tr><td>a<table><tr><td>b</td></tr></table></td></tr></table>\n\nend").back(),
              "end");
}

Table table_in(const std::string& markdown) {
  return std::get<Table>(blocks_of_markdown(markdown).at(0).content);
}

TEST(MarkdownAnswer, CutsSpansThatReachBeyondTheTable) {
  const Table table =
      table_in("<table><tr><td colspan=\"10\" rowspan=\"9\">a</td></tr><tr><td>b</td></tr></table>");
  EXPECT_EQ(table.rows, 2);
  EXPECT_LE(table.columns, 11);
  EXPECT_EQ(table_in("<table><tr><td colspan=7>a</td></tr></table>").columns, 1);
}

TEST(MarkdownAnswer, NeverHasCellsThatOverlap) {
  const Table table = table_in(
      "<table><tr><td>a</td><td rowspan=3>b</td><td>c</td></tr><tr><td colspan=3>d</td></tr></table>");
  ASSERT_EQ(table.cells.size(), 4U);
  EXPECT_EQ(table.cells[3].column_span, 1) << "the cell from above is in its way";
}

TEST(MarkdownAnswer, HasTablesThatCanBeLaidOut) {
  std::string rows = "<table>";
  for (int i = 0; i < 2000; ++i) rows += "<tr><td>";
  std::string columns = "<tr>";
  for (int i = 0; i < 2000; ++i) columns += "<td colspan=99>";
  const Table table = table_in(rows + columns);
  EXPECT_LE(table.rows, kMostSide);
  EXPECT_LE(table.columns, kMostSide);
}

}  // namespace
}  // namespace ocrchat
