#include "layout/ink_blobs.hpp"

#include <gtest/gtest.h>

#include <string>

namespace ocrchat {
namespace {

Bitmap drawn(const std::vector<std::string>& rows) {
  Bitmap bitmap(static_cast<int>(rows[0].size()), static_cast<int>(rows.size()));
  for (int y = 0; y < bitmap.height; ++y)
    for (int x = 0; x < bitmap.width; ++x)
      if (rows[static_cast<std::size_t>(y)][static_cast<std::size_t>(x)] == '#')
        bitmap.fill(y, x, x + 1, true);
  return bitmap;
}

TEST(InkBlobs, HangTogetherAcrossCorners) {
  const InkBlobs found = find_blobs(drawn({"#...", ".#..", "..##"}));
  ASSERT_EQ(found.blobs.size(), 1U);
  EXPECT_EQ(found.blobs[0].box, (Box{0, 0, 4, 3}));
  EXPECT_EQ(found.blobs[0].area, 4);
}

TEST(InkBlobs, AreOneWhereTheirArmsMeetFurtherDown) {
  const InkBlobs found = find_blobs(drawn({"#.#.#", "#.#.#", "#.###", "###.."}));
  ASSERT_EQ(found.blobs.size(), 1U);
  EXPECT_EQ(found.blobs[0].area, 13);
}

TEST(InkBlobs, AreApartWithABlankBetweenThem) {
  const InkBlobs found = find_blobs(drawn({"##.##", ".....", "##.##"}));
  EXPECT_EQ(found.blobs.size(), 4U);
  EXPECT_EQ(found.blobs[3].box, (Box{3, 2, 5, 3}));
}

TEST(InkBlobs, ReachToTheEndOfARowOfWholeWords) {
  Bitmap bitmap(128, 2);
  bitmap.fill(0, 60, 128, true);
  bitmap.fill(1, 0, 64, true);
  const InkBlobs found = find_blobs(bitmap);
  ASSERT_EQ(found.blobs.size(), 1U);
  EXPECT_EQ(found.blobs[0].box, (Box{0, 0, 128, 2}));
  EXPECT_EQ(found.blobs[0].area, 132);
}

TEST(InkBlobs, GoWhenTheyAreErased) {
  Bitmap bitmap = drawn({"##..##", "##..##"});
  erase(bitmap, find_blobs(bitmap), {1, 0});
  EXPECT_FALSE(bitmap.at(0, 0));
  EXPECT_TRUE(bitmap.at(5, 1));
}

TEST(InkBlobs, AreNoneOnABlankOrEmptyPage) {
  EXPECT_TRUE(find_blobs(Bitmap(100, 100)).blobs.empty());
  EXPECT_TRUE(find_blobs(Bitmap()).blobs.empty());
}

}  // namespace
}  // namespace ocrchat
