#include "store/account_rows.hpp"
#include "store/sql_store.hpp"

namespace ocrchat {

void SqlStore::add_session(AccountId account, const std::string& hash, Millis expires_at) {
  const Millis now = now_ms();
  write([&](soci::session& sql) {
    return run(sql,
               "INSERT INTO sessions (hash, account, created_at, last_seen_at, expires_at)"
               " VALUES (:hash, :account, :created_at, :last_seen_at, :expires_at)",
               hash, account, now, now, expires_at);
  });
}

std::optional<Account> SqlStore::account_of_session(const std::string& hash) {
  auto account = read([&](soci::session& sql) {
    return first_account(account_rows(sql,
                                      "JOIN sessions s ON s.account = a.id WHERE a.disabled = 0"
                                      " AND s.hash = :hash AND s.expires_at > :now",
                                      hash, now_ms()));
  });
  if (account) note_use("sessions", "last_seen_at", hash);
  return account;
}

void SqlStore::remove_session(const std::string& hash) {
  write([&](soci::session& sql) { return run(sql, "DELETE FROM sessions WHERE hash = :hash", hash); });
}

void SqlStore::add_code(const std::string& hash, const OneTimeCode& code) {
  write([&](soci::session& sql) {
    return run(sql,
               "INSERT INTO codes (hash, purpose, account, password_hash, expires_at)"
               " VALUES (:hash, :purpose, :account, :password_hash, :expires_at)",
               hash, code.purpose, code.account, code.password_hash, code.expires_at);
  });
}

// Of two that take a code at the same time, the one that deletes the row has it.
std::optional<OneTimeCode> SqlStore::take_code(const std::string& hash, const std::string& purpose) {
  return write([&](soci::session& sql) -> std::optional<OneTimeCode> {
    const auto found = row<AccountId, std::string, Millis>(
        sql, "SELECT account, password_hash, expires_at FROM codes WHERE hash = :hash AND purpose = :purpose",
        hash, purpose);
    if (!found || run(sql, "DELETE FROM codes WHERE hash = :hash", hash) == 0) return std::nullopt;
    const auto& [account, password_hash, expires_at] = *found;
    if (expires_at <= now_ms()) return std::nullopt;
    return OneTimeCode{account, purpose, password_hash, expires_at};
  });
}

Attempts SqlStore::count_attempt(const std::string& subject, Millis window, Millis now) {
  return write([&](soci::session& sql) {
    run(sql, "DELETE FROM attempts WHERE subject = :subject AND resets_at <= :now", subject, now);
    run(sql,
        "INSERT INTO attempts (subject, count, resets_at) VALUES (:subject, 1, :resets_at)"
        " ON CONFLICT (subject) DO UPDATE SET count = attempts.count + 1",
        subject, now + window);
    const auto found = row<std::int64_t, Millis>(
        sql, "SELECT count, resets_at FROM attempts WHERE subject = :subject", subject);
    return Attempts{std::get<0>(found.value()), std::get<1>(*found)};
  });
}

void SqlStore::forgive_attempt(const std::string& subject) {
  write([&](soci::session& sql) {
    return run(sql, "UPDATE attempts SET count = count - 1 WHERE subject = :subject AND count > 0", subject);
  });
}

}  // namespace ocrchat
