#include "export/inline_formula.hpp"

#include <gtest/gtest.h>

#include <string>

namespace ocrchat {
namespace {

/// The formulas of a text, each in square brackets.
std::string marked(std::string_view text) {
  std::string result;
  for (const FormulaPiece& piece : formula_pieces(text))
    result += piece.is_formula ? '[' + std::string(piece.text) + ']' : std::string(piece.text);
  return result;
}

TEST(InlineFormula, StandsBetweenDollars) {
  EXPECT_EQ(marked("let $x$, then $y^2$"), "let [$x$], then [$y^2$]");
  EXPECT_EQ(marked("$a$"), "[$a$]");
  EXPECT_EQ(marked("is $\\$5$."), "is [$\\$5$].");
  EXPECT_EQ(marked("質量$m$は"), "質量[$m$]は");
  EXPECT_EQ(marked(""), "");
}

TEST(InlineFormula, IsNoPrice) {
  for (const char* text : {"$5 and $6", "from $5/$6", "costs 5$ or 6$", "$HOME:$PATH", "$ x $", "$$", "a $ b",
                           "$", "$20 to 30$", "x$", "$$$$", "\\$x"}) {
    EXPECT_EQ(marked(text), text);
  }
  EXPECT_EQ(marked("$5 for $x$"), "$5 for [$x$]");
}

TEST(InlineFormula, IsFoundInLinearTime) {
  const std::string text(1'000'000, '$');
  EXPECT_EQ(marked(text), text);
  EXPECT_EQ(marked(std::string(1'000'000, '\\')).size(), 1'000'000U);
}

}  // namespace
}  // namespace ocrchat
