#include <algorithm>

#include "base/error.hpp"
#include "base/ids.hpp"
#include "base/log.hpp"
#include "base/utf8.hpp"
#include "document/media_type.hpp"
#include "pipeline/page_selection.hpp"
#include "service/fields.hpp"
#include "service/key_reservation.hpp"
#include "service/metering.hpp"
#include "service/service.hpp"

namespace ocrchat {
namespace {

constexpr Millis kHour = 3'600'000;
constexpr std::size_t kLongestName = 255;

void check_file(const Submission& submission, std::int64_t most_bytes) {
  if (submission.upload == nullptr) throw Error(ErrorCode::no_file);
  if (submission.source.bytes == 0) throw Error(ErrorCode::empty_file);
  if (submission.source.bytes > most_bytes) throw Error(ErrorCode::file_too_large);
}

std::string stored_name(const std::string& name) {
  std::string result;
  for (const char32_t c : to_utf32(name)) {
    const std::string letter = c == 0 ? std::string() : to_utf8(c);
    if (result.size() + letter.size() > kLongestName) break;
    result += letter;
  }
  return result;
}

std::vector<int> pages_to_read(const std::string& asked, const Inspection& inspection, std::int64_t most) {
  if (inspection.page_count < 1) throw Error(ErrorCode::unreadable_file);
  std::vector<int> pages = select_pages(asked, inspection.page_count);
  if (pages.empty()) throw Error(ErrorCode::bad_field, "'pages' names no page; write it like 1-3,8.");
  if (static_cast<std::int64_t>(pages.size()) > most) {
    throw Error(ErrorCode::too_many_pages, "The file has " + std::to_string(pages.size()) +
                                               " pages to read; choose at most " + std::to_string(most) +
                                               " with 'pages'.");
  }
  return pages;
}

/// Kept under its key from here on, and removed again unless a job was made of it.
class KeptUpload {
 public:
  KeptUpload(Blobs& blobs, Blobs::Upload& upload, std::string key) : blobs_(blobs), key_(std::move(key)) {
    upload.keep(key_);
  }
  KeptUpload(const KeptUpload&) = delete;
  KeptUpload& operator=(const KeptUpload&) = delete;
  ~KeptUpload() {
    if (accepted_) return;
    try {
      blobs_.remove(key_);
    } catch (const Error& error) {  // the sweep finds it
      log(LogLevel::warning, "upload_not_removed", {{"where", error.where()}});
    }
  }
  void accepted() { accepted_ = true; }

 private:
  Blobs& blobs_;
  std::string key_;
  bool accepted_ = false;
};

}  // namespace

/// What is known of a document once it was looked at.
struct Service::Examined {
  MediaType media_type{};
  std::vector<int> pages;
};

std::int64_t Service::most_file_bytes(const Caller& caller) const {
  return std::min(plan_of(settings_, caller).file_bytes, settings_.max_upload_bytes);
}

Service::Examined Service::examine(const Caller& caller, const Submission& submission,
                                   const JobRequest& request) {
  const std::string asked_pages = checked_pages(submission);
  const Inspection inspection = tools_.inspect(submission.upload->fd(), request.password);
  const std::int64_t most = std::min(plan_of(settings_, caller).file_pages, settings_.max_pages);
  return {inspection.media_type, pages_to_read(asked_pages, inspection, most)};
}

NewJob Service::new_job(const Caller& caller, const Submission& submission, const JobRequest& request,
                        Examined examined) const {
  const Plan& plan = plan_of(settings_, caller);
  const Millis now = now_ms();
  NewJob job;
  job.uuid = new_uuid();
  job.owner = caller.owner;
  if (caller.account) job.account = caller.account->id;
  job.weight = plan.priority;
  job.charge = {page_credits(settings_, request.tier), allowance_of(plan, now), plan.jobs};
  job.request = request;
  job.source = submission.source;
  job.source.name = stored_name(submission.source.name);
  job.source.media_type = media_type_name(examined.media_type);
  job.pages = std::move(examined.pages);
  job.warnings = warnings_of(submission, request);
  job.expires_at = now + plan.retention_hours * kHour;
  job.extraction = checked_extraction(submission, request, settings_);
  return job;
}

Submitted Service::submit(const Caller& caller, Submission submission) {
  check_file(submission, most_file_bytes(caller));
  const JobRequest request = checked_request(submission, caller, settings_, pairs_);
  KeyReservation key(store_, caller, checked_key(submission), payload_hash(submission));
  if (key.earlier()) return {*key.earlier(), key.earlier()->page_count <= settings_.inline_pages};

  const NewJob job = new_job(caller, submission, request, examine(caller, submission, request));
  refuse_if_overloaded(static_cast<std::int64_t>(job.pages.size()));

  // The document is on the disk before the job is: a job without its document could not be read.
  KeptUpload kept(blobs_, *submission.upload, job.uuid);
  Job made = store_.create_job(job, key.key());
  kept.accepted();
  key.bound();
  const bool answered_inline = made.page_count <= settings_.inline_pages;
  return {std::move(made), answered_inline};
}

Quote Service::quote(const Caller& caller, Submission submission) {
  check_file(submission, most_file_bytes(caller));
  const JobRequest request = checked_request(submission, caller, settings_, pairs_);
  const NewJob job = new_job(caller, submission, request, examine(caller, submission, request));
  const auto pages = static_cast<std::int64_t>(job.pages.size());
  const std::int64_t price = job.charge.page_credits;
  const Standing standing = store_.standing(caller.owner, job.charge.allowance);
  const std::int64_t from_window = standing.cap ? (*standing.cap - standing.used) / price : pages;
  return {.page_count = static_cast<int>(pages),
          .tier = request.tier,
          .credits = pages * price,
          .affordable = from_window + standing.credits / price >= pages,
          .standing = standing};
}

void Service::refuse_if_overloaded(std::int64_t pages) {
  const std::int64_t queued = store_.queued_pages();
  if (queued > 0 && queued + pages > settings_.max_queued_pages) throw Error(ErrorCode::overloaded);
}

}  // namespace ocrchat
