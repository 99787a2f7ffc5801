#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <array>

#include "store/migrations.hpp"
#include "store/sql.hpp"
#include "store/sql_store.hpp"

namespace ocrchat {
namespace {

constexpr int kReaders = 4;

// FULL: what is committed is on the disk, so that an accepted job outlives a power cut. Deleted text is
// overwritten.
constexpr std::array kPragmas{"PRAGMA busy_timeout = 20000", "PRAGMA journal_mode = WAL",
                              "PRAGMA synchronous = FULL",   "PRAGMA foreign_keys = ON",
                              "PRAGMA secure_delete = ON",   "PRAGMA journal_size_limit = 67108864"};

std::unique_ptr<soci::session> open_session(const std::string& path) {
  auto session = std::make_unique<soci::session>(soci::sqlite3, "dbname=\"" + path + "\"");
  for (const char* pragma : kPragmas) run(*session, pragma);
  return session;
}

}  // namespace

std::unique_ptr<Store> open_sqlite_store(const std::string& path) {
  if (path.find('"') != std::string::npos) {
    throw Error(ErrorCode::setting_invalid, "The path of the database must not have a quotation mark in it.");
  }
  try {
    const auto open = [path] { return open_session(path); };
    auto writers = std::make_unique<Connections>(1, open);
    {
      Connections::Lease first = writers->lend();
      migrate(first.session(), kSqliteDialect);
    }
    return std::make_unique<SqlStore>(kSqliteDialect, std::move(writers),
                                      std::make_unique<Connections>(kReaders, open));
  } catch (const soci::soci_error& error) {
    throw Error(ErrorCode::internal, "The database '" + path + "' cannot be opened.",
                std::string("database: ") + error.what());
  }
}

}  // namespace ocrchat
