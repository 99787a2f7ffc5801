#include "http/rate_limit.hpp"

#include <algorithm>
#include <cmath>

namespace ocrchat {
namespace {

constexpr double kLeastSize = 10;
constexpr double kMinutePart = 10;
constexpr double kRounding = 1e-6;  ///< of sums of small parts

}  // namespace

TooManyRequests::TooManyRequests(std::int64_t seconds)
    : Error(ErrorCode::too_many_requests,
            "Too many requests; wait " + std::to_string(seconds) + " s before the next one."),
      seconds_(seconds) {}

RateLimit::RateLimit(std::int64_t per_minute, std::size_t most_callers)
    : per_minute_(per_minute),
      size_(std::max(kLeastSize, std::floor(static_cast<double>(per_minute) / kMinutePart))),
      per_second_(static_cast<double>(per_minute) / 60),
      most_callers_(most_callers) {}

RateStanding RateLimit::take(const std::string& caller, Clock::time_point now) {
  if (per_minute_ == 0) return {};
  const std::lock_guard lock(mutex_);
  forget(now);
  Bucket& bucket = bucket_of(caller, now);
  fill(bucket, now);
  RateStanding standing;
  standing.limit = per_minute_;
  standing.allowed = bucket.calls >= 1 - kRounding;
  if (standing.allowed) {
    bucket.calls -= 1;
  } else {
    standing.retry = std::max<std::int64_t>(seconds_until(bucket, 1), 1);
  }
  standing.remaining = static_cast<std::int64_t>(bucket.calls);
  standing.reset = seconds_until(bucket, size_);
  return standing;
}

std::size_t RateLimit::callers() const {
  const std::lock_guard lock(mutex_);
  return buckets_.size();
}

RateLimit::Bucket& RateLimit::bucket_of(const std::string& caller, Clock::time_point now) {
  const auto known = by_caller_.find(caller);
  if (known != by_caller_.end()) {
    buckets_.splice(buckets_.end(), buckets_, known->second);
    return buckets_.back();
  }
  buckets_.push_back({caller, size_, now});
  by_caller_.emplace(caller, std::prev(buckets_.end()));
  return buckets_.back();
}

// A bucket left alone for as long as an empty one takes to fill is full, and a full one is as good as none.
// They lie in the order of their last use, so those are in front; two at most for each call keeps calls short
// and yet forgets faster than callers can come.
void RateLimit::forget(Clock::time_point now) {
  const std::chrono::duration<double> until_full(size_ / per_second_);
  for (int i = 0; i < 2 && !buckets_.empty(); ++i) {
    const bool full = now - buckets_.front().filled >= until_full;
    if (!full && buckets_.size() < most_callers_) return;
    by_caller_.erase(buckets_.front().caller);
    buckets_.pop_front();
  }
}

void RateLimit::fill(Bucket& bucket, Clock::time_point now) const {
  const std::chrono::duration<double> passed = now - bucket.filled;
  bucket.calls = std::min(size_, bucket.calls + std::max(passed.count(), 0.0) * per_second_);
  bucket.filled = std::max(bucket.filled, now);
}

std::int64_t RateLimit::seconds_until(const Bucket& bucket, double calls) const {
  return static_cast<std::int64_t>(std::ceil((calls - bucket.calls) / per_second_ - kRounding));
}

RateLimits::RateLimits(const Settings& settings)
    : any_(settings.requests_per_minute > 0 || settings.submits_per_minute > 0),
      requests_(settings.requests_per_minute),
      submits_(settings.submits_per_minute) {}

RateStanding RateLimits::take(const std::string& caller, bool submits, RateLimit::Clock::time_point now) {
  const RateStanding submitting = submits ? submits_.take(caller, now) : RateStanding();
  if (!submitting.allowed) return submitting;
  const RateStanding calling = requests_.take(caller, now);
  const bool both = submitting.limit > 0 && calling.limit > 0;
  if (both && calling.allowed) return submitting.remaining < calling.remaining ? submitting : calling;
  return calling.limit > 0 ? calling : submitting;
}

}  // namespace ocrchat
