#include "export/omml.hpp"

#include <gmock/gmock.h>

namespace ocrchat {
namespace {

using testing::HasSubstr;

/// What a formula is written as, without what is the same for all; runs stand in square brackets.
std::string markup(std::string_view latex, MathPlace place = MathPlace::display) {
  auto xml = omml(latex, place);
  if (!xml) return "no formula";
  const auto replace = [&](std::string_view from, std::string_view to) {
    for (std::size_t at = 0; (at = xml->find(from, at)) != std::string::npos; at += to.size())
      xml->replace(at, from.size(), to);
  };
  replace("<m:r><m:t xml:space=\"preserve\">", "[");
  replace("</m:t></m:r>", "]");
  replace("<m:t xml:space=\"preserve\">", "");
  replace("<m:oMath>", "");
  replace("</m:oMath>", "");
  return *xml;
}

std::string standing(const std::string& text) {
  return "<m:r><m:rPr><m:nor/></m:rPr><w:rPr><w:rFonts w:ascii=\"Cambria Math\" w:hAnsi=\"Cambria "
         "Math\"/></w:rPr>" +
         text + "]";
}

TEST(Omml, WritesSignsInTheirFonts) {
  EXPECT_EQ(*omml("<", MathPlace::inline_text),
            "<m:oMath><m:r><m:t xml:space=\"preserve\">\u200B</m:t></m:r>"
            "<m:r><m:t xml:space=\"preserve\">&lt;</m:t></m:r>"
            "<m:r><m:t xml:space=\"preserve\">\u200B</m:t></m:r></m:oMath>");
  EXPECT_EQ(markup("ab12.5"), "[a][b][12.5]");
  EXPECT_EQ(markup("a\\mathbf{b}"), "[a]<m:r><m:rPr><m:sty m:val=\"b\"/></m:rPr>b]");
  EXPECT_EQ(markup("\\mathsf{x}"), "<m:r><m:rPr><m:scr m:val=\"sans-serif\"/><m:sty m:val=\"p\"/></m:rPr>x]");
  EXPECT_EQ(markup("\\textbf{if} \\Gamma"),
            "<m:r><m:rPr><m:nor/></m:rPr><w:rPr><w:b/></w:rPr>if]<m:r><m:rPr><m:sty m:val=\"p\"/></m:rPr>Γ]");
}

// LibreOffice reads names and signs in formulas as its own commands, unless they are text.
TEST(Omml, WritesNamesAndLoneSignsAsTextInTheFontOfFormulas) {
  EXPECT_EQ(markup("\\mathrm{in}"), standing("in"));
  EXPECT_EQ(markup("\\limsup"), standing("lim sup"));
  EXPECT_EQ(markup("\\#("), standing("#") + standing("("));
  EXPECT_EQ(markup("\\tag{7}"), "[\u2003]<m:r><m:rPr><m:nor/></m:rPr>(7)]");
  EXPECT_EQ(markup("\\mathrm{d}"), "<m:r><m:rPr><m:sty m:val=\"p\"/></m:rPr>d]");
  EXPECT_EQ(markup("a|b"), "[a][∣][b]");
}

// The order of elements is that of ECMA-376, part 1, 22.1.
TEST(Omml, WritesFractionsAndRoots) {
  EXPECT_EQ(markup("\\frac{a}{b}"), "<m:f><m:num>[a]</m:num><m:den>[b]</m:den></m:f>");
  EXPECT_EQ(
      markup("\\binom nk"),
      "<m:d><m:dPr><m:begChr m:val=\"(\"/><m:endChr m:val=\")\"/></m:dPr><m:e>"
      "<m:f><m:fPr><m:type m:val=\"noBar\"/></m:fPr><m:num>[n]</m:num><m:den>[k]</m:den></m:f></m:e></m:d>");
  EXPECT_EQ(markup("\\sqrt x"),
            "<m:rad><m:radPr><m:degHide m:val=\"1\"/></m:radPr><m:deg/><m:e>[x]</m:e></m:rad>");
  EXPECT_EQ(markup("\\sqrt[3]x"), "<m:rad><m:deg>[3]</m:deg><m:e>[x]</m:e></m:rad>");
}

TEST(Omml, WritesScriptsAndLimits) {
  EXPECT_EQ(markup("x^2"), "<m:sSup><m:e>[x]</m:e><m:sup>[2]</m:sup></m:sSup>");
  EXPECT_EQ(markup("x_i"), "<m:sSub><m:e>[x]</m:e><m:sub>[i]</m:sub></m:sSub>");
  EXPECT_EQ(markup("x^2_i"), "<m:sSubSup><m:e>[x]</m:e><m:sub>[i]</m:sub><m:sup>[2]</m:sup></m:sSubSup>");
  EXPECT_EQ(markup("^2"), "<m:sSup><m:e>[\u200B]</m:e><m:sup>[2]</m:sup></m:sSup>");
  EXPECT_EQ(markup("\\xrightarrow[b]{a}"),
            "<m:limLow><m:e><m:limUpp><m:e>[→]</m:e><m:lim>[a]</m:lim></m:limUpp></m:e><m:lim>[b]</m:lim>"
            "</m:limLow>");
  EXPECT_EQ(markup("\\lim_n a"), "<m:func><m:fName><m:limLow><m:e>" + standing("lim") +
                                     "</m:e><m:lim>[n]</m:lim></m:limLow></m:fName><m:e>[a]</m:e></m:func>");
  EXPECT_EQ(markup("\\sin"), standing("sin"));
}

TEST(Omml, WritesSumsAndIntegrals) {
  EXPECT_EQ(markup("\\sum_i^n x"),
            "<m:nary><m:naryPr><m:chr m:val=\"∑\"/><m:limLoc m:val=\"undOvr\"/></m:naryPr>"
            "<m:sub>[i]</m:sub><m:sup>[n]</m:sup><m:e>[x]</m:e></m:nary>");
  EXPECT_EQ(
      markup("\\sum_i", MathPlace::inline_text),
      "<m:nary><m:naryPr><m:chr m:val=\"∑\"/><m:limLoc m:val=\"subSup\"/><m:supHide m:val=\"1\"/></m:naryPr>"
      "<m:sub>[i]</m:sub><m:sup/><m:e>[\u200B]</m:e></m:nary>");
}

TEST(Omml, WritesOtherLargeSignsAsSignsWithLimits) {
  EXPECT_EQ(markup("\\bigcup_i A"), "<m:limLow><m:e>[⋃]</m:e><m:lim>[i]</m:lim></m:limLow>[A]");
  EXPECT_EQ(markup("\\bigcup A"), "[⋃][A]");
}

TEST(Omml, WritesFencesAndMatrices) {
  EXPECT_EQ(markup("\\left( a \\middle| b \\right."),
            "<m:d><m:dPr><m:begChr m:val=\"(\"/><m:sepChr m:val=\"|\"/><m:endChr m:val=\"\"/></m:dPr>"
            "<m:e>[a]</m:e><m:e>[b]</m:e></m:d>");
  EXPECT_EQ(markup("\\begin{array}{lcc} a & b & c \\end{array}"),
            "<m:m><m:mPr><m:plcHide m:val=\"1\"/><m:mcs>"
            "<m:mc><m:mcPr><m:count m:val=\"1\"/><m:mcJc m:val=\"left\"/></m:mcPr></m:mc>"
            "<m:mc><m:mcPr><m:count m:val=\"2\"/><m:mcJc m:val=\"center\"/></m:mcPr></m:mc></m:mcs></m:mPr>"
            "<m:mr><m:e>[a]</m:e><m:e>[b]</m:e><m:e>[c]</m:e></m:mr></m:m>");
  EXPECT_EQ(markup("a\\\\b"), "<m:eqArr><m:e>[a]</m:e><m:e>[b]</m:e></m:eqArr>");
}

TEST(Omml, WritesWhatStandsAroundABase) {
  EXPECT_EQ(markup("\\hat a"), "<m:acc><m:accPr><m:chr m:val=\"\u0302\"/></m:accPr><m:e>[a]</m:e></m:acc>");
  EXPECT_EQ(markup("\\overline a"), "<m:bar><m:barPr><m:pos m:val=\"top\"/></m:barPr><m:e>[a]</m:e></m:bar>");
  EXPECT_EQ(markup("\\underline a"),
            "<m:bar><m:barPr><m:pos m:val=\"bot\"/></m:barPr><m:e>[a]</m:e></m:bar>");
  EXPECT_EQ(markup("\\overbrace a"),
            "<m:groupChr><m:groupChrPr><m:chr m:val=\"⏞\"/><m:pos m:val=\"top\"/><m:vertJc m:val=\"bot\"/>"
            "</m:groupChrPr><m:e>[a]</m:e></m:groupChr>");
  EXPECT_EQ(markup("\\underbrace a"),
            "<m:groupChr><m:groupChrPr><m:chr m:val=\"⏟\"/></m:groupChrPr><m:e>[a]</m:e></m:groupChr>");
  EXPECT_EQ(markup("\\phantom a"),
            "<m:phant><m:phantPr><m:show m:val=\"0\"/></m:phantPr><m:e>[a]</m:e></m:phant>");
  EXPECT_EQ(markup("\\boxed a"), "<m:borderBox><m:e>[a]</m:e></m:borderBox>");
  EXPECT_THAT(markup("\\cancel a"), HasSubstr("<m:strikeBLTR m:val=\"1\"/></m:borderBoxPr><m:e>[a]</m:e>"));
}

TEST(Omml, GivesRelationsSomethingOnBothSides) {
  EXPECT_EQ(markup("=b\\in"), "[\u200B][=][b][∈][\u200B]");
  EXPECT_THAT(markup("a &= b"), HasSubstr("<m:mr><m:e>[a]</m:e><m:e>[\u200B][=][b]</m:e></m:mr>"));
}

TEST(Omml, IsNothingWhereElementsWouldNestTooDeep) {
  std::string open;
  std::string close;
  for (int i = 0; i < 40; ++i) {
    open += "\\begin{cases}";
    close += "\\end{cases}";
  }
  EXPECT_EQ(markup(open + "a" + close), "no formula");
  EXPECT_EQ(markup("{"), "no formula");
}

}  // namespace
}  // namespace ocrchat
