#include <algorithm>

#include "base/ids.hpp"
#include "store/extraction_rows.hpp"
#include "store/page_rows.hpp"
#include "store/sql.hpp"
#include "store/sql_store.hpp"

namespace ocrchat {
namespace {

// The tries of an extraction in hand; nothing if the claim on it is void.
std::optional<int> tries_of(soci::session& sql, JobId job, const std::string& token) {
  return cell<int>(sql,
                   "SELECT tries FROM extractions WHERE job = :job AND status = 'processing'"
                   " AND claim_token = :token",
                   job, token);
}

bool any_waiting(soci::session& sql, Lane lane) {
  return cell<int>(sql, "SELECT 1 FROM extractions WHERE status = 'pending' AND lane = :lane LIMIT 1",
                   static_cast<int>(lane))
      .has_value();
}

}  // namespace

// Looked for without a lock first: mostly there are none. The lock keeps two machines from taking the same
// one: who comes second passes it over. Oldest job first.
std::optional<Claim> SqlStore::claim_extraction(Lane lane, Millis lease, Millis now) {
  if (!read([&](soci::session& sql) { return any_waiting(sql, lane); })) return std::nullopt;
  return write_undoable([&](soci::session& sql) -> std::optional<Claim> {
    const auto next = row<JobId, std::string, std::string>(
        sql,
        "SELECT p.job, j.uuid, p.wanted FROM extractions p JOIN jobs j ON j.id = p.job"
        " WHERE p.status = 'pending' AND p.lane = :lane ORDER BY p.job LIMIT 1" +
            std::string(dialect_.lock_pages),
        static_cast<int>(lane));
    if (!next) return std::nullopt;
    const auto& [id, uuid, wanted] = *next;
    Claim claim{new_uuid(), {}, {}, wanted};
    run(sql,
        "UPDATE extractions SET status = 'processing', claim_token = :token, lease_until = :until"
        " WHERE job = :job",
        claim.token, now + lease, id);
    claim.job = load_job(sql, uuid).value();
    return claim;
  });
}

bool SqlStore::settle_extraction(const Claim& claim, const ExtractionResult& result, Millis now) {
  const bool settled = write([&](soci::session& sql) {
    const auto job = lock_job(sql, dialect_.lock_rows, claim.job.uuid);
    if (!job || !tries_of(sql, *job, claim.token)) return false;
    run(sql,
        "UPDATE extractions SET status = 'done', claim_token = '', wanted = '', data = :data WHERE job = "
        ":job",
        result.data, *job);
    for (const Warning& warning : result.warnings) insert_warning(sql, *job, kWholeJob, warning);
    end_job(sql, *job, now);
    return true;
  });
  if (settled) doorbell_.ring_job(claim.job.uuid);
  return settled;
}

std::optional<bool> SqlStore::fail_extraction(const Claim& claim, const PageFailure& failure,
                                              const RetryPolicy& policy, Millis now) {
  const auto gave_up = write([&](soci::session& sql) -> std::optional<bool> {
    const auto job = lock_job(sql, dialect_.lock_rows, claim.job.uuid);
    const auto tried = job ? tries_of(sql, *job, claim.token) : std::nullopt;
    if (!tried) return std::nullopt;
    if (failure.final || *tried + 1 >= policy.tries) {
      give_up_extraction(sql, *job, failure, *tried + 1, now);
      return true;
    }
    run(sql,
        "UPDATE extractions SET status = 'delayed', claim_token = '', tries = tries + 1, lease_until = :due"
        " WHERE job = :job",
        now + policy.wait_after(*tried), *job);
    return false;
  });
  if (gave_up == true) doorbell_.ring_job(claim.job.uuid);
  return gave_up;
}

void SqlStore::release_extraction(const Claim& claim) {
  write([&](soci::session& sql) {
    const auto job = lock_job(sql, dialect_.lock_rows, claim.job.uuid);
    if (job && tries_of(sql, *job, claim.token)) {
      run(sql, "UPDATE extractions SET status = 'pending', claim_token = '' WHERE job = :job", *job);
    }
    return 0;
  });
  doorbell_.ring_work();
}

std::string SqlStore::extracted(const std::string& uuid) {
  return read([&](soci::session& sql) {
    return cell<std::string>(
               sql, "SELECT x.data FROM extractions x JOIN jobs j ON j.id = x.job WHERE j.uuid = :uuid", uuid)
        .value_or("");
  });
}

}  // namespace ocrchat
