#include "store/job_rows.hpp"

#include <algorithm>
#include <array>
#include <sstream>
#include <tuple>

#include "base/error.hpp"
#include "store/sql.hpp"

namespace ocrchat {
namespace {

constexpr const char* kColumns =
    "id, uuid, owner, account, status, tier, language, tool, translate_to, password, callback_url, "
    "source_name, "
    "media_type,"
    " bytes, sha256, page_count, pages_done, mean_confidence, languages, error_code, error_message, credits,"
    " created_at, finished_at, expires_at, revision";

using Text = std::string;
using Row = std::tuple<JobId, Text, Text, std::optional<AccountId>, Text, Text, Text, Text, Text, Text, Text,
                       Text, Text, std::int64_t, Text, int, int, std::optional<double>, Text, Text, Text, int,
                       Millis, std::optional<Millis>, Millis, int>;

template <typename... Values>
std::vector<Row> job_rows(soci::session& sql, const std::string& rest, const Values&... values) {
  const std::string text = std::string("SELECT ") + kColumns + " FROM jobs " + rest;
  return [&]<typename... Columns>(std::tuple<Columns...>*) {
    return rows<Columns...>(sql, text, values...);
  }(static_cast<Row*>(nullptr));
}

JobStatus status_named(const Text& text) {
  constexpr std::array kAll{JobStatus::pending, JobStatus::processing, JobStatus::done, JobStatus::failed};
  const auto* found =
      std::find_if(kAll.begin(), kAll.end(), [&](JobStatus one) { return name(one) == text; });
  if (found == kAll.end()) throw Error(ErrorCode::internal, {}, "job status '" + text + "' in the database");
  return *found;
}

std::vector<Warning> warnings_of(soci::session& sql, JobId id) {
  std::vector<Warning> result;
  for (auto& [page, code, message] : rows<int, Text, Text>(
           sql, "SELECT page_index, code, message FROM warnings WHERE job = :job ORDER BY page_index, id",
           id)) {
    const std::optional<int> where = page == kWholeJob ? std::nullopt : std::optional(page);
    result.push_back({std::move(code), std::move(message), where});
  }
  return result;
}

Job job_of(soci::session& sql, const Row& row) {
  const auto& [id, uuid, owner, account, status, tier, language, tool, translate_to, password, callback_url,
               source_name, media_type, bytes, sha256, page_count, pages_done, mean_confidence, languages,
               error_code, error_message, credits, created_at, finished_at, expires_at, revision] = row;
  Job job;
  job.uuid = uuid;
  job.owner = owner;
  job.account = account;
  job.status = status_named(status);
  job.request = {tier, language, tool, translate_to, password, callback_url};
  job.source = {source_name, media_type, bytes, sha256};
  job.page_count = page_count;
  job.pages_done = pages_done;
  job.mean_confidence = mean_confidence;
  std::istringstream words(languages);
  for (Text tag; words >> tag;) job.languages.push_back(tag);
  job.warnings = warnings_of(sql, id);
  job.error_code = error_code;
  job.error_message = error_message;
  job.credits = credits;
  job.created_at = created_at;
  job.finished_at = finished_at;
  job.expires_at = expires_at;
  job.revision = revision;
  return job;
}

}  // namespace

std::optional<Job> load_job(soci::session& sql, const std::string& uuid) {
  const std::vector<Row> found = job_rows(sql, "WHERE uuid = :uuid", uuid);
  if (found.empty()) return std::nullopt;
  return job_of(sql, found.front());
}

std::vector<Job> load_jobs(soci::session& sql, AccountId account, JobId before, int limit) {
  std::vector<Job> result;
  for (const Row& row :
       job_rows(sql, "WHERE account = :account AND id < :before ORDER BY id DESC LIMIT :most", account,
                before, limit)) {
    result.push_back(job_of(sql, row));
  }
  return result;
}

std::optional<JobId> find_job(soci::session& sql, const std::string& uuid) {
  return cell<JobId>(sql, "SELECT id FROM jobs WHERE uuid = :uuid", uuid);
}

std::optional<JobId> lock_job(soci::session& sql, std::string_view lock_rows, const std::string& uuid) {
  return cell<JobId>(sql, "SELECT id FROM jobs WHERE uuid = :uuid" + std::string(lock_rows), uuid);
}

JobId insert_job(soci::session& sql, const NewJob& job, std::int64_t last_tag, Millis now) {
  const JobRequest& request = job.request;
  const Source& source = job.source;
  run(sql,
      "INSERT INTO jobs (uuid, owner, account, status, tier, language, tool, translate_to, password,"
      " callback_url, source_name, media_type, bytes, sha256, page_count, pages_done, languages, error_code,"
      " error_message, credits, page_credits, last_tag, created_at, expires_at) VALUES (:uuid, :owner, "
      ":account,"
      " 'pending', :tier, :language, :tool, :translate_to, :password, :callback_url, :name, :media_type, "
      ":bytes,"
      " :sha256, :page_count, 0, '', '', '', 0, :page_credits, :last_tag, :created_at, :expires_at)",
      job.uuid, job.owner, job.account, request.tier, request.language, request.tool, request.translate_to,
      request.password, request.callback_url, source.name, source.media_type, source.bytes, source.sha256,
      static_cast<int>(job.pages.size()), job.charge.page_credits, last_tag, now, job.expires_at);
  return find_job(sql, job.uuid).value();
}

}  // namespace ocrchat
