#include "pipeline/agreement.hpp"

#include <gtest/gtest.h>

namespace ocrchat {
namespace {

TEST(Agreement, OfTheSameTextIsWhole) {
  EXPECT_DOUBLE_EQ(agreement("Hello world", "hello  WORLD!"), 1);
}

TEST(Agreement, OfAFewMisreadLettersIsHigh) {
  EXPECT_GT(agreement("The quick brown fox jumps", "The qu1ck brovvn fox jumps"), 0.7);
}

TEST(Agreement, OfAnotherAlphabetIsNone) {
  EXPECT_EQ(agreement("Sdwb fmep", "The quick"), 0);
  EXPECT_EQ(agreement("Привет мир", "Hello world"), 0);
}

TEST(Agreement, OfNothingWithNothingIsWhole) {
  EXPECT_EQ(agreement("", ""), 1);
  EXPECT_EQ(agreement("", "text"), 0);
}

}  // namespace
}  // namespace ocrchat
