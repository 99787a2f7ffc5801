#include <gmock/gmock.h>

#include "export/docx_body.hpp"
#include "export/omml.hpp"
#include "export/test_pages.hpp"

namespace ocrchat {
namespace {

using namespace test;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

const std::string kSquare =
    "<m:oMath><m:sSup><m:e><m:r><m:t xml:space=\"preserve\">x</m:t></m:r></m:e>"
    "<m:sup><m:r><m:t xml:space=\"preserve\">2</m:t></m:r></m:sup></m:sSup></m:oMath>";

std::string words_xml(const std::string& text) {
  return "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
}

/// A line as a vision model writes it.
Line told(const std::string& text) {
  Line result = line(text);
  for (Word& word : result.words) word.origin = Origin::generated;
  return result;
}

TEST(DocxFormula, StandsOnItsOwnLine) {
  EXPECT_EQ(docx_block(formula("x^2"), ""), "<w:p><m:oMathPara>" + kSquare + "</m:oMathPara></w:p>");
}

TEST(DocxFormula, StaysAsItWasIfItCannotBeRead) {
  EXPECT_EQ(docx_block(formula("\\frac{a"), ""), "<w:p>" + words_xml("$$\\frac{a$$") + "</w:p>");
  EXPECT_EQ(docx_paragraph({told("let $x^$ be")}, {}), "<w:p>" + words_xml("let $x^$ be") + "</w:p>");
}

TEST(DocxFormula, IsTheTextOfItsLinesWhereThereIsNoLatex) {
  Block block = formula("");
  EXPECT_EQ(docx_block(block, ""), "");
  std::get<Formula>(block.content).lines = lines({"x = 1"});
  EXPECT_EQ(docx_block(block, ""), "<w:p>" + words_xml("x = 1") + "</w:p>");
}

TEST(DocxFormula, StandsAmongWords) {
  EXPECT_EQ(docx_paragraph({told("so $x^2$, or"), told("$x^2$")}, {}),
            "<w:p>" + words_xml("so ") + kSquare + words_xml(", or ") + kSquare + "</w:p>");
  EXPECT_THAT(docx_block(block(BlockKind::code, {"$x^2$"}), ""), Not(HasSubstr("m:oMath")));
}

TEST(DocxFormula, StandsInCells) {
  Block block = table(1, 1, {cell(0, 0, "")});
  std::get<Table>(block.content).cells[0].lines = {told("$x^2$")};
  EXPECT_THAT(docx_block(block, ""), HasSubstr("<w:p>" + kSquare + "</w:p></w:tc>"));
}

TEST(DocxFormula, LeavesTheDirectionToTheWords) {
  EXPECT_THAT(docx_paragraph({told("$x^2$ שלום")}, {}), AllOf(HasSubstr("<w:bidi/>"), HasSubstr(kSquare)));
}

TEST(DocxFormula, IsNotSoughtInWhatWasReadFromPixels) {
  EXPECT_EQ(docx_paragraph(lines({"so $x^2$"}), {}), "<w:p>" + words_xml("so $x^2$") + "</w:p>");
}

}  // namespace
}  // namespace ocrchat
