#include "pipeline/proven_fonts.hpp"

#include <gtest/gtest.h>

namespace ocrchat {
namespace {

PdfWord word(std::string text, std::string font) {
  PdfWord result;
  result.text = std::move(text);
  result.font = std::move(font);
  return result;
}

TEST(ProvenFonts, CoverAPageOfTheSameFonts) {
  const std::vector<PdfFont> fonts{{"ABCDEF+Serif", 7}, {"Sans", 9}};
  ProvenFonts proven;
  EXPECT_FALSE(proven.cover({word("words", "ABCDEF+Serif")}, fonts));
  proven.add({word("words", "ABCDEF+Serif")}, fonts);
  EXPECT_TRUE(proven.cover({word("others", "ABCDEF+Serif")}, fonts));
  EXPECT_FALSE(proven.cover({word("others", "Sans")}, fonts));
  EXPECT_TRUE(proven.cover({word("a long text that is proven", "ABCDEF+Serif"), word("a", "Sans")}, fonts));
}

TEST(ProvenFonts, AreNotToldByTheirNamesAlone) {
  ProvenFonts proven;
  proven.add({word("words", "F1")}, {{"F1", 7}});
  EXPECT_FALSE(proven.cover({word("words", "F1")}, {{"F1", 8}}));
  EXPECT_FALSE(proven.cover({word("words", "F1")}, {{"F1", 7}, {"F1", 8}}));
  EXPECT_FALSE(proven.cover({word("words", "F1")}, {}));
}

TEST(ProvenFonts, FontsWithoutAnObjectAreNeverProven) {
  ProvenFonts proven;
  proven.add({word("words", "")}, {});
  EXPECT_FALSE(proven.cover({word("words", "")}, {}));
}

}  // namespace
}  // namespace ocrchat
