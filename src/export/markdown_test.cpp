#include "export/markdown.hpp"

#include <gmock/gmock.h>

#include "export/test_pages.hpp"

namespace ocrchat {
namespace {

using namespace test;
using testing::HasSubstr;

std::string md(std::vector<Block> blocks) {
  return markdown_of(page(std::move(blocks)));
}
std::string md(const std::string& text) {
  return md({paragraph({text})});
}

TEST(Markdown, SetsHeadingsByLevel) {
  EXPECT_EQ(md({block(BlockKind::title, {"The", "title"}), block(BlockKind::heading, {"Deep"}, 3),
                block(BlockKind::heading, {"Unknown"}), block(BlockKind::heading, {"Deepest"}, 42)}),
            "# The title\n\n### Deep\n\n## Unknown\n\n###### Deepest");
}

TEST(Markdown, FlowsParagraphsAndLeavesOutFurniture) {
  EXPECT_EQ(md({furniture("Running head"), paragraph({"recog-", "nition of", "text"}), paragraph({}),
                block(BlockKind::caption, {"Figure 1"}), block(BlockKind::footnote, {"1 A note"})}),
            "recognition of text\n\nFigure 1\n\n1 A note");
}

TEST(Markdown, PutsAParagraphOverAColumnBreakTogether) {
  Block start = paragraph({"starts recog-"});
  start.continues = true;
  EXPECT_EQ(md({start, furniture("7"), paragraph({"nised here"}), paragraph({"next"})}),
            "starts recognised here\n\nnext");
}

TEST(Markdown, WritesListsWithTheirNumbersAndNesting) {
  EXPECT_EQ(md({paragraph({"List:"}), item("• one"), item("•two"), item("– inner", 2), item("3. three"),
                item("4) deep", 2), item("a) letter"), item("no marker"), paragraph({"end"})}),
            "List:\n\n- one\n- two\n  - inner\n3. three\n\n   4) deep\n- a) letter\n- no marker\n\nend");
}

TEST(Markdown, WritesTickedBoxesAsTasks) {
  EXPECT_EQ(md({item("☐ open"), item("☑ done"), item("[x] text")}), "- [ ] open\n- [x] done\n- \\[x] text");
}

TEST(Markdown, NeverLosesANumberThatStandsAlone) {
  EXPECT_EQ(md({item("5."), item("•")}), "- 5\\.");
}

TEST(Markdown, WritesPipeTables) {
  EXPECT_EQ(md({table(2, 2, {cell(0, 0, "a|b"), cell(0, 1, "*c*"), cell(1, 1, "# d")})}),
            "| a\\|b | \\*c\\* |\n| --- | --- |\n|  | # d |");
  EXPECT_EQ(md({table(2, 2, {})}), "");
  EXPECT_EQ(md({table(0, 0, {cell(0, 0, "lost in no grid")})}), "");
}

TEST(Markdown, WritesTablesWithSpansAsHtml) {
  EXPECT_EQ(
      md({table(2, 2, {cell(0, 0, "<b> & c", 1, 2), cell(1, 0, "x")})}),
      "<table>\n<tr><th colspan=\"2\">&lt;b&gt; &amp; c</th></tr>\n<tr><td>x</td><td></td></tr>\n</table>");
}

TEST(Markdown, FencesCodeWithItsIndentation) {
  Block code = block(BlockKind::code, {"if x:", "y()", "```"});
  auto& indented = std::get<Text>(code.content).lines[1].words[0].box;
  indented.x0 += 60;
  indented.x1 += 60;
  const std::string text = md({code});
  EXPECT_THAT(text, testing::StartsWith("````\nif x:\n  "));
  EXPECT_THAT(text, testing::EndsWith("y()\n```\n````"));
}

TEST(Markdown, WritesFormulas) {
  EXPECT_EQ(md({formula("x^2\n+ \\$ $y$")}), "$$x^2 + \\$ \\$y\\$$$");
}

TEST(Markdown, LeavesTheFormulasOfAModelsTextAsTheyAre) {
  Block told = paragraph({"*so* $\\{x_1\\}^*$, $|x|$ or $5_"});
  EXPECT_EQ(md({told}), "\\*so\\* $\\\\{x_1\\\\}^\\*\\$, $|x|\\$ or $5\\_");
  Block table = test::table(1, 1, {cell(0, 0, "")});
  auto& words = std::get<Text>(told.content).lines[0].words;
  for (Word& word : words) word.origin = Origin::aligned;
  std::get<Table>(table.content).cells[0].lines = std::get<Text>(told.content).lines;
  EXPECT_EQ(md({told}), "\\*so\\* $\\{x_1\\}^*$, $|x|$ or $5\\_");
  EXPECT_THAT(md({table}), testing::HasSubstr("| \\*so\\* $\\{x_1\\}^*$, $\\|x\\|$ or $5\\_ |"));
}

TEST(Markdown, EscapesWhatWouldStartABlock) {
  EXPECT_EQ(md("# no heading"), "\\# no heading");
  EXPECT_EQ(md("- no item"), "\\- no item");
  EXPECT_EQ(md("+ no item"), "\\+ no item");
  EXPECT_EQ(md("* no item"), "\\* no item");
  EXPECT_EQ(md("1. no item"), "1\\. no item");
  EXPECT_EQ(md("12) no item"), "12\\) no item");
  EXPECT_EQ(md("> no quotation"), "\\> no quotation");
  EXPECT_EQ(md("---"), "\\---");
  EXPECT_EQ(md("* * *"), "\\* * *");
  EXPECT_EQ(md("[ref]: there"), "\\[ref]: there");
  EXPECT_EQ(md({item("• - # x")}), "- \\- # x");
}

TEST(Markdown, EscapesInlineMarkup) {
  EXPECT_EQ(md("*a* _b_ `c` <d> &amp; [e](f) ~~g~~ \\* ![h](i) $$j$$"),
            "\\*a\\* \\_b\\_ \\`c\\` \\<d> \\&amp; \\[e](f) \\~\\~g\\~\\~ \\\\\\* !\\[h](i) \\$\\$j\\$\\$");
}

TEST(Markdown, LeavesOrdinaryProseAlone) {
  for (const char* prose :
       {"snake_case and 3 * 4 = 12", "a < b > c & d", "see [1] and AT&T", "C:\\Users",
        "1.5 kg - or #5 (no. 7)", "a | b", "$5 and ~6", "2024 was fine.", "C# is a language",
        "mail@example.com", "“quoted” – it's", "#hash", "-5", "日本語。中文", "שלום עולם"}) {
    EXPECT_EQ(md(prose), prose);
  }
}

TEST(Markdown, EscapesSignsThatWouldCloseAHeading) {
  EXPECT_EQ(md({block(BlockKind::heading, {"Use of #"}, 1)}), "# Use of \\#");
  EXPECT_EQ(md({block(BlockKind::heading, {"#"}, 1)}), "# \\#");
  EXPECT_EQ(md({block(BlockKind::heading, {"In C#"}, 1)}), "# In C#");
}

TEST(Markdown, PartsPagesByAnEmptyLine) {
  EXPECT_EQ(written("md", document({{paragraph({"one"})}, {}, {paragraph({"two"})}})), "one\n\ntwo\n");
}

}  // namespace
}  // namespace ocrchat
