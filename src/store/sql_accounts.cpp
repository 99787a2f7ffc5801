#include "base/utf8.hpp"
#include "store/sql.hpp"
#include "store/sql_store.hpp"

namespace ocrchat {
namespace {

// When a token was last used is known to the hour, so that looking at a job does not write each time.
constexpr Millis kUseRecordedEvery = 3'600'000;

}  // namespace

Account SqlStore::create_account(const std::string& email) {
  Account account;
  account.email = ascii_lower(trimmed(email));
  account.created_at = now_ms();
  if (account.email.find('@') == std::string::npos || !is_utf8(account.email)) {
    throw Error(ErrorCode::bad_field, "'" + to_valid_utf8(email) + "' is not an e-mail address.");
  }
  return write([&](soci::session& sql) {
    if (run(sql,
            "INSERT INTO accounts (email, created_at) VALUES (:email, :now) ON CONFLICT (email) DO NOTHING",
            account.email, account.created_at) == 0) {
      throw Error(ErrorCode::bad_field, "There is an account of '" + account.email + "' already.");
    }
    account.id = cell<AccountId>(sql, "SELECT id FROM accounts WHERE email = :email", account.email).value();
    return account;
  });
}

std::vector<Account> SqlStore::accounts() {
  return read([&](soci::session& sql) {
    std::vector<Account> result;
    for (auto& [id, email, created_at] : rows<AccountId, std::string, Millis>(
             sql, "SELECT id, email, created_at FROM accounts ORDER BY id")) {
      result.push_back({id, std::move(email), created_at});
    }
    return result;
  });
}

void SqlStore::add_token(AccountId account, const std::string& name, const std::string& hash) {
  write([&](soci::session& sql) {
    return run(sql,
               "INSERT INTO tokens (hash, name, account, created_at) VALUES (:hash, :name, :account, :now)",
               hash, name, account, now_ms());
  });
}

std::optional<Account> SqlStore::account_of_token(const std::string& hash) {
  const Millis now = now_ms();
  const auto found = read([&](soci::session& sql) {
    return row<AccountId, std::string, Millis, std::optional<Millis>>(
        sql,
        "SELECT a.id, a.email, a.created_at, t.last_used_at FROM tokens t JOIN accounts a ON a.id = t.account"
        " WHERE t.hash = :hash",
        hash);
  });
  if (!found) return std::nullopt;
  const auto& [id, email, created_at, last_used_at] = *found;
  if (now - last_used_at.value_or(0) > kUseRecordedEvery) {
    write([&](soci::session& sql) {
      return run(sql, "UPDATE tokens SET last_used_at = :now WHERE hash = :hash", now, hash);
    });
  }
  return Account{id, email, created_at};
}

}  // namespace ocrchat
