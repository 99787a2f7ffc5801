#include "llm/endpoint_pool.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ocrchat {
namespace {

using Health = EndpointPool::Health;
using std::chrono::milliseconds;
using testing::ElementsAre;

constexpr EndpointPool::Breaker kBreaker{.failures = 2, .pause = milliseconds(100)};

EndpointPool::Time at(int ms) {
  return EndpointPool::Time(milliseconds(1'000'000 + ms));
}

EndpointPool pool_of(std::size_t count) {
  return EndpointPool(std::vector<Endpoint>(count, Endpoint{.url = "http://gpu/v1"}), kBreaker);
}

void fail(EndpointPool& pool, int times, int ms = 0) {
  for (int i = 0; i < times; ++i) pool.end(*pool.choose({}, at(ms)).endpoint, Health::bad, at(ms));
}

TEST(EndpointPool, TakesTheEndpointWithTheLeastCallsInHand) {
  EndpointPool pool = pool_of(3);
  std::vector<std::size_t> taken;
  for (int i = 0; i < 4; ++i) taken.push_back(*pool.choose({}, at(0)).endpoint);
  EXPECT_THAT(taken, ElementsAre(0, 1, 2, 0));
  pool.end(2, Health::good, at(0));
  EXPECT_EQ(pool.choose({}, at(0)).endpoint, 2);
}

TEST(EndpointPool, PrefersOneThatThisCallHasNotTried) {
  EndpointPool pool = pool_of(2);
  EXPECT_EQ(pool.choose({}, at(0)).endpoint, 0);
  EXPECT_EQ(pool.choose({1}, at(0)).endpoint, 0);
  EXPECT_EQ(pool.choose({0, 1}, at(0)).endpoint, 1);
}

TEST(EndpointPool, SparesAnEndpointAfterFailuresInARowAndThenTriesItWithOneCall) {
  EndpointPool pool = pool_of(1);
  fail(pool, 2);
  EXPECT_FALSE(pool.choose({}, at(99)).endpoint);
  EXPECT_FALSE(pool.choose({}, at(99)).free_at);
  EXPECT_EQ(pool.choose({}, at(100)).endpoint, 0);  // on trial
  EXPECT_FALSE(pool.choose({}, at(100)).endpoint);
  pool.end(0, Health::bad, at(150));
  EXPECT_FALSE(pool.choose({}, at(200)).endpoint);
  EXPECT_EQ(pool.choose({}, at(250)).endpoint, 0);
  pool.end(0, Health::good, at(260));
  EXPECT_EQ(pool.choose({}, at(260)).endpoint, 0);
  EXPECT_EQ(pool.choose({}, at(260)).endpoint, 0);
}

TEST(EndpointPool, LetsAnotherCallTryWhereTheTrialWasCalledOff) {
  EndpointPool pool = pool_of(1);
  fail(pool, 2);
  EXPECT_EQ(pool.choose({}, at(100)).endpoint, 0);
  pool.end(0, Health::unknown, at(101));
  EXPECT_EQ(pool.choose({}, at(102)).endpoint, 0);
}

TEST(EndpointPool, ForgivesFailuresThatAreNotInARow) {
  EndpointPool pool = pool_of(1);
  for (int i = 0; i < 3; ++i) {
    fail(pool, 1);
    pool.end(*pool.choose({}, at(0)).endpoint, Health::good, at(0));
  }
  EXPECT_TRUE(pool.choose({}, at(0)).endpoint);
}

TEST(EndpointPool, LeavesOneThatAsksForItAloneAndSaysUntilWhen) {
  EndpointPool pool = pool_of(2);
  pool.rest(0, at(50));
  EXPECT_EQ(pool.choose({}, at(0)).endpoint, 1);
  pool.rest(1, at(70));
  pool.rest(1, at(60));
  EXPECT_EQ(pool.choose({}, at(0)).free_at, at(50));
  EXPECT_EQ(pool.choose({1}, at(55)).endpoint, 0);
}

TEST(EndpointPool, RemembersWhatEachDoesNotTakeAndHowItsModelIsCalled) {
  EndpointPool pool({{.url = "http://a/v1"}, {.url = "http://b/v1", .model = "set"}}, kBreaker);
  pool.learn_without(0, Option::logprobs);
  pool.learn_without(0, Option::logprobs);
  EXPECT_THAT(pool.without(0), ElementsAre(Option::logprobs));
  EXPECT_TRUE(pool.without(1).empty());
  EXPECT_EQ(pool.model(0), "");
  pool.learn_model(0, "learnt");
  pool.learn_model(1, "learnt");
  EXPECT_EQ(pool.model(0), "learnt");
  EXPECT_EQ(pool.model(1), "set");
}

}  // namespace
}  // namespace ocrchat
