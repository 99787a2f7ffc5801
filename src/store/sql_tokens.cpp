#include "base/ids.hpp"
#include "store/account_rows.hpp"
#include "store/sql_store.hpp"

namespace ocrchat {
namespace {

// When a token or session was last used is known to the hour, so that looking at a job does not write each
// time.
constexpr Millis kUseRecordedEvery = 3'600'000;

[[noreturn]] void refuse_taken(const std::string& name) {
  throw Error(ErrorCode::bad_field, "There is a token named '" + name + "' already; choose another name.");
}

}  // namespace

ApiToken SqlStore::add_token(AccountId account, const std::string& name, const std::string& hash,
                             const std::string& sealed) {
  const ApiToken token{new_uuid(), name, sealed, now_ms(), std::nullopt};
  return write([&](soci::session& sql) {
    if (run(sql,
            "INSERT INTO tokens (hash, id, name, account, sealed, created_at)"
            " VALUES (:hash, :id, :name, :account, :sealed, :now) ON CONFLICT (account, name) DO NOTHING",
            hash, token.id, name, account, sealed, token.created_at) == 0) {
      refuse_taken(name);
    }
    return token;
  });
}

std::vector<ApiToken> SqlStore::tokens(AccountId account) {
  return read([&](soci::session& sql) {
    std::vector<ApiToken> result;
    for (auto& [id, name, sealed, created_at, last_used_at] :
         rows<std::string, std::string, std::string, Millis, std::optional<Millis>>(
             sql,
             "SELECT id, name, sealed, created_at, last_used_at FROM tokens WHERE account = :account"
             " ORDER BY created_at, id",
             account)) {
      result.push_back({std::move(id), std::move(name), std::move(sealed), created_at, last_used_at});
    }
    return result;
  });
}

bool SqlStore::rename_token(AccountId account, const std::string& id, const std::string& name) {
  return write([&](soci::session& sql) {
    if (cell<std::string>(sql,
                          "SELECT id FROM tokens WHERE account = :account AND name = :name AND id <> :id",
                          account, name, id)) {
      refuse_taken(name);
    }
    return run(sql, "UPDATE tokens SET name = :name WHERE account = :account AND id = :id", name, account,
               id) == 1;
  });
}

bool SqlStore::remove_token(AccountId account, const std::string& id) {
  return write([&](soci::session& sql) {
    return run(sql, "DELETE FROM tokens WHERE account = :account AND id = :id", account, id) == 1;
  });
}

std::optional<Account> SqlStore::account_of_token(const std::string& hash) {
  auto account = read([&](soci::session& sql) {
    return first_account(
        account_rows(sql, "JOIN tokens t ON t.account = a.id WHERE a.disabled = 0 AND t.hash = :hash", hash));
  });
  if (account) note_use("tokens", "last_used_at", hash);
  return account;
}

void SqlStore::note_use(const std::string& table, const std::string& column, const std::string& hash) {
  const Millis now = now_ms();
  const auto last = read([&](soci::session& sql) {
    return cell<std::optional<Millis>>(sql, "SELECT " + column + " FROM " + table + " WHERE hash = :hash",
                                       hash);
  });
  if (!last || now - last->value_or(0) <= kUseRecordedEvery) return;
  write([&](soci::session& sql) {
    return run(sql, "UPDATE " + table + " SET " + column + " = :now WHERE hash = :hash", now, hash);
  });
}

}  // namespace ocrchat
