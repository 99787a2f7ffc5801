#include "base/utf8.hpp"
#include "store/sql.hpp"
#include "store/sql_store.hpp"

namespace ocrchat {
namespace {

// When a token was last used is known to the hour, so that looking at a job does not write each time.
constexpr Millis kUseRecordedEvery = 3'600'000;

std::vector<Account> account_rows(soci::session& sql, const std::string& rest, const auto&... values) {
  std::vector<Account> result;
  for (auto& [id, email, plan, disabled, created_at] : rows<AccountId, std::string, std::string, int, Millis>(
           sql, "SELECT a.id, a.email, a.plan, a.disabled, a.created_at FROM accounts a " + rest,
           values...)) {
    result.push_back({id, std::move(email), std::move(plan), disabled != 0, created_at});
  }
  return result;
}

std::optional<Account> first_account(std::vector<Account> accounts) {
  if (accounts.empty()) return std::nullopt;
  return std::move(accounts.front());
}

}  // namespace

Account SqlStore::create_account(const std::string& email, const std::string& plan) {
  Account account;
  account.email = ascii_lower(trimmed(email));
  account.plan = plan;
  account.created_at = now_ms();
  if (account.email.find('@') == std::string::npos || !is_utf8(account.email)) {
    throw Error(ErrorCode::bad_field, "'" + to_valid_utf8(email) + "' is not an e-mail address.");
  }
  return write([&](soci::session& sql) {
    if (run(sql,
            "INSERT INTO accounts (email, plan, created_at) VALUES (:email, :plan, :now)"
            " ON CONFLICT (email) DO NOTHING",
            account.email, account.plan, account.created_at) == 0) {
      throw Error(ErrorCode::bad_field, "There is an account of '" + account.email + "' already.");
    }
    account.id = cell<AccountId>(sql, "SELECT id FROM accounts WHERE email = :email", account.email).value();
    return account;
  });
}

std::vector<Account> SqlStore::accounts() {
  return read([&](soci::session& sql) { return account_rows(sql, "ORDER BY a.id"); });
}

std::optional<Account> SqlStore::account_of_email(const std::string& email) {
  return read([&](soci::session& sql) {
    return first_account(account_rows(sql, "WHERE a.email = :email", ascii_lower(trimmed(email))));
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
  auto account = read([&](soci::session& sql) {
    return first_account(
        account_rows(sql, "JOIN tokens t ON t.account = a.id WHERE a.disabled = 0 AND t.hash = :hash", hash));
  });
  if (account) note_use(hash);
  return account;
}

void SqlStore::note_use(const std::string& hash) {
  const Millis now = now_ms();
  const auto last = read([&](soci::session& sql) {
    return cell<std::optional<Millis>>(sql, "SELECT last_used_at FROM tokens WHERE hash = :hash", hash);
  });
  if (!last || now - last->value_or(0) <= kUseRecordedEvery) return;
  write([&](soci::session& sql) {
    return run(sql, "UPDATE tokens SET last_used_at = :now WHERE hash = :hash", now, hash);
  });
}

}  // namespace ocrchat
