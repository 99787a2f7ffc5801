#include "store/migrations.hpp"

#include <gtest/gtest.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include "base/bytes.hpp"
#include "base/error.hpp"
#include "store/sql.hpp"
#include "store/store.hpp"
#include "store/temporary_folder.hpp"

namespace ocrchat {
namespace {

TEST(Migrations, RunOnceAndKeepWhatIsThere) {
  soci::session sql(soci::sqlite3, "dbname=:memory:");
  migrate(sql, kSqliteDialect);
  run(sql, "INSERT INTO accounts (email, created_at) VALUES ('a@b', 1)");
  migrate(sql, kSqliteDialect);
  EXPECT_EQ(cell<int>(sql, "SELECT count(*) FROM accounts"), 1);
  EXPECT_EQ(cell<int>(sql, "SELECT version FROM schema_version"), 1);
}

TEST(Migrations, ADatabaseOfANewerProgramIsRefusedAndUnchanged) {
  soci::session sql(soci::sqlite3, "dbname=:memory:");
  migrate(sql, kSqliteDialect);
  run(sql, "UPDATE schema_version SET version = 999");
  try {
    migrate(sql, kSqliteDialect);
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::setting_invalid);
  }
  EXPECT_EQ(cell<int>(sql, "SELECT version FROM schema_version"), 999);
}

TEST(SqliteStore, AFileThatIsNoDatabaseIsRefused) {
  const TemporaryFolder folder;
  write_file(folder.path() / "x", std::string(5000, 'x'));
  EXPECT_THROW(open_sqlite_store((folder.path() / "x").string()), Error);
  EXPECT_THROW(open_sqlite_store((folder.path() / "no" / "such").string()), Error);
}

}  // namespace
}  // namespace ocrchat
