#pragma once

#include <memory>
#include <string>

#include "app/storage.hpp"
#include "service/account_service.hpp"

namespace ocrchat {

/// What the operator's commands work with: the accounts of a database, which a server may be using as well.
class OperatorDesk {
 public:
  /// @throws Error(setting_invalid)
  explicit OperatorDesk(Settings settings);

  /// @throws Error(bad_field) if there is none of that address
  Account account(const std::string& email);
  /// @throws Error(bad_field) if the settings have no plan of that name
  void check_plan(const std::string& plan) const;
  /// Whose credits they are, in the ledger's words.
  static std::string owner(const Account& account) { return "account:" + std::to_string(account.id); }

  const Settings& settings() const { return settings_; }
  Store& store() { return *store_; }
  AccountService& accounts() { return accounts_; }

 private:
  const Settings settings_;
  const std::unique_ptr<Store> store_;
  const std::unique_ptr<Blobs> blobs_;
  const Secrets secrets_;
  AccountService accounts_;
};

/// A password from the terminal, without showing it, or the first line of standard input.
std::string ask_password();

}  // namespace ocrchat
