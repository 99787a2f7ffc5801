#include "service/chat_indexes.hpp"

#include <gtest/gtest.h>

namespace ocrchat {
namespace {

class Indexes : public testing::Test {
 protected:
  std::shared_ptr<const ChatIndex> get(const std::string& uuid, std::size_t pages = 10) {
    return indexes_.get(uuid, pages, [this] {
      ++made_;
      return std::make_shared<ChatIndex>();
    });
  }
  ChatIndexes indexes_{30};
  int made_ = 0;
};

TEST_F(Indexes, AreMadeOnceForADocument) {
  const auto first = get("a");
  EXPECT_EQ(get("a"), first);
  EXPECT_EQ(made_, 1);
}

TEST_F(Indexes, AskedForLongestAgoGoWhenThereAreTooManyPages) {
  for (const char* uuid : {"a", "b", "c"}) get(uuid);
  get("a");
  get("d");
  EXPECT_EQ(indexes_.size(), 3U);
  get("a");
  EXPECT_EQ(made_, 4) << "the one that is used stays";
  get("b");
  EXPECT_EQ(made_, 5);
}

TEST_F(Indexes, OfADocumentThatIsLongerThanAllMayBeIsKeptAlone) {
  get("a");
  get("long", 1000);
  EXPECT_EQ(indexes_.size(), 1U);
  get("long", 1000);
  EXPECT_EQ(made_, 2);
}

}  // namespace
}  // namespace ocrchat
