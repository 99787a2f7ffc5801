#include "base/error.hpp"
#include "base/ids.hpp"
#include "base/log.hpp"
#include "base/utf8.hpp"
#include "document/media_type.hpp"
#include "pipeline/page_selection.hpp"
#include "service/fields.hpp"
#include "service/key_reservation.hpp"
#include "service/service.hpp"

namespace ocrchat {
namespace {

constexpr Millis kHour = 3'600'000;
constexpr std::size_t kLongestName = 255;

void check_file(const Submission& submission, const Settings& settings) {
  if (submission.upload == nullptr) throw Error(ErrorCode::no_file);
  if (submission.source.bytes == 0) throw Error(ErrorCode::empty_file);
  if (submission.source.bytes > settings.max_upload_bytes) throw Error(ErrorCode::file_too_large);
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

std::vector<int> pages_to_read(const std::string& asked, const Inspection& inspection,
                               const Settings& settings) {
  if (inspection.page_count < 1) throw Error(ErrorCode::unreadable_file);
  std::vector<int> pages = select_pages(asked, inspection.page_count);
  if (pages.empty()) throw Error(ErrorCode::bad_field, "'pages' names no page; write it like 1-3,8.");
  if (static_cast<std::int64_t>(pages.size()) > settings.max_pages) {
    throw Error(ErrorCode::too_many_pages, "The file has " + std::to_string(pages.size()) +
                                               " pages to read; choose at most " +
                                               std::to_string(settings.max_pages) + " with 'pages'.");
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

Submitted Service::submit(const Caller& caller, Submission submission) {
  check_file(submission, settings_);
  const JobRequest request = checked_request(submission, settings_.vlm_fallback);
  const std::string asked_pages = checked_pages(submission);
  KeyReservation key(store_, caller, checked_key(submission), payload_hash(submission));
  if (key.earlier()) return {*key.earlier(), key.earlier()->page_count <= settings_.inline_pages};

  const Inspection inspection = tools_.inspect(submission.upload->fd(), request.password);
  NewJob job;
  job.uuid = new_uuid();
  if (caller.account) job.account = caller.account->id;
  job.request = request;
  job.source = submission.source;
  job.source.name = stored_name(submission.source.name);
  job.source.media_type = media_type_name(inspection.media_type);
  job.pages = pages_to_read(asked_pages, inspection, settings_);
  job.warnings = warnings_of(submission, request);
  job.expires_at = now_ms() + settings_.retention_hours * kHour;
  refuse_if_overloaded(static_cast<std::int64_t>(job.pages.size()));

  // The document is on the disk before the job is: a job without its document could not be read.
  KeptUpload kept(blobs_, *submission.upload, job.uuid);
  Job made = store_.create_job(job, key.owner(), key.key());
  kept.accepted();
  key.bound();
  const bool answered_inline = made.page_count <= settings_.inline_pages;
  return {std::move(made), answered_inline};
}

void Service::refuse_if_overloaded(std::int64_t pages) {
  const std::int64_t queued = store_.queued_pages();
  if (queued > 0 && queued + pages > settings_.max_queued_pages) throw Error(ErrorCode::overloaded);
}

}  // namespace ocrchat
