#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "store/accounts.hpp"

namespace ocrchat {

/// What a mail, or the operator, hands to the owner of an account, to be used once.
struct OneTimeCode {
  AccountId account = 0;
  std::string purpose;        ///< "confirm" or "reset": a code of one is nothing to the other
  std::string password_hash;  ///< of "confirm": the password chosen when this code was asked for
  Millis expires_at = 0;
};

/// How often something was tried in the present window.
struct Attempts {
  std::int64_t count = 0;
  Millis resets_at = 0;
};

/// Who is logged in, and what guards logging in. All machines that share the database share the counts.
/// Every call is one transaction. Safe from any thread.
/// @throws Error(internal) where the database fails
class Sessions {
 public:
  virtual ~Sessions() = default;

  /// @param hash  SHA-256 of the session's secret; the secret itself is not stored
  virtual void add_session(AccountId account, const std::string& hash, Millis expires_at) = 0;
  /// Nothing once it has expired or ended, or if its account is disabled.
  virtual std::optional<Account> account_of_session(const std::string& hash) = 0;
  virtual void remove_session(const std::string& hash) = 0;

  /// @param hash  SHA-256 of the code
  virtual void add_code(const std::string& hash, const OneTimeCode& code) = 0;
  /// Gives the code out once: nothing if it is unknown, of another purpose, used or expired.
  virtual std::optional<OneTimeCode> take_code(const std::string& hash, const std::string& purpose) = 0;

  /// Counts one more attempt of `subject`, in a window that begins with the first one.
  virtual Attempts count_attempt(const std::string& subject, Millis window, Millis now) = 0;
  /// Takes one back that turned out to be rightful.
  virtual void forgive_attempt(const std::string& subject) = 0;
};

}  // namespace ocrchat
