#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "store/doorbell.hpp"
#include "store/job.hpp"

namespace ocrchat {

/// How an idempotency key was used before.
struct IdempotentUse {
  std::string payload_hash;
  std::string uuid;  ///< of the job; empty while the first request is still being taken in
};

/// Accounts, jobs and their pages; also the queue. Every call is one transaction: it happened or it did not,
/// also when the process dies. Safe from any thread. Calls take about 0.1 ms (SQLite) and may wait for a
/// lock.
/// @throws Error(internal) where the database fails
class Store {
 public:
  virtual ~Store() = default;

  /// Rings after a commit: new work, and changes of a job.
  virtual Doorbell& doorbell() = 0;

  /// @throws Error(bad_field) if there is an account of that address
  virtual Account create_account(const std::string& email) = 0;
  virtual std::vector<Account> accounts() = 0;
  /// @param hash  SHA-256 of the token; the token itself is not stored
  virtual void add_token(AccountId account, const std::string& name, const std::string& hash) = 0;
  virtual std::optional<Account> account_of_token(const std::string& hash) = 0;

  /// Reserves a key for its owner ("account:7", "ip:…"). Returns its earlier use if there is one, and then
  /// changes nothing.
  virtual std::optional<IdempotentUse> reserve_key(const std::string& owner, const std::string& key,
                                                   const std::string& payload_hash) = 0;
  /// Frees a reserved key whose request was refused.
  virtual void free_key(const std::string& owner, const std::string& key) = 0;

  /// Accepts a job with all its pages, and binds the reserved key to it if one is named.
  virtual Job create_job(const NewJob& job, const std::string& key_owner, const std::string& key) = 0;
  virtual std::optional<Job> job(const std::string& uuid) = 0;
  /// Jobs of an account, newest first, created before the job `cursor` (empty: from the newest).
  virtual std::vector<Job> jobs_of(AccountId account, const std::string& cursor, int limit) = 0;
  /// Removes the job, its pages and keys. Claims on it become void. False if there is none.
  virtual bool remove_job(const std::string& uuid) = 0;
  virtual std::vector<std::string> expired_jobs(Millis now) = 0;
  /// Pages that wait or are being read, of all jobs.
  virtual std::int64_t queued_pages() = 0;

  /// The JSON of the first page read or given up whose index is above `after` (-1: from the start). A page
  /// given up is an empty one with its warning.
  virtual std::optional<PageResult> next_page(const std::string& uuid, int after) = 0;

  /// Claims up to `most` pages of one job: the job of the account with the fewest pages in hand, the oldest
  /// first. Pages whose lease has run out are claimed again. Sets the job to `processing`.
  virtual std::optional<Claim> claim(int most, Millis lease, Millis now) = 0;
  /// Gives up all leases, for a start after a crash where no other worker can be alive.
  virtual void release_all_claims() = 0;
  /// Puts off the end of the lease. False if the claim is void (job deleted, lease taken over): stop reading.
  virtual bool extend(const Claim& claim, Millis lease, Millis now) = 0;
  /// Stores a page's result, and ends the job if it was the last page. False if the claim is void; nothing is
  /// changed then.
  virtual bool settle(const Claim& claim, const PageResult& result, Millis now) = 0;
  /// Counts a failed try. The page waits for another one, or is given up with its warning if `tries` are used
  /// up or `final`; then the job ends if it was the last page, `failed` if no page succeeded.
  /// @returns whether the page was given up; nothing if the claim is void
  virtual std::optional<bool> fail(const Claim& claim, int index, const Warning& warning, int tries,
                                   bool final, Millis now) = 0;
  /// Gives pages of a claim back unread.
  virtual void release(const Claim& claim, const std::vector<int>& pages) = 0;
};

/// The embedded database, at `path`; made and migrated if needed.
std::unique_ptr<Store> open_sqlite_store(const std::string& path);

}  // namespace ocrchat
