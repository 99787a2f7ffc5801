#include "base/error.hpp"
#include "base/ids.hpp"
#include "service/account_service.hpp"
#include "service/metering.hpp"

namespace ocrchat {
namespace {

constexpr Millis kDay = 24 * 3'600'000;

std::string new_session() {
  return new_uuid() + new_uuid();
}

}  // namespace

Login AccountService::log_in(const std::string& email, const std::string& password, const Client& client) {
  const LoginGuard::Subjects counted = guard_.admit(email, client);
  const auto account = store_.account_of_email(email);
  const bool right = passwords_.verify(store_.password_hash(account ? account->id : 0), password);
  if (!right || !account->confirmed_at || account->disabled) throw Error(ErrorCode::login_failed);
  guard_.forgive(counted);
  return begin_session(*account);
}

Login AccountService::begin_session(const Account& account) {
  Login login{account, new_session(), guard_.new_device(account.email)};
  store_.add_session(account.id, sha256_hex(as_bytes(login.session)),
                     now_ms() + settings_.session_days * kDay);
  return login;
}

void AccountService::log_out(const std::string& session) {
  store_.remove_session(sha256_hex(as_bytes(session)));
}

std::optional<Caller> AccountService::caller_of_session(const std::string& session, const std::string& ip) {
  auto account = store_.account_of_session(sha256_hex(as_bytes(session)));
  if (!account) return std::nullopt;
  std::string owner = owner_of(account, ip, secrets_);
  return Caller{std::move(account), ip, std::move(owner), session};
}

std::string AccountService::csrf_token(const std::string& session) const {
  return secrets_.mac("csrf", session);
}

void AccountService::check_password(const Caller& caller, const std::string& password) {
  require_session(caller);
  const LoginGuard::Subjects counted = guard_.admit(caller.account->id);
  if (!passwords_.verify(store_.password_hash(caller.account->id), password)) {
    throw Error(ErrorCode::login_failed, "The password is wrong.");
  }
  guard_.forgive(counted);
}

void AccountService::change_password(const Caller& caller, const std::string& current,
                                     const std::string& next) {
  require_session(caller);
  Passwords::check(next);
  check_password(caller, current);
  store_.set_password(caller.account->id, passwords_.hash(next), sha256_hex(as_bytes(caller.session)));
}

void AccountService::remove(const Caller& caller, const std::string& password) {
  check_password(caller, password);
  remove(*caller.account);
}

}  // namespace ocrchat
