#include "store/migrations.hpp"

#include <array>
#include <string>

#include "base/error.hpp"
#include "store/connections.hpp"
#include "store/migration_steps.hpp"
#include "store/sql.hpp"

namespace ocrchat {
namespace {

const std::array kSteps{first_tables(),        queue_and_ledger(),         sign_in(),
                        callbacks_to_make(),   conversations_to_keep(),    lanes_and_translations(),
                        extractions_to_make(), operators_and_corrections()};

}  // namespace

std::string in_dialect(std::string statement, const Dialect& dialect) {
  constexpr std::string_view kSerial = "$serial";
  const auto at = statement.find(kSerial);
  if (at != std::string::npos) statement.replace(at, kSerial.size(), dialect.serial_key);
  return statement;
}

void migrate(soci::session& sql, const Dialect& dialect) {
  Transaction transaction(sql, {dialect.begin_write, dialect.lock_schema});
  run(sql, "CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL)");
  const int had = cell<int>(sql, "SELECT version FROM schema_version").value_or(0);
  const int newest = static_cast<int>(kSteps.size());
  if (had > newest) {
    throw Error(ErrorCode::setting_invalid,
                "The database was made by a newer version of ocrchat; use that one.");
  }
  for (int step = had; step < newest; ++step) {
    for (const char* statement : kSteps.at(static_cast<std::size_t>(step))) {
      run(sql, in_dialect(statement, dialect));
    }
  }
  if (had < newest) {
    run(sql, "DELETE FROM schema_version");
    run(sql, "INSERT INTO schema_version (version) VALUES (:version)", newest);
  }
  transaction.commit();
}

}  // namespace ocrchat
