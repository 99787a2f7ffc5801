#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/time.hpp"

namespace ocrchat {

using AccountId = std::int64_t;

struct Account {
  AccountId id = 0;
  std::string email;
  std::string plan;
  bool disabled = false;
  Millis created_at = 0;
};

/// Accounts and their tokens. Every call is one transaction. Safe from any thread.
/// @throws Error(internal) where the database fails
class Accounts {
 public:
  virtual ~Accounts() = default;

  /// @throws Error(bad_field) if there is an account of that address
  virtual Account create_account(const std::string& email, const std::string& plan) = 0;
  virtual std::vector<Account> accounts() = 0;
  virtual std::optional<Account> account_of_email(const std::string& email) = 0;
  /// @param hash  SHA-256 of the token; the token itself is not stored
  virtual void add_token(AccountId account, const std::string& name, const std::string& hash) = 0;
  /// Nothing for the token of a disabled account.
  virtual std::optional<Account> account_of_token(const std::string& hash) = 0;
};

}  // namespace ocrchat
