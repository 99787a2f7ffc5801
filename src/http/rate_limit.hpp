#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <list>
#include <mutex>
#include <string>
#include <unordered_map>

#include "base/error.hpp"
#include "base/settings.hpp"

namespace ocrchat {

/// What a caller is told of a limit, after a call was counted.
struct RateStanding {
  bool allowed = true;
  std::int64_t limit = 0;      ///< calls per minute; 0: there is no limit
  std::int64_t remaining = 0;  ///< calls that may be made right now
  std::int64_t reset = 0;      ///< seconds, rounded up, until all that may be made at once may be made again
  std::int64_t retry = 0;      ///< if refused: seconds, rounded up, after which the next call is allowed
};

/// Too many calls. The client is told when to come again.
class TooManyRequests : public Error {
 public:
  explicit TooManyRequests(std::int64_t seconds);
  std::int64_t seconds() const { return seconds_; }

 private:
  std::int64_t seconds_;
};

/// A token bucket for each caller: it holds a tenth of a minute's calls (but ten at least), a call takes one
/// out, and time fills it evenly. Refused calls take nothing. Safe from any thread; every call takes the same
/// short time however many callers there are.
class RateLimit {
 public:
  using Clock = std::chrono::steady_clock;
  static constexpr std::size_t kMostCallers = 100'000;

  /// @param per_minute    0: no limit
  /// @param most_callers  remembered; beyond them the one that was silent longest is forgotten
  explicit RateLimit(std::int64_t per_minute, std::size_t most_callers = kMostCallers);

  /// Counts one call.
  RateStanding take(const std::string& caller, Clock::time_point now);

  std::size_t callers() const;

 private:
  struct Bucket {
    std::string caller;
    double calls = 0;
    Clock::time_point filled;  ///< when `calls` was true
  };
  using Buckets = std::list<Bucket>;

  Bucket& bucket_of(const std::string& caller, Clock::time_point now);
  void forget(Clock::time_point now);
  void fill(Bucket& bucket, Clock::time_point now) const;
  std::int64_t seconds_until(const Bucket& bucket, double calls) const;

  const std::int64_t per_minute_;
  const double size_;
  const double per_second_;
  const std::size_t most_callers_;

  mutable std::mutex mutex_;  // of everything below
  Buckets buckets_;           // the one used last at the end
  std::unordered_map<std::string, Buckets::iterator> by_caller_;
};

/// The limits of the settings: of all calls, and of submissions besides.
class RateLimits {
 public:
  explicit RateLimits(const Settings& settings);

  bool any() const { return any_; }
  /// Counts one call. @returns how the limit stands that is nearer
  RateStanding take(const std::string& caller, bool submits, RateLimit::Clock::time_point now);

 private:
  const bool any_;
  RateLimit requests_;
  RateLimit submits_;
};

}  // namespace ocrchat
