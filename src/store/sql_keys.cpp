#include "store/sql.hpp"
#include "store/sql_store.hpp"

namespace ocrchat {
namespace {

// A reservation without a job is of a request still being taken in, or of a server that died over it. Should
// a slow one lose its reservation to its twin, only one of the two gets the job (`create_job`).
constexpr Millis kReservationHolds = 30'000;

}  // namespace

std::optional<IdempotentUse> SqlStore::reserve_key(const std::string& owner, const std::string& key,
                                                   const std::string& payload_hash) {
  const Millis now = now_ms();
  return write([&](soci::session& sql) -> std::optional<IdempotentUse> {
    run(sql,
        "DELETE FROM idempotency_keys WHERE owner = :owner AND idempotency_key = :key AND job IS NULL"
        " AND created_at < :before",
        owner, key, now - kReservationHolds);
    if (run(sql,
            "INSERT INTO idempotency_keys (owner, idempotency_key, payload_hash, created_at)"
            " VALUES (:owner, :key, :hash, :now) ON CONFLICT (owner, idempotency_key) DO NOTHING",
            owner, key, payload_hash, now) == 1) {
      return std::nullopt;
    }
    const auto used = row<std::string, std::optional<std::string>>(
        sql,
        "SELECT k.payload_hash, j.uuid FROM idempotency_keys k LEFT JOIN jobs j ON j.id = k.job"
        " WHERE k.owner = :owner AND k.idempotency_key = :key",
        owner, key);
    return IdempotentUse{std::get<0>(used.value()), std::get<1>(*used).value_or("")};
  });
}

void SqlStore::free_key(const std::string& owner, const std::string& key) {
  write([&](soci::session& sql) {
    return run(sql,
               "DELETE FROM idempotency_keys WHERE owner = :owner AND idempotency_key = :key AND job IS NULL",
               owner, key);
  });
}

}  // namespace ocrchat
