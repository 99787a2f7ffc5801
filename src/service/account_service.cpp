#include "service/account_service.hpp"

#include "base/email.hpp"
#include "base/error.hpp"
#include "base/ids.hpp"
#include "service/account_mails.hpp"
#include "service/metering.hpp"

namespace ocrchat {
namespace {

constexpr Millis kHour = 3'600'000;
constexpr Millis kConfirmHolds = 24 * kHour;
constexpr Millis kResetHolds = kHour;
constexpr Millis kUsageShown = 31 * 24 * kHour;
constexpr int kRemovedAtOnce = 100;
constexpr const char* kConfirm = "confirm";
constexpr const char* kReset = "reset";
constexpr const char* kFirstPlan = "free";

[[noreturn]] void refuse_code() {
  throw Error(ErrorCode::bad_field, "The code is not good any more, or never was; ask for a new one.");
}

}  // namespace

AccountService::AccountService(const Settings& settings, Store& store, Blobs& blobs, const Secrets& secrets,
                               Mailer* mailer)
    : settings_(settings),
      store_(store),
      blobs_(blobs),
      secrets_(secrets),
      mailer_(mailer),
      guard_(store, secrets) {}

// What was put off is still done, but for its mails: a mail server that does not answer is not waited for.
AccountService::~AccountService() {
  closing_ = true;
}

SignedUp AccountService::sign_up(const std::string& email, const std::string& password,
                                 const std::string& ip) {
  if (!settings_.sign_up) {
    throw Error(ErrorCode::not_found, "Accounts of this server are made by its operator; ask there.");
  }
  checked_email(email);
  Passwords::check(password);
  guard_.admit_request(ip);
  const std::string hash = passwords_.hash(password);
  if (settings_.confirm_accounts) {
    background_.run([this, email, hash] { take_in(email, hash); });
    return mailer_ == nullptr ? SignedUp::waits_for_operator : SignedUp::mailed;
  }
  if (!store_.sign_up(email, kFirstPlan, hash, true)) {
    throw Error(ErrorCode::bad_field, "This address has an account already; log in.");
  }
  return SignedUp::ready;
}

// The password of a second sign-up counts only for who has its code: whoever owns the mailbox chooses among
// them by the code that they send back.
void AccountService::take_in(const std::string& email, const std::string& password_hash) {
  auto account = store_.sign_up(email, kFirstPlan, password_hash, false);
  if (!account) account = store_.account_of_email(email);
  if (!account || mailer_ == nullptr || !guard_.admit_mail(email)) return;
  const MailText mail = account->confirmed_at
                            ? taken_mail(settings_)
                            : confirmation_mail(settings_, new_code(kConfirm, account->id, password_hash));
  send(account->email, mail.subject, mail.text);
}

void AccountService::confirm(const std::string& code) {
  const auto taken = store_.take_code(sha256_hex(as_bytes(code)), kConfirm);
  if (!taken) refuse_code();
  store_.set_password(taken->account, taken->password_hash, "");
  store_.confirm_account(taken->account);
}

void AccountService::request_reset(const std::string& email, const std::string& ip) {
  guard_.admit_request(ip);
  background_.run([this, email] {
    const auto account = store_.account_of_email(email);
    if (!account || mailer_ == nullptr || !guard_.admit_mail(email)) return;
    const MailText mail = reset_mail(settings_, new_reset_code(*account));
    send(account->email, mail.subject, mail.text);
  });
}

Login AccountService::reset(const std::string& code, const std::string& password) {
  Passwords::check(password);
  const std::string hash = passwords_.hash(password);
  const auto taken = store_.take_code(sha256_hex(as_bytes(code)), kReset);
  const auto account = taken ? store_.account(taken->account) : std::nullopt;
  if (!account || account->disabled) refuse_code();
  store_.set_password(account->id, hash, "");
  store_.confirm_account(account->id);
  return begin_session(*account);
}

AccountStanding AccountService::standing(const Caller& caller) {
  if (!caller.account) throw Error(ErrorCode::token_missing);
  const Millis now = now_ms();
  const Plan& plan = plan_of(settings_, caller);
  return {*caller.account, plan, store_.standing(caller.owner, allowance_of(plan, now)),
          store_.usage(caller.owner, now - kUsageShown)};
}

void AccountService::set_password(const Account& account, const std::string& password) {
  Passwords::check(password);
  store_.set_password(account.id, passwords_.hash(password), "");
}

std::string AccountService::new_reset_code(const Account& account) {
  return new_code(kReset, account.id, "");
}

// Disabled first, so that no new job comes while the others go.
void AccountService::remove(const Account& account) {
  store_.set_disabled(account.id, true);
  do {
    for (const Job& job : store_.jobs_of(account.id, "", kRemovedAtOnce)) {
      store_.remove_job(job.uuid);
      blobs_.remove(job.uuid);
    }
  } while (!store_.remove_account(account.id));
}

std::string AccountService::new_code(const std::string& purpose, AccountId account,
                                     const std::string& password_hash) {
  const std::string code = new_uuid();
  const Millis holds = purpose == kConfirm ? kConfirmHolds : kResetHolds;
  store_.add_code(sha256_hex(as_bytes(code)), {account, purpose, password_hash, now_ms() + holds});
  return code;
}

void AccountService::send(const std::string& email, const std::string& subject, const std::string& text) {
  if (!closing_) mailer_->send(email, subject, text);
}

}  // namespace ocrchat
