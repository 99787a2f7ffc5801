#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "store/doorbell.hpp"
#include "store/job.hpp"

namespace ocrchat {

/// A run of pages of one job that one worker may read until the lease ends.
struct Claim {
  std::string token;  ///< of this claim; results under another token are refused
  Job job;
  std::vector<int> pages;   ///< none: it is the job's extraction
  std::string schema = {};  ///< of an extraction: the caller's JSON Schema, if there is one
};

/// What reading a page gave.
struct PageResult {
  int index = 0;
  std::string json;  ///< the Page
  std::optional<double> confidence;
  std::optional<std::string> language;
  std::int64_t characters = 0;  ///< weight of the confidence and the language
  std::vector<Warning> warnings;
  /// What the page costs, where it is less than was reserved.
  std::optional<std::int64_t> credits = {};
  std::string translation = {};  ///< the Page in the language asked for; empty: none was asked for, or made
};

/// A try at a page that came to nothing.
struct PageFailure {
  int index = 0;
  Warning warning;     ///< for the client, if the page is given up by it
  std::string where;   ///< for the operator
  bool final = false;  ///< another try would give the same
};

/// When a page is tried again.
struct RetryPolicy {
  int tries = 2;        ///< in all
  Millis back_off = 0;  ///< before the second try; doubles with each one, ten times at most

  Millis wait_after(int failed_before) const { return back_off << std::min(failed_before, 10); }
};

/// A page that was given up, for the operator. Outlives its job; says nothing of what the document says.
struct DeadLetter {
  std::string job;  ///< uuid
  int index = 0;
  std::string media_type;
  std::string code;
  std::string where;
  int tries = 0;
  Millis at = 0;
};

/// The queue as a whole.
struct QueueFigures {
  std::int64_t waiting = 0;  ///< pages
  std::int64_t delayed = 0;  ///< that wait to be tried again
  std::int64_t in_hand = 0;
  std::optional<Millis> oldest;  ///< when the oldest job with a waiting page was accepted
};

/// The queue of pages, for workers. Pages take their turns by start-time fair queueing (Goyal, Vin and Cheng,
/// 1996): a job's pages are given rising tags when it is accepted, spaced by one over the owner's weight,
/// from where the owner's last page or else the whole lane stands; the lowest tag is next. So an owner with
/// 2,000 pages and one with a single page proceed together, and nobody waits for ever. Every call is one
/// transaction. Safe from any thread.
/// @throws Error(internal) where the database fails
class Queue {
 public:
  virtual ~Queue() = default;

  /// Rings after a commit: new work, and changes of a job.
  virtual Doorbell& doorbell() = 0;

  /// Claims up to `most` pages of the job whose turn it is. Pages whose lease has run out are claimed again.
  /// Sets the job to `processing`.
  virtual std::optional<Claim> claim(Lane lane, int most, Millis lease, Millis now) = 0;
  /// Of the lane `cpu`.
  std::optional<Claim> claim(int most, Millis lease, Millis now) {
    return claim(Lane::cpu, most, lease, now);
  }
  /// Gives up all leases, for a start after a crash where no other worker can be alive.
  virtual void release_all_claims() = 0;
  /// Puts off the end of the lease. False if the claim is void (job deleted, lease taken over): stop reading.
  virtual bool extend(const Claim& claim, Millis lease, Millis now) = 0;
  /// Stores a page's result, charges it, and ends the job if it was the last page. False if the claim is
  /// void; nothing is changed then.
  virtual bool settle(const Claim& claim, const PageResult& result, Millis now) = 0;
  /// Counts a failed try. The page waits for another one, or is given up with its warning and refunded; then
  /// the job ends if it was the last page, `failed` if no page succeeded.
  /// @returns whether the page was given up; nothing if the claim is void
  virtual std::optional<bool> fail(const Claim& claim, const PageFailure& failure, const RetryPolicy& policy,
                                   Millis now) = 0;
  /// Gives pages of a claim back unread.
  virtual void release(const Claim& claim, const std::vector<int>& pages) = 0;

  virtual QueueFigures queue_figures() = 0;
  /// Newest first.
  virtual std::vector<DeadLetter> dead_letters(int limit) = 0;
};

}  // namespace ocrchat
