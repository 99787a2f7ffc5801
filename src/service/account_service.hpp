#pragma once

#include <atomic>
#include <optional>
#include <string>
#include <vector>

#include "base/password.hpp"
#include "base/secrets.hpp"
#include "base/settings.hpp"
#include "service/background.hpp"
#include "service/login_guard.hpp"
#include "service/mailer.hpp"
#include "service/service.hpp"
#include "store/blobs.hpp"
#include "store/store.hpp"

namespace ocrchat {

/// How a sign-up goes on.
enum class SignedUp { ready, mailed, waits_for_operator };

/// Who has logged in. Both secrets are the browser's to keep.
struct Login {
  Account account;
  std::string session;
  std::string device;  ///< says at the next login that this browser was here before
};

/// A token as its owner sees it.
struct ShownToken {
  ApiToken token;
  std::optional<std::string> secret;  ///< none: it is not to be shown, or can not be
};

/// How an account stands.
struct AccountStanding {
  Account account;
  Plan plan;
  Standing standing;
  std::vector<Usage> usage;     ///< of the last 31 days
  std::string callback_secret;  ///< with which its callbacks are signed
};

/// @throws Error(session_required) for a caller that did not come by a session
void require_session(const Caller& caller);

/// The use cases of accounts: from signing up to deletion. None of the answers tells a stranger who has an
/// account. Calls compute passwords and may block for seconds: call them off the network threads. Safe from
/// any thread; what it refers to must outlive it.
class AccountService {
 public:
  static constexpr std::size_t kMostTokens = 100;  ///< of one account

  /// @param mailer  null where no mail can be sent: then the operator confirms and resets
  AccountService(const Settings& settings, Store& store, Blobs& blobs, const Secrets& secrets,
                 Mailer* mailer);
  ~AccountService();

  /// A new account, on the plan "free". Where accounts are confirmed, a taken address is answered as a free
  /// one, and the account appears a moment later.
  /// @throws Error(bad_field | not_found | overloaded), TooManyAttempts; not_found where nobody can sign up
  SignedUp sign_up(const std::string& email, const std::string& password, const std::string& ip);
  /// @throws Error(bad_field) for a code that is unknown, used or too old
  void confirm(const std::string& code);

  /// @throws Error(login_failed | overloaded), TooManyAttempts
  Login log_in(const std::string& email, const std::string& password, const Client& client);
  void log_out(const std::string& session);
  /// Nothing for a session that is unknown, over, or of a disabled account.
  std::optional<Caller> caller_of_session(const std::string& session, const std::string& ip);
  /// What a page of ours sends along with the session to show that it is one of ours.
  std::string csrf_token(const std::string& session) const;

  /// Mails a code if there is an account; says nothing of it. @throws Error(overloaded), TooManyAttempts
  void request_reset(const std::string& email, const std::string& ip);
  /// Sets a new password and ends all sessions. The code shows that the address is theirs, so the browser is
  /// logged in.
  /// @throws Error(bad_field | overloaded)
  Login reset(const std::string& code, const std::string& password);
  /// Ends all other sessions. @throws Error(session_required | login_failed | bad_field), TooManyAttempts
  void change_password(const Caller& caller, const std::string& current, const std::string& next);
  /// Deletes the account and all of its jobs at once.
  /// @throws Error(session_required | login_failed), TooManyAttempts
  void remove(const Caller& caller, const std::string& password);

  /// @throws Error(token_missing) for an anonymous caller
  AccountStanding standing(const Caller& caller);
  /// With their secrets for a session, never for a token. @throws Error(token_missing)
  std::vector<ShownToken> tokens(const Caller& caller);
  /// These three are for a session. @throws Error(session_required | bad_field | not_found)
  ShownToken create_token(const Caller& caller, const std::string& name);
  ShownToken rename_token(const Caller& caller, const std::string& id, const std::string& name);
  void revoke_token(const Caller& caller, const std::string& id);

  /// The operator's: without any check of rights.
  ShownToken add_token(const Account& account, const std::string& name);
  void set_password(const Account& account, const std::string& password);
  std::string new_reset_code(const Account& account);
  void remove(const Account& account);

  /// Returns once all that was put off is done.
  void wait_for_background() { background_.wait(); }

 private:
  void take_in(const std::string& email, const std::string& password_hash);
  std::string new_code(const std::string& purpose, AccountId account, const std::string& password_hash);
  void send(const std::string& email, const std::string& subject, const std::string& text);
  Login begin_session(const Account& account);
  void check_password(const Caller& caller, const std::string& password);
  ShownToken shown(const ApiToken& token) const;

  const Settings& settings_;
  Store& store_;
  Blobs& blobs_;
  const Secrets& secrets_;
  Mailer* const mailer_;
  LoginGuard guard_;
  Passwords passwords_;
  std::atomic<bool> closing_ = false;
  Background background_;  // last: its tasks use the others
};

}  // namespace ocrchat
