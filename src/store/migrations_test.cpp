#include "store/migrations.hpp"

#include <gtest/gtest.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include "base/bytes.hpp"
#include "base/error.hpp"
#include "store/migration_steps.hpp"
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
  EXPECT_EQ(cell<int>(sql, "SELECT count(*) FROM schema_version"), 1);
}

TEST(Migrations, AJobOfTheFirstVersionIsReadAndSettledByTheNewest) {
  const TemporaryFolder folder;
  const std::string path = (folder.path() / "store.sqlite").string();
  {
    soci::session sql(soci::sqlite3, "dbname=\"" + path + "\"");
    for (const char* statement : first_tables()) run(sql, in_dialect(statement, kSqliteDialect));
    run(sql, "CREATE TABLE schema_version (version INTEGER NOT NULL)");
    run(sql, "INSERT INTO schema_version VALUES (1)");
    run(sql, "INSERT INTO accounts (email, created_at) VALUES ('a@b', 1)");
    run(sql,
        "INSERT INTO jobs (uuid, account, status, tier, language, tool, translate_to, password, callback_url,"
        " source_name, media_type, bytes, sha256, page_count, pages_done, languages, error_code, "
        "error_message,"
        " credits, created_at, expires_at) VALUES ('u', 1, 'pending', 'cpu', 'auto', '', '', '', '', 'a.pdf',"
        " 'application/pdf', 1, '', 1, 0, '', '', '', 0, 1, 99)");
    run(sql,
        "INSERT INTO pages (job, page_index, status, tries, lost, claim_token, lease_until, characters, json)"
        " VALUES (1, 0, 'pending', 0, 0, '', 0, 0, '')");
  }
  const auto store = open_sqlite_store(path);
  const auto claim = store->claim(4, 1000, 0);
  ASSERT_TRUE(claim);
  EXPECT_TRUE(store->settle(*claim, {0, "{}", 0.9, "en", 1, {}}, 1));
  EXPECT_EQ(store->job("u").value().status, JobStatus::done);
  EXPECT_EQ(store->job("u").value().owner, "account:1");
  EXPECT_TRUE(store->verify_ledger().empty());
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
