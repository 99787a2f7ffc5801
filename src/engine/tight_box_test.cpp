#include "engine/tight_box.hpp"

#include <gtest/gtest.h>

namespace ocrchat {
namespace {

Image ink_at(int x, int y) {
  Image ink(20, 10, 1, 0);
  ink.row(y)[x] = 255;
  return ink;
}

TEST(TightBox, EndsWhereTheInkEnds) {
  Image ink = ink_at(5, 3);
  ink.row(6)[8] = 255;
  EXPECT_EQ(tight_box(ink, {0, 0, 20, 10}), (Box{5, 3, 9, 7}));
}

TEST(TightBox, LeavesTheBoxWhereThereIsNoInk) {
  EXPECT_EQ(tight_box(ink_at(15, 3), {0, 0, 10, 10}), (Box{0, 0, 10, 10}));
  EXPECT_EQ(tight_box(Image{}, {0, 0, 10, 10}), (Box{0, 0, 10, 10}));
}

TEST(TightBox, LooksNowhereBeyondTheImage) {
  EXPECT_EQ(tight_box(ink_at(19, 9), {15, 5, 40, 40}), (Box{19, 9, 20, 10}));
  EXPECT_EQ(tight_box(ink_at(0, 0), {-5, -5, 3, 3}), (Box{0, 0, 1, 1}));
}

}  // namespace
}  // namespace ocrchat
