#include "translate/apertium_stream.hpp"

#include <gtest/gtest.h>

namespace ocrchat {
namespace {

// What programs that change nothing would answer.
std::optional<std::string> there_and_back(const std::string& text) {
  return text_of_apertium(apertium_stream(text, 7), 7);
}

TEST(ApertiumStream, EscapesWhatMeansSomethingToItsPrograms) {
  EXPECT_EQ(apertium_stream("a^b$c/d<e>f[g]h{i}j @ k\\.", 3), R"(a\^b\$c\/d\<e\>f\[g\]h\{i\}j [\@] k\\.[3])");
}

TEST(ApertiumStream, ATextWithoutAFullStopGetsOneThatDoesNotCount) {
  EXPECT_EQ(apertium_stream("Precio", 0), "Precio.[][0]");
  EXPECT_EQ(apertium_stream("Precio:", 0), "Precio:[0]");
  EXPECT_EQ(text_of_apertium("Preu.[][0]", 0), "Preu");
  EXPECT_EQ(text_of_apertium("Preu[0]", 0), "Preu");
}

TEST(ApertiumStream, WhatIsWrittenComesBackAsItWas) {
  for (const char* text : {"", ".", "a^b$c/d<e>f[g]h{i}j@k\\", "*one* ~two~ #3 +4", "[]", ".[]", "\\",
                           "ends \\", "two  spaces\tand\n\na line\nbreak", "Ærø Ω я 中 😀", "a [17] b [7]",
                           "It ends.", "http://y.org/[1].", "@", "(x@y.org).", "a\n@\nb", "\\@]"}) {
    EXPECT_EQ(there_and_back(text), text);
  }
}

TEST(ApertiumStream, AddressesAreNotTranslated) {
  EXPECT_EQ(apertium_stream("a x@y.org, b", 1), "a [x\\@y.org], b.[][1]");
  EXPECT_EQ(apertium_stream("http://y.org/[1].", 1), "[http:\\/\\/y.org\\/\\[1\\]].[1]");
}

TEST(ApertiumStream, ControlCharactersBecomeSpaces) {
  EXPECT_EQ(there_and_back(std::string("a\0b\x1b", 4)), "a b ");
}

TEST(ApertiumStream, WhatIsNoAnswerToTheTextIsKnown) {
  EXPECT_EQ(text_of_apertium("Preu.[][4]", 5), std::nullopt);
  EXPECT_EQ(text_of_apertium("Preu", 5), std::nullopt);
  EXPECT_EQ(text_of_apertium("", 5), std::nullopt);
  EXPECT_EQ(text_of_apertium("\xff\xfe.[][5]", 5), std::nullopt);
}

TEST(ApertiumStream, BracketsAndEscapesThatDoNotEndAreBorne) {
  EXPECT_EQ(text_of_apertium("a[b[5]", 5), "ab");
  EXPECT_EQ(text_of_apertium("a\\[5]", 5), "a\\");
}

}  // namespace
}  // namespace ocrchat
