#include <array>

#include "store/migration_steps.hpp"

namespace ocrchat {
namespace {

constexpr std::array kSignIn{
    // Accounts that an operator made before there were passwords are confirmed, and have none.
    "ALTER TABLE accounts ADD COLUMN password_hash TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE accounts ADD COLUMN confirmed_at BIGINT",
    "UPDATE accounts SET confirmed_at = created_at",

    // A token that was made before tokens were sealed cannot be shown again. Half of a hash names it and
    // says nothing of the token.
    "ALTER TABLE tokens ADD COLUMN id TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE tokens ADD COLUMN sealed TEXT NOT NULL DEFAULT ''",
    "UPDATE tokens SET id = substr(hash, 1, 32)",
    "CREATE UNIQUE INDEX tokens_by_id ON tokens (id)",
    "CREATE UNIQUE INDEX token_names ON tokens (account, name)",

    "CREATE TABLE sessions (hash TEXT PRIMARY KEY,"
    " account BIGINT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,"
    " created_at BIGINT NOT NULL, last_seen_at BIGINT NOT NULL, expires_at BIGINT NOT NULL)",
    "CREATE INDEX sessions_of_account ON sessions (account)",

    "CREATE TABLE codes (hash TEXT PRIMARY KEY, purpose TEXT NOT NULL,"
    " account BIGINT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,"
    " password_hash TEXT NOT NULL, expires_at BIGINT NOT NULL)",
    "CREATE INDEX codes_of_account ON codes (account)",

    "CREATE TABLE attempts (subject TEXT PRIMARY KEY, count BIGINT NOT NULL, resets_at BIGINT NOT NULL)",
};

}  // namespace

std::span<const char* const> sign_in() {
  return kSignIn;
}

}  // namespace ocrchat
