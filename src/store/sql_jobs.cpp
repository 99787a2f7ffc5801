#include <algorithm>
#include <limits>

#include "store/extraction_rows.hpp"
#include "store/ledger_rows.hpp"
#include "store/page_rows.hpp"
#include "store/sql.hpp"
#include "store/sql_store.hpp"

namespace ocrchat {
namespace {

// Of a page of an owner of weight 1.
constexpr std::int64_t kTurn = 1'000'000;

// Where a new job's first page takes its turn: after the owner's pages in the lane, else where the lane
// stands.
std::int64_t first_tag(soci::session& sql, const std::string& owner, Lane lane) {
  const auto stands =
      cell<std::int64_t>(
          sql, "SELECT tag FROM pages WHERE status = 'pending' AND lane = :lane ORDER BY tag LIMIT 1",
          static_cast<int>(lane))
          .value_or(0);
  const auto behind =
      cell<std::optional<std::int64_t>>(
          sql,
          "SELECT max(last_tag) FROM jobs WHERE owner = :owner AND finished_at IS NULL AND " +
              std::string(lane == Lane::cpu ? "" : "NOT ") + "(tier = 'cpu' AND translate_to = '')",
          owner)
          .value_or(std::nullopt);
  return std::max(stands, behind.value_or(stands));
}

void insert_pages(soci::session& sql, JobId job, const std::vector<int>& pages,
                  const std::vector<PurseId>& purses, std::int64_t tag, std::int64_t step, int lane) {
  int index = 0;
  PurseId purse = 0;
  soci::statement insert(sql);
  insert.exchange(soci::use(job));
  insert.exchange(soci::use(index));
  insert.exchange(soci::use(tag));
  insert.exchange(soci::use(purse));
  insert.exchange(soci::use(lane));
  insert.alloc();
  insert.prepare(
      "INSERT INTO pages (job, page_index, status, tries, lost, claim_token, lease_until, characters, json, "
      "tag,"
      " purse, lane) VALUES (:job, :page, 'pending', 0, 0, '', 0, 0, '', :tag, :purse, :lane)");
  insert.define_and_bind();
  for (std::size_t i = 0; i < pages.size(); ++i) {
    index = pages[i];
    purse = purses[i];
    tag += step;
    insert.execute(true);
  }
}

// A key whose reservation has gone to a twin of this request, or that got its job from it, makes no second
// job.
void bind_key(soci::session& sql, const std::string& owner, const std::string& key, JobId job) {
  if (run(sql,
          "UPDATE idempotency_keys SET job = :job WHERE owner = :owner AND idempotency_key = :key AND job IS "
          "NULL",
          job, owner, key) == 0) {
    throw Error(ErrorCode::in_flight);
  }
}

using PageColumns = std::tuple<int, std::string, std::optional<double>, std::optional<std::string>,
                               std::int64_t, std::string>;

PageResult page_result_of(PageColumns& found) {
  auto& [index, json, confidence, language, characters, translation] = found;
  PageResult page{index, std::move(json), confidence, std::move(language), characters, {}};
  page.translation = std::move(translation);
  return page;
}

}  // namespace

SqlStore::SqlStore(const Dialect& dialect, std::unique_ptr<Connections> writers,
                   std::unique_ptr<Connections> readers)
    : dialect_(dialect), writers_(std::move(writers)), readers_(std::move(readers)) {}

Job SqlStore::create_job(const NewJob& job, const std::string& key) {
  if (job.pages.empty()) throw Error(ErrorCode::internal, {}, "a job without pages");
  const Millis now = now_ms();
  Job made = write([&](soci::session& sql) {
    const std::vector<PurseId> purses = reserve_pages(sql, dialect_, job, now);
    const std::int64_t step = std::max<std::int64_t>(kTurn / job.weight, 1);
    const Lane lane = lane_of(job.request);
    const std::int64_t tag = first_tag(sql, job.owner, lane) - step;
    const JobId id = insert_job(sql, job, tag + step * static_cast<std::int64_t>(job.pages.size() + 1), now);
    insert_pages(sql, id, job.pages, purses, tag, step, static_cast<int>(lane));
    for (const Warning& warning : job.warnings) insert_warning(sql, id, kWholeJob, warning);
    if (job.extraction) insert_extraction(sql, id, *job.extraction);
    if (!key.empty()) bind_key(sql, job.owner, key, id);
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
  const bool removed = write([&](soci::session& sql) {
    const auto job = lock_job(sql, dialect_.lock_rows, uuid);
    if (!job) return false;
    refund_unfinished(sql, *job, now_ms());
    run(sql, "DELETE FROM jobs WHERE id = :job", *job);
    return true;
  });
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

std::set<std::string> SqlStore::existing_jobs(const std::vector<std::string>& uuids) {
  return read([&](soci::session& sql) {
    std::set<std::string> found;
    for (const std::string& uuid : uuids) {
      if (find_job(sql, uuid)) found.insert(uuid);
    }
    return found;
  });
}

std::int64_t SqlStore::queued_pages() {
  const QueueFigures figures = queue_figures();
  return figures.waiting + figures.delayed + figures.in_hand;
}

std::optional<PageResult> SqlStore::next_page(const std::string& uuid, int after) {
  return read([&](soci::session& sql) -> std::optional<PageResult> {
    auto found =
        row<int, std::string, std::optional<double>, std::optional<std::string>, std::int64_t, std::string>(
            sql,
            "SELECT p.page_index, p.json, p.confidence, p.language, p.characters, p.translation FROM jobs j"
            " JOIN pages p ON p.job = j.id WHERE j.uuid = :uuid AND p.page_index > :after"
            " AND p.status IN ('done', 'failed') ORDER BY p.page_index LIMIT 1",
            uuid, after);
    if (!found) return std::nullopt;
    return page_result_of(*found);
  });
}

std::optional<SettledPage> SqlStore::next_settled(const std::string& uuid, int order) {
  return read([&](soci::session& sql) -> std::optional<SettledPage> {
    const auto next = row<JobId, int, int>(
        sql,
        "SELECT p.job, p.page_index, p.settled_order FROM jobs j JOIN pages p ON p.job = j.id"
        " WHERE j.uuid = :uuid AND p.settled_order > :after ORDER BY p.settled_order LIMIT 1",
        uuid, order);
    if (!next) return std::nullopt;
    const auto& [job, index, its_order] = *next;
    auto found = row<int, std::string, std::optional<double>, std::optional<std::string>, std::int64_t,
                     std::string>(
        sql,
        "SELECT page_index, json, confidence, language, characters, translation FROM pages WHERE job = :job"
        " AND page_index = :page",
        job, index);
    return SettledPage{its_order, page_result_of(found.value())};
  });
}

}  // namespace ocrchat
