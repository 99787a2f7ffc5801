#include "layout/bullets.hpp"

#include <gtest/gtest.h>

namespace ocrchat {
namespace {

/// What the first word of a line becomes; letters stand from y 100 to 122.
std::string mended(const std::string& text, const Box& box, Origin origin = Origin::recognised) {
  Line line;
  line.words.push_back({text, box, 0.5, std::nullopt, origin, false});
  line.words.push_back({"Bank", {150, 100, 217, 122}, 0.9, std::nullopt, origin, false});
  Page page;
  page.blocks.emplace_back().content = Text{{line}};
  mend_bullets(page);
  return std::get<Text>(page.blocks[0].content).lines[0].words[0].text;
}

TEST(MendBullets, ASmallSignAtTheMiddleOfTheLettersIsABullet) {
  for (const char* sign : {"¢", "«", "*", "°", "©"})
    EXPECT_EQ(mended(sign, {132, 108, 139, 116}), "•") << sign;
}

TEST(MendBullets, SignsOfFullSizeLettersDashesAndDotsOnTheBaselineStay) {
  EXPECT_EQ(mended("«", {132, 100, 148, 122}), "«");
  EXPECT_EQ(mended("e", {132, 108, 139, 116}), "e");
  EXPECT_EQ(mended("–", {132, 108, 139, 111}), "–");
  EXPECT_EQ(mended(".", {132, 118, 136, 122}), ".");
  EXPECT_EQ(mended("*", {132, 98, 139, 105}), "*") << "of a footnote";
}

TEST(MendBullets, WhatTheFileItselfSaysStays) {
  EXPECT_EQ(mended("¢", {132, 108, 139, 116}, Origin::embedded), "¢");
}

}  // namespace
}  // namespace ocrchat
