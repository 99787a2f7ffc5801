#include "base/plans.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"

namespace ocrchat {
namespace {

std::string refusal(std::string_view toml) {
  try {
    std::vector<Plan> plans = default_plans();
    apply_plans(plans, toml);
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::setting_invalid);
    return error.message();
  }
  ADD_FAILURE() << toml << " was taken";
  return {};
}

TEST(Plans, AreChangedKeyByKeyAndAdded) {
  std::vector<Plan> plans = default_plans();
  apply_plans(plans, "free = {pages = 7, window = \"day\"}\n[team]\npages = \"unlimited\"\npriority = 9\n");
  const Plan* free = find_plan(plans, "free");
  ASSERT_NE(free, nullptr);
  EXPECT_EQ(free->pages, 7);
  EXPECT_EQ(free->window, Window::day);
  EXPECT_EQ(free->jobs, find_plan(default_plans(), "free")->jobs) << "what is not named stays";
  EXPECT_EQ(find_plan(plans, "team")->pages, Plan::kUnlimited);
  EXPECT_EQ(find_plan(plans, "team")->priority, 9);
  EXPECT_EQ(find_plan(plans, "none"), nullptr);
}

TEST(Plans, HavePricesInWordsAndWhereTheyAreBought) {
  std::vector<Plan> plans = default_plans();
  apply_plans(plans, "paid = {price = \"9 € \\\"a month\\\"\", buy-url = \"https://pay.example/x\"}");
  EXPECT_EQ(find_plan(plans, "paid")->price, "9 € \"a month\"");
  std::vector<Plan> again;
  apply_plans(again, text_of(plans));
  EXPECT_EQ(*find_plan(again, "paid"), *find_plan(plans, "paid"));
  EXPECT_THAT(refusal("paid = {buy-url = \"javascript:alert(1)\"}"), testing::HasSubstr("'buy-url'"));
  EXPECT_THAT(refusal("paid = {price = 9}"), testing::HasSubstr("'price'"));
}

TEST(Plans, TheirTextGivesThemBack) {
  std::vector<Plan> plans;
  apply_plans(plans, text_of(default_plans()));
  EXPECT_EQ(find_plan(plans, "free")->pages, find_plan(default_plans(), "free")->pages);
  for (const Plan& plan : default_plans()) EXPECT_EQ(*find_plan(plans, plan.name), plan);
}

TEST(Plans, MistakesAreNamed) {
  EXPECT_THAT(refusal("free = 7"), testing::HasSubstr("'free'"));
  EXPECT_THAT(refusal("free = {pges = 7}"), testing::HasSubstr("'pges'"));
  EXPECT_THAT(refusal("free = {pages = -7}"), testing::HasSubstr("'pages'"));
  EXPECT_THAT(refusal("free = {window = \"week\"}"), testing::HasSubstr("'window'"));
  EXPECT_THAT(refusal("free = {file-bytes = \"unlimited\"}"), testing::HasSubstr("'file-bytes'"));
  EXPECT_THAT(refusal("free = {"), testing::HasSubstr("'plans'"));
}

TEST(Plans, WindowsAreDaysAndMonthsOfUtc) {
  const Millis last_moment = 1'767'225'599'999;  // 2025-12-31T23:59:59.999Z
  EXPECT_EQ(window_at(Window::day, last_moment).name, "2025-12-31");
  EXPECT_EQ(window_at(Window::month, last_moment).name, "2025-12");
  EXPECT_EQ(window_at(Window::day, last_moment).ends, last_moment + 1);
  EXPECT_EQ(window_at(Window::month, last_moment).ends, last_moment + 1);
  EXPECT_EQ(window_at(Window::month, last_moment + 1).name, "2026-01");
  EXPECT_EQ(iso_time(window_at(Window::month, last_moment + 1).ends), "2026-02-01T00:00:00.000Z");
}

}  // namespace
}  // namespace ocrchat
