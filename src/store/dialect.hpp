#pragma once

#include <string_view>

namespace ocrchat {

/// All that differs between the databases; every other statement is the same for both. No parameter occurs
/// twice in a statement, and sums are cast, because PostgreSQL needs it so.
struct Dialect {
  std::string_view begin_write;  ///< starts a transaction that writes
  std::string_view begin_read;   ///< starts one that sees the database as it stood at its start
  std::string_view serial_key;   ///< type of a key that counts up by itself
  std::string_view lock_rows;    ///< ends a SELECT whose rows this transaction is going to change
  std::string_view lock_pages;   ///< the same for the alias `p` alone, passing over what others hold
};

/// One writer at a time, so rows need no locks of their own. AUTOINCREMENT: the key of a deleted job is not
/// used again.
inline constexpr Dialect kSqliteDialect{"BEGIN IMMEDIATE", "BEGIN", "INTEGER PRIMARY KEY AUTOINCREMENT", "",
                                        ""};

}  // namespace ocrchat
