#pragma once

#include <soci/soci.h>

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
  std::string_view
      lock_schema;  ///< first statement of a migration, which one program runs at a time; or none
  /// First statement of a transaction that a crash of the database may undo after its commit, which then does
  /// not wait for the disk; or none.
  std::string_view undoable;
  /// Whether a transaction failed only because others were under way, and is to be run again.
  bool (*worth_retrying)(const soci::soci_error& error);
};

/// One writer at a time, so rows need no locks of their own. AUTOINCREMENT: the key of a deleted job is not
/// used again.
inline constexpr Dialect kSqliteDialect{
    .begin_write = "BEGIN IMMEDIATE",
    .begin_read = "BEGIN",
    .serial_key = "INTEGER PRIMARY KEY AUTOINCREMENT",
    .lock_rows = "",
    .lock_pages = "",
    .lock_schema = "",
    .undoable = "",
    .worth_retrying = [](const soci::soci_error&) { return false; },
};

}  // namespace ocrchat
