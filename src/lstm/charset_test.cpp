#include "lstm/charset.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"

namespace ocrchat {
namespace {

TEST(Charset, TakesTheFirstWordOfEachLine) {
  const Charset letters(
      as_bytes("4\nNULL 0 Common 0\nJoined 7 0,255 Latin 1\na 3 0,255 Latin 2\n\xD7\x90 1 Hebrew 3\n"));
  EXPECT_EQ(letters.size(), 4);
  EXPECT_TRUE(letters.is_space(0));
  EXPECT_EQ(letters.text(0), " ");
  EXPECT_EQ(letters.text(1), "");
  EXPECT_EQ(letters.text(2), "a");
  EXPECT_EQ(letters.text(3), "\xD7\x90");
}

TEST(Charset, ALetterThatIsNoUtf8MeansNothing) {
  const Charset letters(as_bytes("2\nNULL 0\n\xFF\xFE 1\n"));
  EXPECT_EQ(letters.text(1), "");
}

TEST(Charset, RefusesListsThatAreCutOffOrCountWrongly) {
  for (const char* damaged : {"", "x", "0\n", "-3\n", "3\nNULL 0\na 1\n", "999999999\nNULL 0\n"})
    EXPECT_THROW(Charset(as_bytes(damaged)), Error) << damaged;
}

}  // namespace
}  // namespace ocrchat
