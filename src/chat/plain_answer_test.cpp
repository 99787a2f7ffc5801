#include "chat/plain_answer.hpp"

#include <gtest/gtest.h>

#include "base/utf8.hpp"

namespace ocrchat {
namespace {

TEST(PlainAnswer, IsTheWordsOfItsLinksAndPictures) {
  EXPECT_EQ(plain_answer(" See [the page](http://evil.example/?q=1) and ![a map](x.png)! "),
            "See the page and a map!");
  EXPECT_EQ(plain_answer("A note [1] and a list [a, b] stay."), "A note [1] and a list [a, b] stay.");
  EXPECT_EQ(plain_answer("[un(finished"), "[un(finished");
  EXPECT_EQ(plain_answer("[[nested](a)](b)"), "[nested](b)");
}

TEST(PlainAnswer, IsBoundedHoweverLongAndOddItsTextIs) {
  for (const std::string_view piece : {"[", "![", "[a](", "a", "ü", "[x](y)"}) {
    std::string text;
    while (text.size() < (1U << 20)) text += piece;
    const std::string shown = plain_answer(text);
    EXPECT_LE(shown.size(), kLongestAnswer + 2) << piece;
    EXPECT_TRUE(is_utf8(shown)) << piece;
  }
}

TEST(PlainDraft, OnlyGrowsAndNeverShowsAPartOfALink) {
  const std::string whole =
      "It is ![x](http://evil.example/leak) at [the pier](http://evil.example) [1], yes!";
  std::string before;
  for (std::size_t length = 0; length <= whole.size(); ++length) {
    const std::string now = plain_draft(whole.substr(0, length));
    EXPECT_TRUE(now.starts_with(before)) << length;
    EXPECT_EQ(now.find("evil"), std::string::npos) << now;
    before = now;
  }
  EXPECT_EQ(before, "It is x at the pier [1], yes");
}

}  // namespace
}  // namespace ocrchat
