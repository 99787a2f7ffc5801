#include <limits>

#include "store/page_rows.hpp"
#include "store/sql.hpp"
#include "store/sql_store.hpp"

namespace ocrchat {
namespace {

void insert_pages(soci::session& sql, JobId job, const std::vector<int>& pages) {
  int index = 0;
  soci::statement insert(sql);
  insert.exchange(soci::use(job));
  insert.exchange(soci::use(index));
  insert.alloc();
  insert.prepare(
      "INSERT INTO pages (job, page_index, status, tries, lost, claim_token, lease_until, characters, json)"
      " VALUES (:job, :page, 'pending', 0, 0, '', 0, 0, '')");
  insert.define_and_bind();
  for (const int page : pages) {
    index = page;
    insert.execute(true);
  }
}

}  // namespace

SqlStore::SqlStore(const Dialect& dialect, std::unique_ptr<Connections> writers,
                   std::unique_ptr<Connections> readers)
    : dialect_(dialect), writers_(std::move(writers)), readers_(std::move(readers)) {}

Job SqlStore::create_job(const NewJob& job, const std::string& key_owner, const std::string& key) {
  if (job.pages.empty()) throw Error(ErrorCode::internal, {}, "a job without pages");
  Job made = write([&](soci::session& sql) {
    insert_job(sql, job, now_ms());
    const JobId id = lock_job(sql, dialect_.lock_rows, job.uuid).value();
    insert_pages(sql, id, job.pages);
    for (const Warning& warning : job.warnings) insert_warning(sql, id, kWholeJob, warning);
    if (!key.empty()) {
      run(sql, "UPDATE idempotency_keys SET job = :job WHERE owner = :owner AND idempotency_key = :key", id,
          key_owner, key);
    }
    return load_job(sql, job.uuid).value();
  });
  doorbell_.ring_work();
  return made;
}

std::optional<Job> SqlStore::job(const std::string& uuid) {
  return read([&](soci::session& sql) { return load_job(sql, uuid); });
}

std::vector<Job> SqlStore::jobs_of(AccountId account, const std::string& cursor, int limit) {
  return read([&](soci::session& sql) {
    JobId before = std::numeric_limits<JobId>::max();
    if (!cursor.empty()) {
      before =
          cell<JobId>(sql, "SELECT id FROM jobs WHERE uuid = :uuid AND account = :account", cursor, account)
              .value_or(0);
    }
    return load_jobs(sql, account, before, limit);
  });
}

bool SqlStore::remove_job(const std::string& uuid) {
  const bool removed =
      write([&](soci::session& sql) { return run(sql, "DELETE FROM jobs WHERE uuid = :uuid", uuid) > 0; });
  if (removed) doorbell_.ring_job(uuid);
  return removed;
}

std::vector<std::string> SqlStore::expired_jobs(Millis now) {
  return read([&](soci::session& sql) {
    std::vector<std::string> result;
    for (auto& [uuid] : rows<std::string>(sql, "SELECT uuid FROM jobs WHERE expires_at <= :now", now)) {
      result.push_back(std::move(uuid));
    }
    return result;
  });
}

std::int64_t SqlStore::queued_pages() {
  return read([&](soci::session& sql) {
    return cell<std::int64_t>(sql,
                              "SELECT (SELECT count(*) FROM pages WHERE status = 'pending')"
                              " + (SELECT count(*) FROM pages WHERE status = 'processing')")
        .value_or(0);
  });
}

std::optional<PageResult> SqlStore::next_page(const std::string& uuid, int after) {
  return read([&](soci::session& sql) -> std::optional<PageResult> {
    auto found = row<int, std::string, std::optional<double>, std::optional<std::string>, std::int64_t>(
        sql,
        "SELECT p.page_index, p.json, p.confidence, p.language, p.characters FROM jobs j"
        " JOIN pages p ON p.job = j.id WHERE j.uuid = :uuid AND p.page_index > :after"
        " AND p.status IN ('done', 'failed') ORDER BY p.page_index LIMIT 1",
        uuid, after);
    if (!found) return std::nullopt;
    auto& [index, json, confidence, language, characters] = *found;
    return PageResult{index, std::move(json), confidence, std::move(language), characters, {}};
  });
}

}  // namespace ocrchat
