#include "store/doorbell.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <optional>
#include <thread>

namespace ocrchat {
namespace {

using namespace std::chrono_literals;

TEST(Doorbell, WaitsUntilWorkIsRung) {
  Doorbell bell;
  EXPECT_FALSE(bell.wait_for_work(1ms));
  std::thread ringer([&] {
    std::this_thread::sleep_for(5ms);
    bell.ring_work();
  });
  EXPECT_TRUE(bell.wait_for_work(10s));
  ringer.join();
  EXPECT_FALSE(bell.wait_for_work(1ms)) << "one ring is heard once";
}

TEST(Doorbell, ARingBeforeTheWaitIsHeardByEveryThread) {
  Doorbell bell;
  bell.ring_work();
  EXPECT_TRUE(bell.wait_for_work(0ms));
  std::thread([&] { EXPECT_TRUE(bell.wait_for_work(0ms)); }).join();
}

TEST(Doorbell, CallsThoseWhoWatchTheJobUntilTheyLeave) {
  Doorbell bell;
  int one = 0;
  int two = 0;
  std::optional<Doorbell::Subscription> first = bell.subscribe("a", [&] { ++one; });
  const Doorbell::Subscription second = bell.subscribe("a", [&] { ++two; });
  bell.ring_job("a");
  bell.ring_job("b");
  first.reset();
  bell.ring_job("a");
  EXPECT_EQ(one, 1);
  EXPECT_EQ(two, 2);
}

TEST(Doorbell, AMovedSubscriptionGoesOn) {
  Doorbell bell;
  int rung = 0;
  Doorbell::Subscription kept;
  {
    Doorbell::Subscription made = bell.subscribe("a", [&] { ++rung; });
    kept = std::move(made);
  }
  bell.ring_job("a");
  EXPECT_EQ(rung, 1);
}

TEST(Doorbell, ACallMayEndItsOwnSubscription) {
  Doorbell bell;
  int rung = 0;
  std::optional<Doorbell::Subscription> own;
  own = bell.subscribe("a", [&] {
    ++rung;
    own.reset();
  });
  bell.ring_job("a");
  bell.ring_job("a");
  EXPECT_EQ(rung, 1);
}

TEST(Doorbell, NothingIsCalledAfterTheEndOfASubscription) {
  Doorbell bell;
  std::atomic<bool> stop = false;
  std::thread ringer([&] {
    while (!stop) bell.ring_job("a");
  });
  for (int i = 0; i < 2000; ++i) {
    auto alive = std::make_unique<std::atomic<bool>>(true);
    {
      const auto subscription = bell.subscribe("a", [&alive] { EXPECT_TRUE(alive->load()); });
    }
    alive.reset();  // a call after the end would touch it
  }
  stop = true;
  ringer.join();
}

}  // namespace
}  // namespace ocrchat
