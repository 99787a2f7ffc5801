#pragma once

#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/secrets.hpp"
#include "store/sessions.hpp"

namespace ocrchat {

/// Too many attempts; `seconds` until another one makes sense.
class TooManyAttempts : public Error {
 public:
  explicit TooManyAttempts(int seconds);
  int seconds() const { return seconds_; }

 private:
  int seconds_;
};

/// From where somebody tries.
struct Client {
  std::string ip;
  std::string device;  ///< what the browser was given when it logged in; empty: nothing
};

/// Slows guessing down without locking the owner out (OWASP's device cookies): a browser that has logged in
/// to this account before is counted by itself; all others together count per account and per IP. The
/// database is told keyed hashes of whom is counted. Safe from any thread.
class LoginGuard {
 public:
  static constexpr Millis kWindow = 15 * 60'000;
  static constexpr int kMostOfDevice = 10;   ///< failures in a window, of a browser that was here before
  static constexpr int kMostOfAccount = 10;  ///< of all other browsers, for one address
  static constexpr int kMostOfIp = 50;       ///< of all other browsers, from one IP
  static constexpr Millis kRequestWindow = 3'600'000;
  static constexpr int kMostRequests = 30;  ///< sign-ups and resets in an hour, from one IP
  static constexpr int kMostMails = 5;      ///< mails in an hour, to one address

  LoginGuard(Sessions& sessions, const Secrets& secrets) : sessions_(sessions), secrets_(secrets) {}

  /// Who is counted for an attempt.
  using Subjects = std::vector<std::string>;

  /// Counts an attempt to log in. @returns what to forgive if it succeeds
  /// @throws TooManyAttempts
  Subjects admit(const std::string& email, const Client& client);
  /// Counts an attempt to give the password of an account that is logged in. @throws TooManyAttempts
  Subjects admit(AccountId account);
  void forgive(const Subjects& subjects);

  /// @throws TooManyAttempts
  void admit_request(const std::string& ip);
  /// Whether one more mail may be sent to this address.
  bool admit_mail(const std::string& email);

  /// What a browser keeps, to be known again for this account.
  std::string new_device(const std::string& email) const;

 private:
  bool knows(const std::string& email, const std::string& device) const;
  std::string subject(const std::string& kind, const std::string& of) const;
  void count(const std::string& subject, int most, Millis window);

  Sessions& sessions_;
  const Secrets& secrets_;
};

}  // namespace ocrchat
