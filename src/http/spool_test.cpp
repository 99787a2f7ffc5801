#include "http/spool.hpp"

#include <gtest/gtest.h>

namespace ocrchat {
namespace {

std::string all_of(Spool& spool) {
  spool.finish();
  if (spool.in_memory()) return std::string(spool.text());
  std::string text;
  while (static_cast<std::int64_t>(text.size()) < spool.size()) {
    text += spool.read(static_cast<std::int64_t>(text.size()), 1000);
  }
  return text;
}

TEST(Spool, KeepsSmallBodiesInMemory) {
  Spool spool(::testing::TempDir(), 100);
  spool.write(std::string(60, 'a'));
  spool.write(std::string(40, 'b'));
  EXPECT_TRUE(spool.in_memory());
  EXPECT_EQ(spool.size(), 100);
  EXPECT_EQ(all_of(spool), std::string(60, 'a') + std::string(40, 'b'));
}

TEST(Spool, GivesLargeBodiesBackFromTheFile) {
  Spool spool(::testing::TempDir(), 100);
  std::string wanted;
  for (int i = 0; i < 200'000; ++i) {
    const std::string piece = std::to_string(i) + ' ';
    spool.write(piece);
    wanted += piece;
  }
  EXPECT_FALSE(spool.in_memory());
  EXPECT_EQ(spool.size(), static_cast<std::int64_t>(wanted.size()));
  EXPECT_EQ(all_of(spool), wanted);
  EXPECT_EQ(spool.size(), static_cast<std::int64_t>(wanted.size()));
}

}  // namespace
}  // namespace ocrchat
