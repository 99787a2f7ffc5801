#include "store/page_rows.hpp"

#include <boost/json.hpp>

#include "base/error.hpp"
#include "base/ids.hpp"
#include "document/json.hpp"
#include "store/extraction_rows.hpp"
#include "store/ledger_rows.hpp"
#include "store/sql.hpp"

namespace ocrchat {
namespace {

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

bool any_read(soci::session& sql, JobId job) {
  return cell<int>(sql, "SELECT page_index FROM pages WHERE job = :job AND status = 'done' LIMIT 1", job)
      .has_value();
}

// A page whose lease ran out. @returns whether it is given up
bool lose(soci::session& sql, JobId job, int index, int lost, Millis now) {
  if (lost > kMostLosses) {
    const std::string why = "its reader was lost " + std::to_string(lost) + " times";
    const Warning warning{std::string(error_name(ErrorCode::page_crashed)),
                          "The page could not be read: " + why + ".", index};
    give_up(sql, job, {index, warning, why, true}, lost, now);
    return true;
  }
  run(sql,
      "UPDATE pages SET status = 'pending', claim_token = '', lost = :lost"
      " WHERE job = :job AND page_index = :page",
      lost, job, index);
  return false;
}

// The due pages of one job, which is locked.
void reclaim_pages(soci::session& sql, JobId job, Millis until, Millis now) {
  run(sql,
      "UPDATE pages SET status = 'pending' WHERE job = :job AND status = 'delayed' AND lease_until <= :until",
      job, until);
  bool any_given_up = false;
  for (const auto& [index, lost] : rows<int, int>(sql,
                                                  "SELECT page_index, lost FROM pages WHERE job = :job AND"
                                                  " status = 'processing' AND lease_until <= :until"
                                                  " ORDER BY page_index",
                                                  job, until)) {
    any_given_up = lose(sql, job, index, lost + 1, now) || any_given_up;
  }
  if (any_given_up) end_if_last(sql, job, now);
}

// Says that the job has ended and how, nothing of what the document says.
void owe_callback(soci::session& sql, JobId job, Millis now) {
  const auto ended =
      row<std::string, std::string, std::optional<AccountId>, std::string, int, int, int, std::string>(
          sql,
          "SELECT uuid, status, account, callback_url, page_count, pages_done, credits, error_code FROM jobs"
          " WHERE id = :job AND callback_url <> ''",
          job);
  if (!ended || !std::get<2>(*ended)) return;
  const auto& [uuid, status, account, url, page_count, pages_done, credits, error_code] = *ended;
  const std::string event = new_uuid();
  boost::json::object payload{
      {"event", "job." + status},
      {"id", event},
      {"job",
       {{"uuid", uuid},
        {"status", status},
        {"page_count", page_count},
        {"pages_done", pages_done},
        {"credits", credits},
        {"finished_at", iso_time(now)},
        {"error_code", error_code.empty() ? boost::json::value(nullptr) : boost::json::value(error_code)}}}};
  run(sql,
      "INSERT INTO callbacks (event, job, account, url, payload, tries, due_at, outcome, created_at)"
      " VALUES (:event, :job, :account, :url, :payload, 0, :due, '', :now)",
      event, uuid, *account, url, boost::json::serialize(payload), now, now);
}

}  // namespace

void insert_warning(soci::session& sql, JobId job, int index, const Warning& warning) {
  run(sql, "INSERT INTO warnings (job, page_index, code, message) VALUES (:job, :page, :code, :message)", job,
      index, warning.code, warning.message);
}

void insert_dead_letter(soci::session& sql, JobId job, const PageFailure& failure, int tries, Millis now) {
  run(sql,
      "INSERT INTO dead_letters (job, page_index, media_type, code, place, tries, created_at)"
      " SELECT j.uuid, CAST(:page AS INTEGER), j.media_type, CAST(:code AS TEXT), CAST(:place AS TEXT),"
      " CAST(:tries AS INTEGER), CAST(:now AS BIGINT) FROM jobs j WHERE j.id = :job",
      failure.index, failure.warning.code, failure.where, tries, now, job);
}

void give_up(soci::session& sql, JobId job, const PageFailure& failure, int tries, Millis now) {
  Page page;
  page.index = failure.index;
  page.warnings = {failure.warning};
  page.warnings.front().page = failure.index;
  run(sql,
      "UPDATE pages SET status = 'failed', claim_token = '', json = :json WHERE job = :job AND page_index = "
      ":page",
      serialize_page(page), job, failure.index);
  run(sql, "UPDATE jobs SET pages_done = pages_done + 1 WHERE id = :job", job);
  number_settled(sql, job, failure.index);
  refund_page(sql, job, failure.index, now);
  insert_warning(sql, job, failure.index, failure.warning);
  insert_dead_letter(sql, job, failure, tries, now);
}

void number_settled(soci::session& sql, JobId job, int index) {
  run(sql,
      "UPDATE pages SET settled_order = (SELECT j.pages_done FROM jobs j WHERE j.id = :job)"
      " WHERE job = :same_job AND page_index = :page",
      job, job, index);
}

bool end_if_last(soci::session& sql, JobId job, Millis now) {
  const auto left = cell<int>(sql, "SELECT page_count - pages_done FROM jobs WHERE id = :job", job);
  if (!left || *left > 0) return false;
  if (any_read(sql, job) && begin_extraction(sql, job)) return true;
  end_job(sql, job, now);
  return false;
}

void end_job(soci::session& sql, JobId job, Millis now) {
  const bool success = any_read(sql, job);
  std::tuple<std::string, std::string> error;
  if (!success) {
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
      std::string(name(success ? JobStatus::done : JobStatus::failed)), now, languages_of(sql, job),
      confidence_of(sql, job), std::get<0>(error), std::get<1>(error), job);
  owe_callback(sql, job, now);
}

bool any_due(soci::session& sql, Millis until) {
  return cell<int>(sql,
                   "SELECT 1 FROM pages WHERE status IN ('processing', 'delayed') AND lease_until <= :until"
                   " LIMIT 1",
                   until)
      .has_value();
}

std::vector<std::string> reclaim(soci::session& sql, const Dialect& dialect, Millis until, Millis now) {
  std::vector<std::string> jobs;
  for (auto& [uuid] :
       rows<std::string>(sql,
                         "SELECT j.uuid FROM jobs j WHERE j.id IN (SELECT p.job FROM pages p"
                         " WHERE p.status IN ('processing', 'delayed') AND p.lease_until <= :until)"
                         " ORDER BY j.id",
                         until)) {
    const auto job = lock_job(sql, dialect.lock_rows, uuid);
    if (!job) continue;
    reclaim_pages(sql, *job, until, now);
    jobs.push_back(std::move(uuid));
  }
  return jobs;
}

}  // namespace ocrchat
