#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "store/job.hpp"
#include "store/queue.hpp"

namespace ocrchat {

/// How an idempotency key was used before.
struct IdempotentUse {
  std::string payload_hash;
  std::string uuid;  ///< of the job; empty while the first request is still being taken in
};

/// A page that is read or given up, and as which of its job's it became so, from 1.
struct SettledPage {
  int order = 0;
  PageResult result;
};

/// Jobs and their results, for those who ask for them. Every call is one transaction. Safe from any thread.
/// @throws Error(internal) where the database fails
class Jobs {
 public:
  virtual ~Jobs() = default;

  /// Reserves a key for its owner. Returns its earlier use if there is one, and then changes nothing.
  virtual std::optional<IdempotentUse> reserve_key(const std::string& owner, const std::string& key,
                                                   const std::string& payload_hash) = 0;
  /// Frees a reserved key whose request was refused.
  virtual void free_key(const std::string& owner, const std::string& key) = 0;

  /// Accepts a job with all its pages, reserves what they cost, and binds the owner's reserved key to it if
  /// one is named.
  /// @throws OutOfPages, Error(too_many_requests) if the owner has too many unfinished jobs, Error(in_flight)
  /// if the key is not reserved or has a job already
  virtual Job create_job(const NewJob& job, const std::string& key) = 0;
  virtual std::optional<Job> job(const std::string& uuid) = 0;
  /// Jobs of an account, newest first, created before the job `cursor` (empty: from the newest).
  virtual std::vector<Job> jobs_of(AccountId account, const std::string& cursor, int limit) = 0;
  /// Removes the job, its pages and keys, and refunds what was not read. Claims on it become void. False if
  /// there is none.
  virtual bool remove_job(const std::string& uuid) = 0;
  virtual std::vector<std::string> expired_jobs(Millis now) = 0;
  /// Those of `uuids` that are jobs.
  virtual std::set<std::string> existing_jobs(const std::vector<std::string>& uuids) = 0;
  /// Pages that wait or are being read, of all jobs.
  virtual std::int64_t queued_pages() = 0;

  /// The first page read or given up whose index is above `after` (-1: from the start). A page given up is an
  /// empty one with its warning.
  virtual std::optional<PageResult> next_page(const std::string& uuid, int after) = 0;
  /// The page that was read or given up next after the `order`-th (0: the first one).
  virtual std::optional<SettledPage> next_settled(const std::string& uuid, int order) = 0;

  /// Gives a page that was read another text, and the job another revision.
  /// @param change  given the Page's JSON, gives the new one; may be called more than once. What it throws
  /// leaves all as it was.
  /// @returns false if there is no such job, or the page was not read
  virtual bool change_page(const std::string& uuid, int index,
                           const std::function<std::string(const std::string&)>& change) = 0;

  /// Removes what no job needs any more: keys never bound, dead letters and windows of anonymous callers that
  /// ended before `before`. @returns how many rows
  virtual std::int64_t remove_leftovers(Millis before) = 0;
  /// Looks for what should not be there: expired jobs, rows of jobs that are gone.
  /// @returns one sentence for every kind found
  virtual std::vector<std::string> leftovers(Millis now) = 0;
};

}  // namespace ocrchat
