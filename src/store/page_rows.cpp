#include "store/page_rows.hpp"

#include <set>

#include "base/error.hpp"
#include "document/json.hpp"
#include "store/sql.hpp"

namespace ocrchat {
namespace {

// How often a reader's process or its whole server may vanish over a page before the page is held guilty.
constexpr int kMostLosses = 5;

std::string languages_of(soci::session& sql, JobId job) {
  std::string result;
  for (const auto& [tag] : rows<std::string>(sql,
                                             "SELECT language FROM pages WHERE job = :job AND status = 'done'"
                                             " AND language <> '' GROUP BY language"
                                             " ORDER BY sum(characters) DESC, count(*) DESC, language",
                                             job)) {
    result += (result.empty() ? "" : " ") + tag;
  }
  return result;
}

std::optional<double> confidence_of(soci::session& sql, JobId job) {
  return cell<std::optional<double>>(
             sql,
             "SELECT sum(confidence * weight) / sum(weight) FROM (SELECT confidence,"
             " CASE WHEN characters > 0 THEN characters ELSE 1 END AS weight FROM pages"
             " WHERE job = :job AND status = 'done' AND confidence IS NOT NULL) AS weighted",
             job)
      .value_or(std::nullopt);
}

void lose(soci::session& sql, JobId job, int index, int lost, Millis now) {
  if (lost > kMostLosses) {
    give_up(sql, job, index,
            {std::string(error_name(ErrorCode::page_crashed)),
             "The page could not be read: its reader was lost " + std::to_string(lost) + " times.", index});
    end_if_last(sql, job, now);
  } else {
    run(sql,
        "UPDATE pages SET status = 'pending', claim_token = '', lost = :lost"
        " WHERE job = :job AND page_index = :page",
        lost, job, index);
  }
}

}  // namespace

void insert_warning(soci::session& sql, JobId job, int index, const Warning& warning) {
  run(sql, "INSERT INTO warnings (job, page_index, code, message) VALUES (:job, :page, :code, :message)", job,
      index, warning.code, warning.message);
}

void give_up(soci::session& sql, JobId job, int index, const Warning& warning) {
  Page page;
  page.index = index;
  page.warnings = {warning};
  page.warnings.front().page = index;
  run(sql,
      "UPDATE pages SET status = 'failed', claim_token = '', json = :json WHERE job = :job AND page_index = "
      ":page",
      serialize_page(page), job, index);
  run(sql, "UPDATE jobs SET pages_done = pages_done + 1 WHERE id = :job", job);
  insert_warning(sql, job, index, warning);
}

void end_if_last(soci::session& sql, JobId job, Millis now) {
  const auto counts =
      row<int, int>(sql, "SELECT page_count - pages_done, credits FROM jobs WHERE id = :job", job);
  if (!counts || std::get<0>(*counts) > 0) return;
  const bool any_read =
      cell<int>(sql, "SELECT page_index FROM pages WHERE job = :job AND status = 'done' LIMIT 1", job)
          .has_value();
  std::tuple<std::string, std::string> error;
  if (!any_read) {
    error = row<std::string, std::string>(
                sql,
                "SELECT code, message FROM warnings WHERE job = :job AND page_index >= 0"
                " ORDER BY page_index, id LIMIT 1",
                job)
                .value_or(error);
  }
  run(sql,
      "UPDATE jobs SET status = :status, password = '', finished_at = :now, languages = :languages,"
      " mean_confidence = :confidence, error_code = :code, error_message = :message WHERE id = :job",
      std::string(name(any_read ? JobStatus::done : JobStatus::failed)), now, languages_of(sql, job),
      confidence_of(sql, job), std::get<0>(error), std::get<1>(error), job);
}

std::vector<std::string> reclaim(soci::session& sql, const Dialect& dialect, Millis until, Millis now) {
  std::set<std::string> jobs;
  for (const auto& [job, uuid, index, lost] : rows<JobId, std::string, int, int>(
           sql,
           "SELECT p.job, j.uuid, p.page_index, p.lost FROM pages p JOIN jobs j ON j.id = p.job"
           " WHERE p.status = 'processing' AND p.lease_until <= :until ORDER BY p.job, p.page_index" +
               std::string(dialect.lock_rows),
           until)) {
    lose(sql, job, index, lost + 1, now);
    jobs.insert(uuid);
  }
  return {jobs.begin(), jobs.end()};
}

}  // namespace ocrchat
