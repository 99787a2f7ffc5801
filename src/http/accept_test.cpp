#include "http/accept.hpp"

#include <gtest/gtest.h>

namespace ocrchat {
namespace {

TEST(PreferredPicture, IsPngUnlessSomethingElseIsLikedBetter) {
  EXPECT_EQ(preferred_picture(""), "png");
  EXPECT_EQ(preferred_picture("*/*"), "png");
  EXPECT_EQ(preferred_picture("text/html"), "png");
  EXPECT_EQ(preferred_picture("image/avif,image/webp,image/*,*/*;q=0.8"), "png");
  EXPECT_EQ(preferred_picture("image/webp, image/png"), "png");
}

TEST(PreferredPicture, FollowsTheHeader) {
  EXPECT_EQ(preferred_picture("image/webp"), "webp");
  EXPECT_EQ(preferred_picture("image/webp,*/*;q=0.8"), "webp");
  EXPECT_EQ(preferred_picture("image/png;q=0.5, image/jpeg;q=0.9"), "jpeg");
  EXPECT_EQ(preferred_picture("image/png;q=0, image/*"), "webp");
  EXPECT_EQ(preferred_picture(";;,image/jpeg,,q="), "jpeg");
  EXPECT_EQ(preferred_picture("image/jpeg;q=x"), "png");
}

TEST(AcceptsHtml, IfItIsNamed) {
  EXPECT_TRUE(accepts_html("text/html,application/xhtml+xml,*/*;q=0.8"));
  EXPECT_FALSE(accepts_html("*/*"));
  EXPECT_FALSE(accepts_html(""));
}

TEST(Accept, NamesEventsOrDoesNot) {
  EXPECT_TRUE(accepts_events("text/event-stream"));
  EXPECT_TRUE(accepts_events("application/json;q=0.5, text/event-stream"));
  EXPECT_FALSE(accepts_events("*/*"));
  EXPECT_FALSE(accepts_events("text/event-stream;q=0"));
}

}  // namespace
}  // namespace ocrchat
