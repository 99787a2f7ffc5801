#include "grounding/quoted_pages.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace ocrchat {
namespace {

Page page_saying(int index, const std::string& text) {
  Page page;
  page.index = index;
  Line line;
  std::istringstream words(text);
  for (std::string word; words >> word;) {
    line.words.emplace_back();
    line.words.back().text = word;
  }
  Block block;
  block.content = Text{{line}};
  page.blocks.push_back(block);
  return page;
}

class Quoted : public testing::Test {
 protected:
  const std::vector<Page> all_{page_saying(3, "It rained. The ferry left at nine. Nobody saw it."),
                               page_saying(7, "The ferry left at nine.")};
  const QuotedPages pages_{all_};
};

TEST_F(Quoted, IsFoundOnThePageThatIsClaimed) {
  EXPECT_EQ(pages_.find("ferry left at nine", 7)->page, 7);
  EXPECT_EQ(pages_.find("ferry left at nine", 3)->page, 3);
}

TEST_F(Quoted, IsFoundElsewhereWhereTheClaimIsWrongOrThereIsNone) {
  EXPECT_EQ(pages_.find("Nobody saw it", 7)->page, 3);
  EXPECT_EQ(pages_.find("ferry left", std::nullopt)->page, 3);
  EXPECT_EQ(pages_.find("ferry left", 99)->page, 3);
  EXPECT_FALSE(pages_.find("The train left", 3));
}

TEST_F(Quoted, ComesWithTheSentenceAroundIt) {
  EXPECT_EQ(pages_.find("left at", 3)->sentence, "The ferry left at nine.");
  EXPECT_EQ(pages_.find("ferry left at nine. Nobody", 3)->sentence, "The ferry left at nine. Nobody saw it.");
}

}  // namespace
}  // namespace ocrchat
