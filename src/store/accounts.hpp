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
  std::optional<Millis> confirmed_at =
      {};                    ///< none: whoever signed up has not shown that the address is theirs
  bool is_operator = false;  ///< sees how the service does, and lets accounts in
};

/// An account's secret for the API, as it is kept.
struct ApiToken {
  std::string id;  ///< 32 hex digits
  std::string name;
  std::string sealed;  ///< the token under the server's key (Secrets); empty: it can not be shown any more
  Millis created_at = 0;
  std::optional<Millis> last_used_at;  ///< to the hour
};

/// Accounts and their tokens. Addresses are trimmed and compared without case. Every call is one
/// transaction. Safe from any thread.
/// @throws Error(internal) where the database fails
class Accounts {
 public:
  virtual ~Accounts() = default;

  /// An account made by the operator: confirmed, without a password.
  /// @throws Error(bad_field) if there is an account of that address, or it is no address
  virtual Account create_account(const std::string& email, const std::string& plan) = 0;
  /// Nothing if there is an account of that address. @throws Error(bad_field) if it is no address
  virtual std::optional<Account> sign_up(const std::string& email, const std::string& plan,
                                         const std::string& password_hash, bool confirmed) = 0;
  virtual std::vector<Account> accounts() = 0;
  virtual std::optional<Account> account(AccountId id) = 0;
  virtual std::optional<Account> account_of_email(const std::string& email) = 0;
  virtual void set_plan(AccountId id, const std::string& plan) = 0;
  virtual void set_disabled(AccountId id, bool disabled) = 0;
  virtual void set_operator(AccountId id, bool is_operator) = 0;
  virtual void confirm_account(AccountId id) = 0;
  /// Empty if it has none, or there is no such account.
  virtual std::string password_hash(AccountId id) = 0;
  /// Ends the account's sessions, but for the one of this hash, and its one-time codes.
  virtual void set_password(AccountId id, const std::string& hash, const std::string& session_to_keep) = 0;
  /// Removes the account with its tokens, sessions and codes; its rows of the ledger stay, as numbers of
  /// nobody. False, with nothing changed, while it has jobs: their documents are to be removed first.
  virtual bool remove_account(AccountId id) = 0;

  /// @param hash    SHA-256 of the token, by which it is looked up
  /// @param sealed  the token as only the server's key opens it
  /// @throws Error(bad_field) if the account has one of that name
  virtual ApiToken add_token(AccountId account, const std::string& name, const std::string& hash,
                             const std::string& sealed) = 0;
  /// Oldest first.
  virtual std::vector<ApiToken> tokens(AccountId account) = 0;
  /// Both: false if the account has no such token.
  /// @throws Error(bad_field) if the account has another one of that name
  virtual bool rename_token(AccountId account, const std::string& id, const std::string& name) = 0;
  virtual bool remove_token(AccountId account, const std::string& id) = 0;
  /// Nothing for the token of a disabled account.
  virtual std::optional<Account> account_of_token(const std::string& hash) = 0;
};

}  // namespace ocrchat
