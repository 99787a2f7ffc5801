#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

namespace ocrchat {

/// Tells who waits that something changed; says nothing of what. A wake-up may be lost when several machines
/// share a database, so everybody who waits also looks again from time to time. Safe from any thread.
class Doorbell {
 public:
  /// Ends when destroyed; after that its function is not called any more.
  class Subscription {
   public:
    Subscription() = default;
    Subscription(Doorbell* bell, std::uint64_t id) : bell_(bell), id_(id) {}
    Subscription(Subscription&& other) noexcept;
    Subscription& operator=(Subscription&& other) noexcept;
    ~Subscription();

   private:
    Doorbell* bell_ = nullptr;
    std::uint64_t id_ = 0;
  };

  /// Pages wait to be claimed.
  void ring_work();
  /// The job changed or is gone.
  void ring_job(const std::string& uuid);

  /// Passes on to other machines what is rung here: `relay` is called with a job's uuid, or with nothing for
  /// work; quickly, from any thread. Set it before anybody rings.
  void relay_to(std::function<void(const std::string& uuid)> relay) { relay_ = std::move(relay); }
  /// What another machine rang; not relayed again.
  void hear_work();
  void hear_job(const std::string& uuid);
  /// Something may have been missed: rings for work and for every job.
  void hear_everything();

  /// Waits until work was rung after this thread's call before, or `timeout` is over. @returns whether it was
  /// rung
  bool wait_for_work(std::chrono::milliseconds timeout);
  /// Wakes all who wait for work, for a shutdown.
  void wake_all();

  /// Calls `ring` (quickly, from any thread, never after the subscription's end) when the job changes. The
  /// end waits for a call under way on another thread: end it without holding a lock that `ring` takes.
  /// `ring` may end it itself.
  Subscription subscribe(const std::string& uuid, std::function<void()> ring);

 private:
  struct Entry;
  void unsubscribe(std::uint64_t id);
  void call(const std::function<bool(const Entry&)>& chosen);

  std::function<void(const std::string&)> relay_;
  std::mutex mutex_;
  std::condition_variable work_;
  std::uint64_t rings_ = 0;
  std::map<std::thread::id, std::uint64_t> heard_;  // rings, by the thread that waits
  std::uint64_t next_id_ = 1;
  std::map<std::uint64_t, std::shared_ptr<Entry>> entries_;
};

}  // namespace ocrchat
