#include "lstm/confidence.hpp"

#include <gtest/gtest.h>

namespace ocrchat {
namespace {

PathLetter letter(float worst, bool known = false) {
  PathLetter letter;
  letter.letter = 1;
  letter.worst = worst;
  letter.in_known_word = known;
  return letter;
}

double confidence(const std::vector<PathLetter>& letters) {
  WordEvidence evidence;
  for (const PathLetter& one : letters) evidence.add(one);
  return evidence.confidence();
}

TEST(Confidence, NothingIsNotLikelyRight) {
  EXPECT_EQ(confidence({}), 0);
}

TEST(Confidence, FallsWithTheLeastLikelyStep) {
  EXPECT_GT(confidence({letter(-0.01F)}), confidence({letter(-0.2F)}));
  EXPECT_GT(confidence({letter(-0.2F)}), confidence({letter(-1.5F)}));
  EXPECT_LT(confidence({letter(-20)}), 0.1);
}

TEST(Confidence, FallsWithEveryDoubtfulLetter) {
  EXPECT_GT(confidence({letter(-0.3F), letter(-0.01F)}), confidence({letter(-0.3F), letter(-0.3F)}));
}

TEST(Confidence, AWordThatTheDictionaryHasIsLikelierRight) {
  EXPECT_GT(confidence({letter(-0.1F, true), letter(-0.1F, true)}),
            confidence({letter(-0.1F), letter(-0.1F)}));
  WordEvidence half;
  half.add(letter(-0.1F, true));
  half.add(letter(-0.1F, false));
  EXPECT_FALSE(half.known());
}

TEST(Confidence, StaysBetweenNothingAndCertainty) {
  for (const float worst : {0.0F, -1.0F, -100.0F}) {
    EXPECT_GE(letter_confidence(letter(worst)), 0);
    EXPECT_LT(letter_confidence(letter(worst, true)), 1);
  }
}

}  // namespace
}  // namespace ocrchat
