#include "llm/partial_member.hpp"

#include <gtest/gtest.h>

#include "base/utf8.hpp"

namespace ocrchat {
namespace {

TEST(PartialMember, GrowsWithTheTextAndIsNeverHalfACharacter) {
  const std::string whole =
      "```json\n{\"found\": true, \"answer\" : \"Zürich\\n\\\"42\\\" \\u00e9\\ud83d\\ude00 日本 \\\\\", "
      "\"x\": 1}";
  const std::string value = "Zürich\n\"42\" é😀 日本 \\";
  std::string before;
  for (std::size_t length = 0; length <= whole.size(); ++length) {
    const std::string now = partial_member(whole.substr(0, length), "answer");
    EXPECT_TRUE(is_utf8(now)) << length;
    EXPECT_EQ(value.substr(0, now.size()), now) << length;
    EXPECT_GE(now.size(), before.size()) << length;
    before = now;
  }
  EXPECT_EQ(before, value);
}

TEST(PartialMember, IsOfTheOuterObjectAlone) {
  EXPECT_EQ(partial_member(R"({"citations": [{"answer": "no"}], "answer": "yes)", "answer"), "yes");
  EXPECT_EQ(partial_member(R"({"quote": "\"answer\": \"no\"", "answer": "yes"})", "answer"), "yes");
  EXPECT_EQ(partial_member(R"({"a": "answer", "answer": "yes"})", "answer"), "yes");
}

TEST(PartialMember, IsEmptyWhereThereIsNone) {
  for (const char* text : {"", "answer", "{", "{\"answer\"", "{\"answer\": 5}", "{\"answer\": null", "[]",
                           "{\"answer\": \"\\"}) {
    EXPECT_EQ(partial_member(text, "answer"), "") << text;
  }
}

}  // namespace
}  // namespace ocrchat
