#include "pipeline/page_selection.hpp"

#include <gmock/gmock.h>

#include "base/error.hpp"

namespace ocrchat {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(SelectPages, EmptyTextMeansAllPages) {
  EXPECT_THAT(select_pages("", 3), ElementsAre(0, 1, 2));
  EXPECT_THAT(select_pages("  ", 2), ElementsAre(0, 1));
}

TEST(SelectPages, RangesAndSinglePagesComeOutRisingAndOnce) {
  EXPECT_THAT(select_pages("8,1-3", 9), ElementsAre(0, 1, 2, 7));
  EXPECT_THAT(select_pages("2-3, 3 ,2", 9), ElementsAre(1, 2));
  EXPECT_THAT(select_pages("7-", 9), ElementsAre(6, 7, 8));
}

TEST(SelectPages, WhatMakesNoSenseIsRefused) {
  for (const char* text :
       {"0", "4", "1-4", "3-2", "x", "1,,2", "-2", "1-2-3", "99999999999999", "1;2", ","}) {
    EXPECT_THROW(select_pages(text, 3), Error) << text;
  }
}

}  // namespace
}  // namespace ocrchat
