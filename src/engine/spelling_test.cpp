#include "engine/spelling.hpp"

#include <gtest/gtest.h>

#include "base/utf8.hpp"

namespace ocrchat {
namespace {

std::string spelled8(std::string_view text) {
  return to_utf8(spelled(to_utf32(text)));
}

TEST(Spelling, PutsTheThaiAndLaoAmTogether) {
  EXPECT_EQ(spelled8("น\u0E4D\u0E49\u0E32"), "น\u0E49\u0E33");
  EXPECT_EQ(spelled8("น\u0E49\u0E4D\u0E32"), "น\u0E49\u0E33");
  EXPECT_EQ(spelled8("ท\u0E4D\u0E32"), "ท\u0E33");
  EXPECT_EQ(spelled8("ນ\u0ECD\u0EC9\u0EB2"), "ນ\u0EC9\u0EB3");
  EXPECT_EQ(spelled8("\u0E40\u0E40ละ"), "\u0E41ละ");
}

TEST(Spelling, LeavesTheThaiRingBeforeOtherLetters) {
  EXPECT_EQ(spelled8("ก\u0E4D\u0E01"), "ก\u0E4D\u0E01");
  EXPECT_EQ(spelled8("น\u0E49\u0E32"), "น\u0E49\u0E32");
}

TEST(Spelling, EndsEthiopicAndArmenianSentences) {
  EXPECT_EQ(spelled8("ነበር፡፡"), "ነበር።");
  EXPECT_EQ(spelled8("ሰው፡ልጅ"), "ሰው፡ልጅ");
  EXPECT_EQ(spelled8("իջնի:"), "իջնի։");
  EXPECT_EQ(spelled8("10:30"), "10:30");
  EXPECT_EQ(spelled8("http:"), "http:");
}

TEST(Spelling, KnowsTheMicroSignFromTheGreekLetter) {
  EXPECT_EQ(spelled8("ποτά\u00B5ι"), "ποτά\u03BCι");
  EXPECT_EQ(spelled8("5\u00B5m"), "5\u00B5m");
}

TEST(Spelling, UsesTheLettersThatJoinersStandFor) {
  EXPECT_EQ(spelled8("\u0D05\u0D35\u0D28\u0D4D\u200D"), "\u0D05\u0D35\u0D7B");
  EXPECT_EQ(spelled8("\u0B95\u0BCD\u200C\u0B95"), "\u0B95\u0BCD\u0B95");
  EXPECT_EQ(spelled8("\u0645\u06CC\u200C\u0622"), "\u0645\u06CC\u200C\u0622");
}

TEST(Spelling, OfNothingIsNothing) {
  EXPECT_EQ(spelled8(""), "");
}

}  // namespace
}  // namespace ocrchat
