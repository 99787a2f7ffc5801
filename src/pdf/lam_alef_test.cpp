#include "pdf/lam_alef.hpp"

#include <gtest/gtest.h>

#include <utility>

namespace ocrchat {
namespace {

constexpr char32_t kLam = 0x644;
constexpr char32_t kAlef = 0x627;
constexpr char32_t kBeh = 0x628;

std::vector<PlacedLetter> word(const std::vector<std::pair<char32_t, double>>& widths) {
  std::vector<PlacedLetter> letters;
  double x = 100;
  for (const auto& [code, width] : widths) {
    letters.push_back({code, x, x + width});
    x += width;
  }
  return letters;
}

std::u32string mended(const LamAlef& font, std::vector<PlacedLetter> letters) {
  font.mend(letters, "Serif", 10);
  std::u32string text;
  for (const PlacedLetter& letter : letters) text += letter.code;
  return text;
}

LamAlef learned() {
  LamAlef font;
  font.learn(word({{kBeh, 3}, {kLam, 2.1}, {kBeh, 3}, {kAlef, 2.1}, {kBeh, 3}, {kAlef, 2.3}}), "Serif", 10);
  return font;
}

TEST(LamAlef, HalvesOfOneShapeComeIntoOrder) {
  EXPECT_EQ(mended(learned(), word({{kBeh, 3}, {kLam, 2.7}, {kAlef, 2.68}})),
            (std::u32string{kBeh, kAlef, kLam}));
}

TEST(LamAlef, TheArticleStaysAsItIs) {
  EXPECT_EQ(mended(learned(), word({{kBeh, 3}, {kLam, 2.1}, {kAlef, 2.1}})),
            (std::u32string{kBeh, kLam, kAlef}));
  EXPECT_EQ(mended(learned(), word({{kLam, 2.7}, {kAlef, 2.3}})), (std::u32string{kLam, kAlef}));
  EXPECT_EQ(mended(learned(), word({{kLam, 5.1}, {kAlef, 2.7}})), (std::u32string{kLam, kAlef}));
}

TEST(LamAlef, NothingIsGuessedOfAnUnknownFont) {
  EXPECT_EQ(mended({}, word({{kLam, 2.7}, {kAlef, 2.7}})), (std::u32string{kLam, kAlef}));
  std::vector<PlacedLetter> letters = word({{kLam, 2.7}, {kAlef, 2.7}});
  learned().mend(letters, "Serif", 0);
  EXPECT_EQ(letters[0].code, kLam);
}

}  // namespace
}  // namespace ocrchat
