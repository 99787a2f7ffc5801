#include <algorithm>
#include <iterator>
#include <limits>

#include "base/ids.hpp"
#include "store/extraction_rows.hpp"
#include "store/page_rows.hpp"
#include "store/sql.hpp"
#include "store/sql_store.hpp"

namespace ocrchat {
namespace {

// The job of the page whose turn it is.
std::optional<std::tuple<JobId, std::string>> next_job(soci::session& sql, const Dialect& dialect,
                                                       Lane lane) {
  return row<JobId, std::string>(
      sql,
      "SELECT p.job, j.uuid FROM pages p JOIN jobs j ON j.id = p.job"
      " WHERE p.status = 'pending' AND p.lane = :lane ORDER BY p.tag, p.job, p.page_index LIMIT 1" +
          std::string(dialect.lock_pages),
      static_cast<int>(lane));
}

std::vector<int> take_pages(soci::session& sql, const Dialect& dialect, JobId job, int most,
                            const std::string& token, Millis until) {
  std::vector<int> taken;
  for (const auto& [index] : rows<int>(sql,
                                       "SELECT p.page_index FROM pages p WHERE p.job = :job"
                                       " AND p.status = 'pending' ORDER BY p.page_index LIMIT :most" +
                                           std::string(dialect.lock_pages),
                                       job, most)) {
    run(sql,
        "UPDATE pages SET status = 'processing', claim_token = :token, lease_until = :until"
        " WHERE job = :job AND page_index = :page",
        token, until, job, index);
    taken.push_back(index);
  }
  return taken;
}

std::vector<std::string> reclaim_all(soci::session& sql, const Dialect& dialect, Millis until, Millis now) {
  std::vector<std::string> jobs = reclaim(sql, dialect, until, now);
  std::ranges::copy(reclaim_extractions(sql, dialect, until, now), std::back_inserter(jobs));
  return jobs;
}

// What a claim holds, pages or an extraction, is held longer.
bool put_off(soci::session& sql, const std::string& table, JobId job, const std::string& token,
             Millis until) {
  return run(sql,
             "UPDATE " + table +
                 " SET lease_until = :until WHERE job = :job AND status = 'processing' AND claim_token = "
                 ":token",
             until, job, token) > 0;
}

std::int64_t count_of(soci::session& sql, const std::string& status) {
  return cell<std::int64_t>(sql, "SELECT count(*) FROM pages WHERE status = '" + status + "'").value_or(0);
}

}  // namespace

// A claim that a crash of the database takes back was made in vain, no more: its results are refused.
std::optional<Claim> SqlStore::claim(Lane lane, int most, Millis lease, Millis now) {
  std::vector<std::string> changed = take_back_due(now);
  auto result = write_undoable([&](soci::session& sql) -> std::optional<Claim> {
    const auto next = next_job(sql, dialect_, lane);
    if (!next) return std::nullopt;
    const auto& [id, uuid] = *next;
    Claim claim;
    claim.token = new_uuid();
    claim.pages = take_pages(sql, dialect_, id, most, claim.token, now + lease);
    if (run(sql, "UPDATE jobs SET status = 'processing' WHERE id = :job AND status = 'pending'", id) > 0) {
      changed.push_back(uuid);
    }
    claim.job = load_job(sql, uuid).value();
    return claim;
  });
  for (const std::string& uuid : changed) doorbell_.ring_job(uuid);
  return result;
}

// Looked for without a lock first: mostly there are none.
std::vector<std::string> SqlStore::take_back_due(Millis now) {
  if (!read([&](soci::session& sql) { return any_due(sql, now) || any_extraction_due(sql, now); })) return {};
  return write([&](soci::session& sql) { return reclaim_all(sql, dialect_, now, now); });
}

void SqlStore::release_all_claims() {
  const auto changed = write([&](soci::session& sql) {
    run(sql, "DELETE FROM idempotency_keys WHERE job IS NULL");
    return reclaim_all(sql, dialect_, std::numeric_limits<Millis>::max(), now_ms());
  });
  for (const std::string& uuid : changed) doorbell_.ring_job(uuid);
  if (!changed.empty()) doorbell_.ring_work();
}

bool SqlStore::extend(const Claim& claim, Millis lease, Millis now) {
  return write_undoable([&](soci::session& sql) {
    const auto job = find_job(sql, claim.job.uuid);
    return job && put_off(sql, claim.pages.empty() ? "extractions" : "pages", *job, claim.token, now + lease);
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

QueueFigures SqlStore::queue_figures() {
  return read([&](soci::session& sql) {
    QueueFigures figures;
    figures.waiting = count_of(sql, "pending");
    figures.delayed = count_of(sql, "delayed");
    figures.in_hand = count_of(sql, "processing");
    figures.oldest = cell<Millis>(sql,
                                  "SELECT j.created_at FROM jobs j WHERE j.finished_at IS NULL AND EXISTS"
                                  " (SELECT 1 FROM pages p WHERE p.job = j.id AND p.status = 'pending')"
                                  " ORDER BY j.id LIMIT 1");
    return figures;
  });
}

std::vector<DeadLetter> SqlStore::dead_letters(int limit) {
  return read([&](soci::session& sql) {
    std::vector<DeadLetter> letters;
    for (auto& [job, index, media_type, code, place, tries, at] :
         rows<std::string, int, std::string, std::string, std::string, int, Millis>(
             sql,
             "SELECT job, page_index, media_type, code, place, tries, created_at FROM dead_letters"
             " ORDER BY id DESC LIMIT :most",
             limit)) {
      letters.push_back({job, index, media_type, code, place, tries, at});
    }
    return letters;
  });
}

}  // namespace ocrchat
