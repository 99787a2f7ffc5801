#include "service/metering.hpp"

#include "base/ip.hpp"

namespace ocrchat {
namespace {

constexpr std::size_t kOwnerDigits = 32;

}  // namespace

std::string owner_of(const std::optional<Account>& account, const std::string& ip, const Secrets& secrets) {
  if (account) return "account:" + std::to_string(account->id);
  return "ip:" + secrets.mac("owner", caller_network(ip)).substr(0, kOwnerDigits);
}

const Plan& plan_of(const Settings& settings, const Caller& caller) {
  const Plan* plan = find_plan(settings.plans, caller.account ? caller.account->plan : "anonymous");
  if (plan == nullptr) plan = find_plan(settings.plans, "free");
  if (plan == nullptr) throw Error(ErrorCode::setting_invalid, "The settings have no plan 'free'.");
  return *plan;
}

std::int64_t page_credits(const Settings& settings, const std::string& tier) {
  return tier == "cpu" ? 1 : settings.vlm_page_credits;
}

Allowance allowance_of(const Plan& plan, Millis now) {
  WindowSpan window = window_at(plan.window, now);
  Allowance allowance{std::move(window.name), std::nullopt, window.ends};
  if (plan.pages != Plan::kUnlimited) allowance.cap = plan.pages;
  return allowance;
}

}  // namespace ocrchat
