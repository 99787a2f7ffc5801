#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace ocrchat {

/// One thread for work that no answer waits for, so that the time of an answer does not tell what the work
/// was. What fails is logged. Safe from any thread.
class Background {
 public:
  /// @param most_waiting  tasks above which more are refused
  explicit Background(std::size_t most_waiting = 1000);
  Background(const Background&) = delete;
  Background& operator=(const Background&) = delete;
  /// Does what waits, then ends.
  ~Background();

  /// @throws Error(overloaded)
  void run(std::function<void()> task);
  /// Returns once all that was given so far is done.
  void wait();

 private:
  void work();

  const std::size_t most_waiting_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::function<void()>> tasks_;  // the first is being done
  bool stopping_ = false;
  std::thread thread_;  // last: it uses the others
};

}  // namespace ocrchat
