#include <limits>

#include "base/ids.hpp"
#include "store/page_rows.hpp"
#include "store/sql.hpp"
#include "store/sql_store.hpp"

namespace ocrchat {
namespace {

using NextJob = std::optional<std::tuple<JobId, std::string>>;

// Of the jobs with waiting pages the first by `order`, which may ask for `h.pages` in hand of the job's
// account (NULL: none). An anonymous job is an account of its own: -id.
NextJob first_job(soci::session& sql, const Dialect& dialect, const std::string& order) {
  return row<JobId, std::string>(
      sql,
      "SELECT j.id, j.uuid FROM jobs j LEFT JOIN"
      " (SELECT coalesce(o.account, -o.id) AS owner, count(*) AS pages FROM pages p JOIN jobs o ON o.id = "
      "p.job"
      "  WHERE p.status = 'processing' GROUP BY coalesce(o.account, -o.id)) h"
      " ON h.owner = coalesce(j.account, -j.id)"
      " WHERE j.finished_at IS NULL"
      " AND EXISTS (SELECT 1 FROM pages w WHERE w.job = j.id AND w.status = 'pending')" +
          order + " LIMIT 1" + std::string(dialect.lock_job));
}

// The oldest job of the account with the fewest pages in hand. Accounts with none come first and are looked
// for first, because that stops at the first job found, however long the queue is.
NextJob next_job(soci::session& sql, const Dialect& dialect) {
  const NextJob idle = first_job(sql, dialect, " AND h.pages IS NULL ORDER BY j.id");
  return idle ? idle : first_job(sql, dialect, " ORDER BY coalesce(h.pages, 0), j.id");
}

std::vector<int> take_pages(soci::session& sql, JobId job, int most, const std::string& token, Millis until) {
  std::vector<int> taken;
  for (const auto& [index] : rows<int>(sql,
                                       "SELECT page_index FROM pages WHERE job = :job AND status = 'pending'"
                                       " ORDER BY page_index LIMIT :most",
                                       job, most)) {
    run(sql,
        "UPDATE pages SET status = 'processing', claim_token = :token, lease_until = :until"
        " WHERE job = :job AND page_index = :page",
        token, until, job, index);
    taken.push_back(index);
  }
  return taken;
}

}  // namespace

std::optional<Claim> SqlStore::claim(int most, Millis lease, Millis now) {
  std::vector<std::string> changed;
  auto result = write([&](soci::session& sql) -> std::optional<Claim> {
    changed = reclaim(sql, dialect_, now, now);
    const auto next = next_job(sql, dialect_);
    if (!next) return std::nullopt;
    const auto& [id, uuid] = *next;
    Claim claim;
    claim.token = new_uuid();
    claim.pages = take_pages(sql, id, most, claim.token, now + lease);
    if (run(sql, "UPDATE jobs SET status = 'processing' WHERE id = :job AND status = 'pending'", id) > 0) {
      changed.push_back(uuid);
    }
    claim.job = load_job(sql, uuid).value();
    return claim;
  });
  for (const std::string& uuid : changed) doorbell_.ring_job(uuid);
  return result;
}

void SqlStore::release_all_claims() {
  const auto changed = write([&](soci::session& sql) {
    run(sql, "DELETE FROM idempotency_keys WHERE job IS NULL");
    return reclaim(sql, dialect_, std::numeric_limits<Millis>::max(), now_ms());
  });
  for (const std::string& uuid : changed) doorbell_.ring_job(uuid);
  if (!changed.empty()) doorbell_.ring_work();
}

bool SqlStore::extend(const Claim& claim, Millis lease, Millis now) {
  return write([&](soci::session& sql) {
    const auto job = lock_job(sql, dialect_.lock_rows, claim.job.uuid);
    return job && run(sql,
                      "UPDATE pages SET lease_until = :until WHERE job = :job AND status = 'processing'"
                      " AND claim_token = :token",
                      now + lease, *job, claim.token) > 0;
  });
}

void SqlStore::release(const Claim& claim, const std::vector<int>& pages) {
  write([&](soci::session& sql) {
    const auto job = lock_job(sql, dialect_.lock_rows, claim.job.uuid);
    for (const int index : pages) {
      if (!job) break;
      run(sql,
          "UPDATE pages SET status = 'pending', claim_token = '' WHERE job = :job AND page_index = :page"
          " AND status = 'processing' AND claim_token = :token",
          *job, index, claim.token);
    }
    return 0;
  });
  doorbell_.ring_work();
}

}  // namespace ocrchat
