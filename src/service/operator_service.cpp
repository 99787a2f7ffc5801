#include "service/operator_service.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/log.hpp"

namespace ocrchat {
namespace {

void require_operator(const Caller& caller) {
  if (!is_operator(caller)) throw Error(ErrorCode::not_found);
}

void check_plan(const Settings& settings, const std::string& plan) {
  if (find_plan(settings.plans, plan) != nullptr) return;
  std::string names;
  for (const Plan& one : settings.plans) names += (names.empty() ? "" : ", ") + one.name;
  throw Error(ErrorCode::bad_field, "'plan' takes one of " + names + ".");
}

}  // namespace

bool is_operator(const Caller& caller) {
  return caller.account && caller.account->is_operator && !caller.session.empty();
}

QueueFigures OperatorService::queue(const Caller& caller) {
  require_operator(caller);
  return store_.queue_figures();
}

std::vector<DeadLetter> OperatorService::failures(const Caller& caller, int limit) {
  require_operator(caller);
  return store_.dead_letters(std::clamp(limit, 1, kMostFailures));
}

std::vector<Account> OperatorService::accounts(const Caller& caller) {
  require_operator(caller);
  return store_.accounts();
}

Account OperatorService::change_account(const Caller& caller, AccountId id, const AccountChange& change) {
  require_operator(caller);
  if (!store_.account(id)) throw Error(ErrorCode::not_found, "There is no such account.");
  if (change.plan) check_plan(settings_, *change.plan);
  if (change.disabled == true && id == caller.account->id) {
    throw Error(ErrorCode::bad_field, "Another operator has to disable your account.");
  }
  if (change.confirmed) store_.confirm_account(id);
  if (change.disabled) store_.set_disabled(id, *change.disabled);
  if (change.plan) store_.set_plan(id, *change.plan);
  log(LogLevel::info, "account_changed",
      {{"account", std::to_string(id)}, {"by", std::to_string(caller.account->id)}});
  return store_.account(id).value();
}

}  // namespace ocrchat
