#include "layout/wording.hpp"

#include <gtest/gtest.h>

namespace ocrchat {
namespace {

TEST(Wording, TellsNumbersAsTablesHaveThem) {
  for (const char* text : {"1,234.5", "(12)", "−3", "45%", "€4", "–", "n/a", "2001*"})
    EXPECT_TRUE(is_numeric(text)) << text;
  for (const char* text : {"word", "B2B", "", "•", "Q4/2001a-b-c"}) EXPECT_FALSE(is_numeric(text)) << text;
}

TEST(Wording, TellsMarksOfLists) {
  for (const char* text : {"•", "–", "-", "▪"})
    EXPECT_TRUE(list_marker(text) && list_marker(text)->bullet) << text;
  EXPECT_EQ(list_marker("12.")->value, 12);
  EXPECT_EQ(list_marker("(b)")->value, 2);
  EXPECT_EQ(list_marker("iv)")->value, 4);
  EXPECT_EQ(list_marker("C.")->shape, 'A');
  for (const char* text : {"word", "1", "1999.", "e.g.", "(a", "", "..", "1.2."})
    EXPECT_FALSE(list_marker(text)) << text;
}

TEST(Wording, TellsPageNumbers) {
  for (const char* text : {"12", "- 12 -", "xiv", "Page 3 of 10", "3/10", "Seite 4", "[7]"})
    EXPECT_TRUE(is_page_number(text)) << text;
  for (const char* text : {"", "12345", "chapter 3", "1.5 kg", "mild"})
    EXPECT_FALSE(is_page_number(text)) << text;
}

TEST(Wording, TellsWhatRunningHeadsHold) {
  EXPECT_TRUE(is_imprint("see www.example.org for more"));
  EXPECT_TRUE(is_imprint("© 2001 Somebody"));
  EXPECT_TRUE(is_imprint("12.03.2004"));
  EXPECT_TRUE(is_imprint("Journal, Vol. 3"));
  EXPECT_FALSE(is_imprint("Ordinary words of a text"));
}

TEST(Wording, TellsCaptions) {
  EXPECT_TRUE(starts_caption("Table 3: Results"));
  EXPECT_TRUE(starts_caption("Fig. 2. A drawing"));
  EXPECT_TRUE(starts_caption("図1 概要"));
  EXPECT_FALSE(starts_caption("Table manners are good"));
  EXPECT_FALSE(starts_caption("The Table 3 shows"));
}

TEST(Wording, SizeOfTypeDoesNotDependOnTheLetters) {
  EXPECT_NEAR(type_size("one", 24), 50, 1);
  EXPECT_NEAR(type_size("The", 35), 50, 1);
  EXPECT_NEAR(type_size("Typ", 46), 50, 1);
  EXPECT_NEAR(type_size("日本", 46), 50, 1);
}

TEST(Wording, DirectionFollowsTheLetters) {
  EXPECT_GT(direction("abc"), 0);
  EXPECT_LT(direction("שלום"), 0);
  EXPECT_EQ(direction("123 -"), 0);
}

}  // namespace
}  // namespace ocrchat
