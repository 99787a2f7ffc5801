#include "export/latex.hpp"

#include <gtest/gtest.h>

#include <array>
#include <chrono>

#include "base/utf8.hpp"

namespace ocrchat {
namespace {

using Kind = MathNode::Kind;

std::string name_of(const MathNode& node) {
  constexpr auto kNames =
      std::to_array<const char*>({"row",        "run",    "frac",  "stack",   "root",  "scripts", "limits",
                                  "nary",       "func",   "fence", "accent",  "over",  "under",   "overbrace",
                                  "underbrace", "matrix", "lines", "phantom", "boxed", "struck"});
  std::string result = kNames.at(static_cast<std::size_t>(node.kind));
  if (!node.text.empty()) result += ' ' + node.text;
  if (node.kind == Kind::fence) result += ' ' + node.between + ' ' + node.close;
  return result;
}

/// A tree as text: runs as they are (but for blanks), everything else as (kind parts).
std::string drawn(const MathNode& node) {
  if (node.kind == Kind::run) return node.text;
  std::string result;
  for (const MathNode& part : node.parts) result += ' ' + drawn(part);
  if (node.kind == Kind::row) return node.parts.empty() ? "·" : '{' + result.substr(1) + '}';
  return '(' + name_of(node) + (node.stacked ? " stacked" : "") + result + ')';
}

std::string tree(std::string_view latex, MathPlace place = MathPlace::display) {
  const auto formula = parse_latex(latex, place);
  return formula ? drawn(*formula) : "no formula";
}

TEST(Latex, ReadsLettersNumbersAndSigns) {
  EXPECT_EQ(tree("a+12.5"), "{a + 12.5}");
  EXPECT_EQ(tree("\\alpha \\leq\\Omega-*"), "{α ≤ Ω − ∗}");
  EXPECT_EQ(tree("\\{x\\}\\%\\&\\$\\#\\_"), "{(fence {  } x) % & $ # _}");
  EXPECT_EQ(tree("質量 \\to ∞"), "{質 量 → ∞}");
  EXPECT_EQ(tree(""), "·");
}

TEST(Latex, ReadsFractionsAndBinomials) {
  EXPECT_EQ(tree("\\frac{a+b}{2}"), "(frac {a + b} 2)");
  EXPECT_EQ(tree("\\dfrac12\\tfrac a{bc}"), "{(frac 1 2) (frac a {b c})}");
  EXPECT_EQ(tree("\\binom nk"), "(fence (  ) (stack n k))");
  EXPECT_EQ(tree("{a+1 \\over b}"), "(frac {a + 1} b)");
  EXPECT_EQ(tree("n \\choose k"), "(fence (  ) (stack n k))");
}

TEST(Latex, ReadsScriptsAndPrimes) {
  EXPECT_EQ(tree("x^2"), "(scripts x · 2)");
  EXPECT_EQ(tree("x_{ij}^{n+1}"), "(scripts x {i j} {n + 1})");
  EXPECT_EQ(tree("x^a_b"), tree("x_b^a"));
  EXPECT_EQ(tree("f''(x)"), "{(scripts f · ′′) (fence (  ) x)}");
  EXPECT_EQ(tree("f'^2_1"), "(scripts f 1 {′ 2})");
  EXPECT_EQ(tree("10^{-3}"), "(scripts 10 · {− 3})");
  EXPECT_EQ(tree("x^{}_{}"), "x");
  EXPECT_EQ(tree("^\\circ"), "(scripts · · ∘)");
  EXPECT_EQ(tree("x^12"), "{(scripts x · 1) 2}");
  EXPECT_EQ(tree("x^\\frac12"), "(scripts x · (frac 1 2))");
}

TEST(Latex, ReadsRoots) {
  EXPECT_EQ(tree("\\sqrt2"), "(root · 2)");
  EXPECT_EQ(tree("\\sqrt[n]{x]}"), "(root n {x ]})");
}

TEST(Latex, GivesSignsOfSumsTheirLimitsAndOperand) {
  EXPECT_EQ(tree("\\sum_{i=1}^n x_i + 1"), "{(nary ∑ stacked {i = 1} n (scripts x i ·)) + 1}");
  EXPECT_EQ(tree("\\int_0^1 (a+b)\\,dx=1"), "{(nary ∫ 0 1 {(fence (  ) {a + b}) \u2009 d x}) = 1}");
  EXPECT_EQ(tree("\\int\\limits_0 x"), "(nary ∫ stacked 0 · x)");
  EXPECT_EQ(tree("\\sum_i \\sum_j a"), "(nary ∑ stacked i · (nary ∑ stacked j · a))");
  EXPECT_EQ(tree("\\sum_i x", MathPlace::inline_text), "(nary ∑ i · x)");
}

TEST(Latex, GivesFunctionsTheirOperand) {
  EXPECT_EQ(tree("\\sin x+\\log_2 n"), "{(func sin x) + (func (scripts log 2 ·) n)}");
  EXPECT_EQ(tree("\\sin^2(x+y)z"), "{(func (scripts sin · 2) (fence (  ) {x + y})) z}");
  EXPECT_EQ(tree("\\sin x \\cos y"), "{(func sin x) (func cos y)}");
  EXPECT_EQ(tree("\\lim_{x \\to 0} f"), "(func stacked (limits lim {x → 0} ·) f)");
  EXPECT_EQ(tree("\\max_x f", MathPlace::inline_text), "(func stacked (limits max x ·) f)");
  EXPECT_EQ(tree("\\operatorname*{arg\\,max}_x f"), "(func stacked (limits {a r g \u2009 m a x} x ·) f)");
}

TEST(Latex, ReadsFences) {
  EXPECT_EQ(tree("\\left( \\frac ab \\right]"), "(fence (  ] (frac a b))");
  EXPECT_EQ(tree("\\left\\{ x \\middle| y \\right\\rangle"), "(fence { | ⟩ x y)");
  EXPECT_EQ(tree("\\left. f \\right|_0"), "(scripts (fence  | f) 0 ·)");
  EXPECT_EQ(tree("\\bigl( a \\Big\\|"), "{( a ‖}");
}

TEST(Latex, PairsBracketsAndBars) {
  EXPECT_EQ(tree("(x+1)^2"), "(scripts (fence (  ) {x + 1}) · 2)");
  EXPECT_EQ(tree("[0,(1))_i"), "(scripts (fence [  ) {0 , (fence (  ) 1)}) i ·)");
  EXPECT_EQ(tree("a)(b"), "{a ) ( b}");
  EXPECT_EQ(tree("|x-a|<|b|^2"), "{(fence |  | {x − a}) < (scripts (fence |  | b) · 2)}");
  EXPECT_EQ(tree("||x||_2"), "(scripts (fence ‖  ‖ x) 2 ·)");
  EXPECT_EQ(tree("P(A|B)f|_0"), "{P (fence (  ) {A | B}) f (scripts | 0 ·)}");
  EXPECT_EQ(tree("\\sum_i |a-b| + c"), "{(nary ∑ stacked i · (fence |  | {a − b})) + c}");
}

TEST(Latex, ReadsAccentsAndBraces) {
  EXPECT_EQ(tree("\\hat x\\vec{AB}"), "{(accent \u0302 x) (accent \u20D7 {A B})}");
  EXPECT_EQ(tree("\\overline{z}\\underline w"), "{(over z) (under w)}");
  EXPECT_EQ(tree("\\overbrace{a}^{n}"), "(limits (overbrace ⏞ stacked a) · n)");
  EXPECT_EQ(tree("\\overset{!}{=}\\underset{x}{m}"), "{(limits = · !) (limits m x ·)}");
  EXPECT_EQ(tree("\\xrightarrow[b]{a}"), "(limits → b a)");
}

TEST(Latex, ReadsMatricesAndLines) {
  EXPECT_EQ(tree("\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}"), "(fence (  ) (matrix cc {a b} {c d}))");
  EXPECT_EQ(tree("\\begin{cases} 1 & x \\\\ 0 \\end{cases}"), "(fence {   (matrix ll {1 x} {0 ·}))");
  EXPECT_EQ(tree("\\begin{array}{r|@{c}l} a & b \\\\[2pt] \\hline c & d\\\\ \\end{array}"),
            "(matrix rl {a b} {c d})");
  EXPECT_EQ(tree("\\begin{aligned} a &= b & c &= d \\end{aligned}"), "(matrix rlrl {a {= b} c {= d}})");
  EXPECT_EQ(tree("\\begin{gather*} a \\\\ b \\end{gather*}"), "(lines a b)");
  EXPECT_EQ(tree("\\begin{equation} a \\label{eq:1} \\end{equation}"), "a");
  EXPECT_EQ(tree("a \\\\ b"), "(lines a b)");
  EXPECT_EQ(tree("\\sum_{\\substack{i<n\\\\j<n}} x"), "(nary ∑ stacked (lines {i < n} {j < n}) · x)");
}

TEST(Latex, ReadsWordsAndAlphabets) {
  EXPECT_EQ(tree("x \\text{ if $y > 0$, 5\\% {of} it}"), "{x { if  {y > 0} , 5% of it}}");
  EXPECT_EQ(tree("\\mathbb{RC}\\mathcal L\\mathfrak{g}\\mathbb x"), "{{ℝ ℂ} ℒ 𝔤 𝕩}");
  const auto bold = parse_latex("\\mathbf{v}\\mathrm d{\\it x}y", MathPlace::display);
  ASSERT_TRUE(bold);
  EXPECT_EQ(bold->parts.at(0).font.posture, MathFont::Posture::bold);
  EXPECT_EQ(bold->parts.at(1).font.posture, MathFont::Posture::upright);
  EXPECT_EQ(bold->parts.at(2).font.posture, MathFont::Posture::italic);
  EXPECT_EQ(bold->parts.at(3).font.posture, MathFont::Posture::usual);
}

TEST(Latex, StrikesTheSignAfterNot) {
  EXPECT_EQ(tree("a \\not= b \\not\\in c"), "{a ≠ b ∉ c}");
  EXPECT_EQ(tree("\\not\\frac ab"), "(struck (frac a b))");
}

TEST(Latex, LeavesOutWhatOnlyTypesettersNeed) {
  EXPECT_EQ(tree("\\displaystyle \\color{red} a \\textcolor[rgb]{1,0,0}{b}\\!c\\nonumber"), "{a b c}");
  EXPECT_EQ(tree("a \\quad b \\hspace{1em}"), "{a \u2003 b \u2003}");
  EXPECT_EQ(tree("E=m \\tag{3}"), "{E = m {\u2003 ( 3 )}}");
  EXPECT_EQ(tree("a \\bmod b \\pmod n"), "{a (func mod b) {\u2003 (fence (  ) {mod \u2005 n})}}");
}

TEST(Latex, KeepsWhatItDoesNotKnowAsWords) {
  EXPECT_EQ(tree("a \\foo{b} \\@ \\"), "{a \\foo b \\@ \\}");
  EXPECT_EQ(tree("\\begin{proof} a \\end{proof}"), "{\\begin{proof} a \\end{proof}}");
  EXPECT_EQ(tree("\\text{a \\foo b}"), "a \\foo b");
  EXPECT_EQ(tree("\\alpha*\\foo*"), "{α ∗ \\foo ∗}");
}

TEST(Latex, IsNoFormulaIfItIsNotWhole) {
  for (const char* latex : {"{",
                            "}",
                            "{a",
                            "a}",
                            "\\frac",
                            "\\frac{a}",
                            "x^",
                            "x^^2",
                            "x_a_b",
                            "a$b",
                            "\\left( a",
                            "a \\right)",
                            "\\begin{matrix} a",
                            "\\begin{matrix} a \\end{pmatrix}",
                            "\\begin",
                            "\\end{a}",
                            "\\text{a",
                            "\\text",
                            "\\sqrt[n",
                            "\\left{ a \\right}",
                            "a \\over b \\over c",
                            "\\frac \\over a",
                            "\\text{$a}",
                            "\\color",
                            "\\middle|",
                            "\\sum_",
                            "\\not"}) {
    EXPECT_EQ(tree(latex), "no formula") << latex;
  }
}

std::string repeated(std::string_view piece, std::size_t bytes) {
  std::string result;
  while (result.size() < bytes) result += piece;
  return result;
}

TEST(Latex, StaysBoundedWhateverItIsGiven) {
  const auto begin = std::chrono::steady_clock::now();
  for (const std::size_t bytes : {std::size_t{16'000}, std::size_t{100'000}}) {
    for (const char* piece : {"{",
                              "}",
                              "\\frac",
                              "\\frac{",
                              "^",
                              "x^",
                              "x^{",
                              "_",
                              "'",
                              "' \\limits ",
                              "\\left(",
                              "\\sqrt[",
                              "\\sum",
                              "\\sum_",
                              "\\sin ",
                              "\\not",
                              "\\hat",
                              "$",
                              "&",
                              "\\\\",
                              "\\",
                              "\\text{$",
                              "\\begin{matrix}",
                              "\\begin{a}",
                              "\\over",
                              "a\\over b",
                              "\\bf",
                              "\\color",
                              "\\middle",
                              "(",
                              ")",
                              "\\sum(",
                              "\xF0\x9F\x98\x80",
                              "\xFF",
                              "\x01",
                              "{}",
                              "{}^{}",
                              "\\mathbb",
                              "\\operatorname",
                              "\\xrightarrow["}) {
      parse_latex(repeated(piece, bytes), MathPlace::display);
    }
  }
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(10));
}

TEST(Latex, ReadsNoLongerAndNoDeeperThanItSays) {
  EXPECT_EQ(tree(repeated("a", 16'385)), "no formula");
  EXPECT_NE(tree(repeated("a", 16'384)), "no formula");
  const auto nested = [](std::size_t depth) {
    return repeated("\\frac{1}{", 9 * depth) + "x" + repeated("}", depth);
  };
  EXPECT_NE(tree(nested(60)), "no formula");
  EXPECT_EQ(tree(nested(70)), "no formula");
  EXPECT_EQ(tree(repeated("&", 100) + repeated("\\\\", 100)), "no formula");
}

TEST(Latex, DropsControlCharacters) {
  EXPECT_EQ(tree(std::string("a\x01\x1B\0b", 5)), "{a b}");
}

}  // namespace
}  // namespace ocrchat
