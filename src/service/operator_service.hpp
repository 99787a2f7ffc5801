#pragma once

#include <optional>
#include <string>
#include <vector>

#include "service/service.hpp"

namespace ocrchat {

/// What an operator changes of an account.
struct AccountChange {
  bool confirmed = false;  ///< lets in who has signed up
  std::optional<bool> disabled;
  std::optional<std::string> plan;
};

/// The use cases of those who run the service, from a browser. They are accounts that the command line made
/// operators, and come by a session; for everybody else none of this is there.
/// @throws Error(not_found) for them. Safe from any thread; what it refers to must outlive it.
class OperatorService {
 public:
  static constexpr int kMostFailures = 200;

  OperatorService(const Settings& settings, Store& store) : settings_(settings), store_(store) {}

  QueueFigures queue(const Caller& caller);
  /// Pages that were given up, newest first.
  std::vector<DeadLetter> failures(const Caller& caller, int limit);
  /// In the order in which they were made.
  std::vector<Account> accounts(const Caller& caller);
  /// @throws also Error(bad_field) for a plan that there is not, or for disabling oneself
  Account change_account(const Caller& caller, AccountId id, const AccountChange& change);

 private:
  const Settings& settings_;
  Store& store_;
};

/// Whether the caller is one of them.
bool is_operator(const Caller& caller);

}  // namespace ocrchat
