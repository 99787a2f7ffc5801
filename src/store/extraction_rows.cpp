#include "store/extraction_rows.hpp"

#include "base/error.hpp"
#include "store/page_rows.hpp"
#include "store/sql.hpp"

namespace ocrchat {
namespace {

// Whoever loses a lease too often is given up.
void lose_extraction(soci::session& sql, JobId job, int lost, Millis now) {
  if (lost <= kMostLosses) {
    run(sql, "UPDATE extractions SET status = 'pending', claim_token = '', lost = :lost WHERE job = :job",
        lost, job);
    return;
  }
  const std::string why = "its maker was lost " + std::to_string(lost) + " times";
  give_up_extraction(sql, job,
                     {kWholeJob,
                      {"extraction_failed", "The document's data could not be made: " + why + ".", {}},
                      why,
                      true},
                     lost, now);
}

}  // namespace

void insert_extraction(soci::session& sql, JobId job, const ExtractionOrder& order) {
  run(sql,
      "INSERT INTO extractions (job, status, lane, tries, lost, claim_token, lease_until, wanted, data)"
      " VALUES (:job, 'waiting', :lane, 0, 0, '', 0, :wanted, '')",
      job, static_cast<int>(order.lane), order.schema);
}

bool begin_extraction(soci::session& sql, JobId job) {
  return run(sql, "UPDATE extractions SET status = 'pending' WHERE job = :job AND status = 'waiting'", job) >
         0;
}

bool any_extraction_due(soci::session& sql, Millis until) {
  return cell<int>(sql,
                   "SELECT 1 FROM extractions WHERE status IN ('processing', 'delayed')"
                   " AND lease_until <= :until LIMIT 1",
                   until)
      .has_value();
}

std::vector<std::string> reclaim_extractions(soci::session& sql, const Dialect& dialect, Millis until,
                                             Millis now) {
  std::vector<std::string> jobs;
  for (auto& [uuid] : rows<std::string>(sql,
                                        "SELECT j.uuid FROM jobs j JOIN extractions x ON x.job = j.id"
                                        " WHERE x.status IN ('processing', 'delayed')"
                                        " AND x.lease_until <= :until ORDER BY j.id",
                                        until)) {
    const auto job = lock_job(sql, dialect.lock_rows, uuid);
    if (!job) continue;
    run(sql,
        "UPDATE extractions SET status = 'pending' WHERE job = :job AND status = 'delayed'"
        " AND lease_until <= :until",
        *job, until);
    const auto lost = cell<int>(sql,
                                "SELECT lost FROM extractions WHERE job = :job AND status = 'processing'"
                                " AND lease_until <= :until",
                                *job, until);
    if (lost) lose_extraction(sql, *job, *lost + 1, now);
    jobs.push_back(std::move(uuid));
  }
  return jobs;
}

void give_up_extraction(soci::session& sql, JobId job, const PageFailure& failure, int tries, Millis now) {
  run(sql, "UPDATE extractions SET status = 'failed', claim_token = '' WHERE job = :job", job);
  insert_warning(sql, job, kWholeJob, failure.warning);
  insert_dead_letter(sql, job, failure, tries, now);
  end_job(sql, job, now);
}

}  // namespace ocrchat
