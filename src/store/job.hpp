#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.hpp"
#include "document/model.hpp"
#include "store/accounts.hpp"
#include "store/ledger.hpp"

namespace ocrchat {

/// The same words in the database, the API and the log.
enum class JobStatus { pending, processing, done, failed };

std::string_view name(JobStatus status);

/// Pages that are read by different means do not wait for each other.
enum class Lane {
  cpu,    ///< read by the reader process alone
  model,  ///< read with a vision model: slow, and hardly any work for the processor
};

/// What a caller asked for.
struct JobRequest {
  std::string tier = "cpu";
  std::string language = "auto";  ///< as asked; a code of `find_language`, or "auto"
  std::string tool;
  std::string translate_to;
  std::string password;  ///< of an encrypted PDF; removed when the job ends
  std::string callback_url;
  bool operator==(const JobRequest&) const = default;
};

/// The lane of a job's pages: translating waits for a model as reading with one does.
Lane lane_of(const JobRequest& request);

/// A document on its way through.
struct Job {
  std::string uuid;
  std::string owner;                 ///< who takes turns and pays: "account:7", "ip:…"
  std::optional<AccountId> account;  ///< none: anonymous
  JobStatus status = JobStatus::pending;
  JobRequest request;
  Source source;
  int page_count = 0;  ///< pages to read, not pages in the file
  int pages_done = 0;  ///< read or given up
  std::optional<double> mean_confidence;
  std::vector<std::string> languages;  ///< BCP 47, commonest first
  std::vector<Warning> warnings;
  std::string error_code;  ///< set if status is failed
  std::string error_message;
  int credits = 0;   ///< charged so far
  int revision = 0;  ///< how often its pages were changed after they were read
  Millis created_at = 0;
  std::optional<Millis> finished_at;
  Millis expires_at = 0;

  bool finished() const { return status == JobStatus::done || status == JobStatus::failed; }
};

/// What is to be made of a document as a whole, once its pages are read.
struct ExtractionOrder {
  Lane lane = Lane::cpu;    ///< the one in which it is made
  std::string schema = {};  ///< the caller's JSON Schema; empty: the tool needs none
};

/// A job to be: everything that is known when it is accepted.
struct NewJob {
  std::string uuid;
  std::string owner;  ///< "account:7", "ip:…"
  std::optional<AccountId> account;
  std::int64_t weight = 1;  ///< of the owner, in the queue
  Charge charge;
  JobRequest request;
  Source source;
  std::vector<int> pages;         ///< indexes in the file, rising
  std::vector<Warning> warnings;  ///< of the job as a whole
  Millis expires_at = 0;
  std::optional<ExtractionOrder> extraction = {};
};

}  // namespace ocrchat
