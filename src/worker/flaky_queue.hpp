#pragma once

#include <atomic>

#include "base/error.hpp"
#include "store/queue.hpp"

namespace ocrchat {

/// For the tests: a queue whose every other call of a worker fails.
class FlakyQueue final : public Queue {
 public:
  explicit FlakyQueue(Queue& queue) : queue_(queue) {}
  int failures() const { return calls_ / 2; }

  std::optional<Claim> claim(Lane lane, int most, Millis lease, Millis now) override {
    fail_sometimes();
    return queue_.claim(lane, most, lease, now);
  }
  bool extend(const Claim& claim, Millis lease, Millis now) override {
    fail_sometimes();
    return queue_.extend(claim, lease, now);
  }
  bool settle(const Claim& claim, const PageResult& result, Millis now) override {
    fail_sometimes();
    return queue_.settle(claim, result, now);
  }
  std::optional<bool> fail(const Claim& claim, const PageFailure& failure, const RetryPolicy& policy,
                           Millis now) override {
    fail_sometimes();
    return queue_.fail(claim, failure, policy, now);
  }
  void release(const Claim& claim, const std::vector<int>& pages) override { queue_.release(claim, pages); }
  Doorbell& doorbell() override { return queue_.doorbell(); }
  void release_all_claims() override { queue_.release_all_claims(); }
  QueueFigures queue_figures() override { return queue_.queue_figures(); }
  std::vector<DeadLetter> dead_letters(int limit) override { return queue_.dead_letters(limit); }

 private:
  void fail_sometimes() {
    if (++calls_ % 2 == 1) throw Error(ErrorCode::internal, {}, "the database is away");
  }

  Queue& queue_;
  std::atomic<int> calls_ = 0;
};

}  // namespace ocrchat
