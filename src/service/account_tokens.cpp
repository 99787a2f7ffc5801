#include <algorithm>

#include "base/error.hpp"
#include "base/ids.hpp"
#include "base/utf8.hpp"
#include "service/account_service.hpp"

namespace ocrchat {
namespace {

constexpr std::size_t kLongestName = 100;
constexpr const char* kSealedAs = "token";

std::string checked_name(const std::string& name) {
  const std::string text(trimmed(name));
  const auto control = [](char c) { return static_cast<unsigned char>(c) < ' ' || c == 127; };
  if (!is_utf8(text) || text.empty() || code_points(text) > kLongestName ||
      std::any_of(text.begin(), text.end(), control)) {
    throw Error(ErrorCode::bad_field,
                "A token's 'name' has 1 to " + std::to_string(kLongestName) + " characters.");
  }
  return text;
}

[[noreturn]] void refuse_unknown() {
  throw Error(ErrorCode::not_found, "There is no such token; it may have been revoked.");
}

}  // namespace

void require_session(const Caller& caller) {
  if (!caller.account || caller.session.empty()) throw Error(ErrorCode::session_required);
}

std::vector<ShownToken> AccountService::tokens(const Caller& caller) {
  if (!caller.account) throw Error(ErrorCode::token_missing);
  std::vector<ShownToken> result;
  for (const ApiToken& token : store_.tokens(caller.account->id)) {
    result.push_back(caller.session.empty() ? ShownToken{token, std::nullopt} : shown(token));
  }
  return result;
}

ShownToken AccountService::create_token(const Caller& caller, const std::string& name) {
  require_session(caller);
  if (store_.tokens(caller.account->id).size() >= kMostTokens) {
    throw Error(ErrorCode::bad_field,
                "You have " + std::to_string(kMostTokens) + " tokens, which is the limit; revoke one.");
  }
  return add_token(*caller.account, name);
}

ShownToken AccountService::rename_token(const Caller& caller, const std::string& id,
                                        const std::string& name) {
  require_session(caller);
  if (!store_.rename_token(caller.account->id, id, checked_name(name))) refuse_unknown();
  for (const ApiToken& token : store_.tokens(caller.account->id)) {
    if (token.id == id) return shown(token);
  }
  refuse_unknown();
}

void AccountService::revoke_token(const Caller& caller, const std::string& id) {
  require_session(caller);
  if (!store_.remove_token(caller.account->id, id)) refuse_unknown();
}

ShownToken AccountService::add_token(const Account& account, const std::string& name) {
  const std::string secret = new_token();
  return {store_.add_token(account.id, checked_name(name), sha256_hex(as_bytes(secret)),
                           secrets_.seal(kSealedAs, secret)),
          secret};
}

ShownToken AccountService::shown(const ApiToken& token) const {
  return {token, secrets_.open(kSealedAs, token.sealed)};
}

}  // namespace ocrchat
