#pragma once

#include <soci/soci.h>

#include <optional>
#include <string>
#include <vector>

#include "store/accounts.hpp"
#include "store/sql.hpp"

namespace ocrchat {

/// The accounts `a` that the rest of the query (joins, conditions, order) leaves.
std::vector<Account> account_rows(soci::session& sql, const std::string& rest, const auto&... values) {
  std::vector<Account> result;
  for (auto& [id, email, plan, disabled, created_at, confirmed_at, is_operator] :
       rows<AccountId, std::string, std::string, int, Millis, std::optional<Millis>, int>(
           sql,
           "SELECT a.id, a.email, a.plan, a.disabled, a.created_at, a.confirmed_at, a.is_operator"
           " FROM accounts a " +
               rest,
           values...)) {
    result.push_back(
        {id, std::move(email), std::move(plan), disabled != 0, created_at, confirmed_at, is_operator != 0});
  }
  return result;
}

inline std::optional<Account> first_account(std::vector<Account> accounts) {
  if (accounts.empty()) return std::nullopt;
  return std::move(accounts.front());
}

}  // namespace ocrchat
