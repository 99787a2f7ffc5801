#include "document/writing.hpp"

#include <gtest/gtest.h>

namespace ocrchat {
namespace {

TEST(Writing, KnowsTheLettersOfScriptsThatHaveNoSpaces) {
  for (const char32_t c : {U'水', U'の', U'カ', U'ส', U'ລ', U'ក', U'က'})
    EXPECT_TRUE(is_unspaced(c) && is_spaceless(c));
  for (const char32_t c : {U'a', U'я', U'א', U'क', U'한', U'1', U' '})
    EXPECT_FALSE(is_unspaced(c) || is_spaceless(c));
}

TEST(Writing, MarksAndScriptsWithoutDictionariesAreSpacelessOnly) {
  for (const char32_t c : {U'、', U'བ', U'ㄅ'}) {
    EXPECT_FALSE(is_unspaced(c));
    EXPECT_TRUE(is_spaceless(c));
  }
}

}  // namespace
}  // namespace ocrchat
