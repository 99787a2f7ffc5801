#include "http/rate_limit.hpp"

#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <thread>

namespace ocrchat {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
const RateLimit::Clock::time_point kStart{std::chrono::hours(1)};

int allowed_of(RateLimit& limit, const std::string& caller, int calls, RateLimit::Clock::time_point now) {
  int allowed = 0;
  for (int i = 0; i < calls; ++i) allowed += limit.take(caller, now).allowed ? 1 : 0;
  return allowed;
}

TEST(RateLimit, AllowsATenthOfAMinuteAtOnceAndTenAtLeast) {
  RateLimit wide(600);
  EXPECT_EQ(allowed_of(wide, "a", 100, kStart), 60);
  RateLimit narrow(6);
  EXPECT_EQ(allowed_of(narrow, "a", 100, kStart), 10);
}

TEST(RateLimit, AllowsItsRateOverTime) {
  RateLimit limit(600);
  int allowed = 0;
  for (int i = 0; i < 120'000; i += 50) allowed += limit.take("a", kStart + milliseconds(i)).allowed ? 1 : 0;
  EXPECT_NEAR(allowed, 60 + 2 * 600, 2);
}

TEST(RateLimit, TellsHowThingsStand) {
  RateLimit limit(60);
  RateStanding standing = limit.take("a", kStart);
  EXPECT_TRUE(standing.allowed);
  EXPECT_EQ(standing.limit, 60);
  EXPECT_EQ(standing.remaining, 9);
  EXPECT_EQ(standing.reset, 1);
  allowed_of(limit, "a", 9, kStart);
  standing = limit.take("a", kStart + milliseconds(250));
  EXPECT_FALSE(standing.allowed);
  EXPECT_EQ(standing.remaining, 0);
  EXPECT_EQ(standing.reset, 10);
  EXPECT_EQ(standing.retry, 1);
}

TEST(RateLimit, AllowsTheNextCallExactlyWhenItSays) {
  RateLimit limit(4);
  allowed_of(limit, "a", 10, kStart);
  const std::int64_t wait = limit.take("a", kStart).retry;
  EXPECT_EQ(wait, 15);
  EXPECT_FALSE(limit.take("a", kStart + seconds(wait - 1)).allowed);
  EXPECT_TRUE(limit.take("a", kStart + seconds(wait)).allowed);
}

TEST(RateLimit, KeepsCallersApart) {
  RateLimit limit(60);
  EXPECT_EQ(allowed_of(limit, "a", 20, kStart), 10);
  EXPECT_EQ(allowed_of(limit, "b", 20, kStart), 10);
}

TEST(RateLimit, OfZeroIsNone) {
  RateLimit limit(0);
  EXPECT_EQ(allowed_of(limit, "a", 1000, kStart), 1000);
  EXPECT_EQ(limit.take("a", kStart).limit, 0);
  EXPECT_EQ(limit.callers(), 0U);
}

TEST(RateLimit, ForgetsWhoWasSilentUntilTheBucketWasFull) {
  RateLimit limit(60);
  for (int i = 0; i < 1000; ++i) limit.take(std::to_string(i), kStart);
  EXPECT_EQ(limit.callers(), 1000U);
  for (int i = 0; i < 1000; ++i) limit.take("a", kStart + seconds(10));
  EXPECT_EQ(limit.callers(), 1U);
}

TEST(RateLimit, NeverRemembersMoreThanItsMost) {
  RateLimit limit(60, 100);
  for (int i = 0; i < 1000; ++i) limit.take(std::to_string(i), kStart);
  EXPECT_LE(limit.callers(), 100U);
  EXPECT_EQ(allowed_of(limit, "999", 20, kStart), 9) << "who called last is still known";
}

RateLimits limits(std::int64_t requests, std::int64_t submits) {
  Settings settings;
  settings.requests_per_minute = requests;
  settings.submits_per_minute = submits;
  return RateLimits(settings);
}

TEST(RateLimits, TellOfTheOneThatIsNearer) {
  RateLimits both = limits(600, 60);
  EXPECT_EQ(both.take("a", false, kStart).limit, 600);
  EXPECT_EQ(both.take("a", true, kStart).limit, 60);
  for (int i = 0; i < 9; ++i) EXPECT_TRUE(both.take("a", true, kStart).allowed);
  EXPECT_FALSE(both.take("a", true, kStart).allowed);
  EXPECT_TRUE(both.take("a", false, kStart).allowed) << "other calls go on";
}

TEST(RateLimits, ARefusalOfEitherIsARefusal) {
  RateLimits both = limits(60, 600);
  for (int i = 0; i < 10; ++i) EXPECT_TRUE(both.take("a", true, kStart).allowed);
  const RateStanding refused = both.take("a", true, kStart);
  EXPECT_FALSE(refused.allowed);
  EXPECT_EQ(refused.limit, 60);
}

TEST(RateLimits, MayBeSwitchedOffOneByOne) {
  EXPECT_EQ(limits(0, 60).take("a", true, kStart).limit, 60);
  EXPECT_EQ(limits(0, 60).take("a", false, kStart).limit, 0);
  EXPECT_EQ(limits(60, 0).take("a", true, kStart).limit, 60);
  EXPECT_FALSE(limits(0, 0).any());
  EXPECT_TRUE(limits(0, 0).take("a", true, kStart).allowed);
}

TEST(RateLimit, NeverAllowsMoreToManyThreads) {
  RateLimit limit(600);
  std::atomic<int> allowed = 0;
  {
    std::array<std::jthread, 4> threads;
    for (std::jthread& thread : threads)
      thread = std::jthread([&] { allowed += allowed_of(limit, "a", 50, kStart); });
  }
  EXPECT_EQ(allowed, 60);
}

}  // namespace
}  // namespace ocrchat
