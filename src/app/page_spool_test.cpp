#include "app/page_spool.hpp"

#include <gtest/gtest.h>

#include "document/json.hpp"

namespace ocrchat {
namespace {

std::string page_json(int index) {
  Page page;
  page.index = index;
  page.width = 100 + index;
  return serialize_page(page);
}

TEST(PageSpool, GivesPagesByRisingIndexHoweverTheyCame) {
  PageSpool spool;
  for (const int index : {4, 0, 2}) spool.add(index, page_json(index));
  const Document head;
  SpoolSource source(head, spool);
  for (int round = 0; round < 2; ++round) {
    EXPECT_EQ(source.next()->width, 100);
    EXPECT_EQ(source.next()->width, 102);
    EXPECT_EQ(source.next()->index, 4);
    EXPECT_EQ(source.next(), std::nullopt);
    source.rewind();
  }
}

TEST(PageSpool, APageAddedTwiceIsTheLaterOne) {
  PageSpool spool;
  spool.add(0, page_json(0));
  Page second;
  second.height = 7;
  spool.add(0, serialize_page(second));
  EXPECT_EQ(spool.size(), 1U);
  EXPECT_EQ(spool.page_at(0).height, 7);
}

}  // namespace
}  // namespace ocrchat
