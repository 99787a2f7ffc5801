#include "base/email.hpp"
#include "store/account_rows.hpp"
#include "store/sql_store.hpp"

namespace ocrchat {
namespace {

std::optional<Account> insert_account(soci::session& sql, Account account, const std::string& password_hash) {
  if (run(sql,
          "INSERT INTO accounts (email, plan, password_hash, created_at, confirmed_at)"
          " VALUES (:email, :plan, :password_hash, :now, :confirmed_at) ON CONFLICT (email) DO NOTHING",
          account.email, account.plan, password_hash, account.created_at, account.confirmed_at) == 0) {
    return std::nullopt;
  }
  account.id = cell<AccountId>(sql, "SELECT id FROM accounts WHERE email = :email", account.email).value();
  return account;
}

Account new_account(const std::string& email, const std::string& plan, bool confirmed) {
  Account account;
  account.email = checked_email(email);
  account.plan = plan;
  account.created_at = now_ms();
  if (confirmed) account.confirmed_at = account.created_at;
  return account;
}

}  // namespace

Account SqlStore::create_account(const std::string& email, const std::string& plan) {
  const Account account = new_account(email, plan, true);
  const auto made = write([&](soci::session& sql) { return insert_account(sql, account, ""); });
  if (made) return *made;
  throw Error(ErrorCode::bad_field, "There is an account of '" + account.email + "' already.");
}

std::optional<Account> SqlStore::sign_up(const std::string& email, const std::string& plan,
                                         const std::string& password_hash, bool confirmed) {
  const Account account = new_account(email, plan, confirmed);
  return write([&](soci::session& sql) { return insert_account(sql, account, password_hash); });
}

std::vector<Account> SqlStore::accounts() {
  return read([&](soci::session& sql) { return account_rows(sql, "ORDER BY a.id"); });
}

std::optional<Account> SqlStore::account(AccountId id) {
  return read([&](soci::session& sql) { return first_account(account_rows(sql, "WHERE a.id = :id", id)); });
}

std::optional<Account> SqlStore::account_of_email(const std::string& email) {
  const std::string form = email_form(email);
  if (!is_email(form)) return std::nullopt;
  return read(
      [&](soci::session& sql) { return first_account(account_rows(sql, "WHERE a.email = :email", form)); });
}

void SqlStore::set_plan(AccountId id, const std::string& plan) {
  write([&](soci::session& sql) {
    return run(sql, "UPDATE accounts SET plan = :plan WHERE id = :id", plan, id);
  });
}

void SqlStore::set_disabled(AccountId id, bool disabled) {
  write([&](soci::session& sql) {
    return run(sql, "UPDATE accounts SET disabled = :disabled WHERE id = :id", disabled ? 1 : 0, id);
  });
}

void SqlStore::set_operator(AccountId id, bool is_operator) {
  write([&](soci::session& sql) {
    return run(sql, "UPDATE accounts SET is_operator = :is_operator WHERE id = :id", is_operator ? 1 : 0, id);
  });
}

void SqlStore::confirm_account(AccountId id) {
  write([&](soci::session& sql) {
    return run(sql, "UPDATE accounts SET confirmed_at = :now WHERE id = :id AND confirmed_at IS NULL",
               now_ms(), id);
  });
}

std::string SqlStore::password_hash(AccountId id) {
  return read([&](soci::session& sql) {
    return cell<std::string>(sql, "SELECT password_hash FROM accounts WHERE id = :id", id).value_or("");
  });
}

void SqlStore::set_password(AccountId id, const std::string& hash, const std::string& session_to_keep) {
  write([&](soci::session& sql) {
    run(sql, "DELETE FROM sessions WHERE account = :account AND hash <> :kept", id, session_to_keep);
    run(sql, "DELETE FROM codes WHERE account = :account", id);
    return run(sql, "UPDATE accounts SET password_hash = :hash WHERE id = :id", hash, id);
  });
}

bool SqlStore::remove_account(AccountId id) {
  return write([&](soci::session& sql) {
    if (cell<std::int64_t>(sql, "SELECT count(*) FROM jobs WHERE account = :account", id).value_or(0) > 0) {
      return false;
    }
    run(sql, "DELETE FROM idempotency_keys WHERE owner = :owner", "account:" + std::to_string(id));
    run(sql, "DELETE FROM accounts WHERE id = :id", id);
    return true;
  });
}

}  // namespace ocrchat
