#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "translate/apertium_process.hpp"

namespace ocrchat {

/// So many processes as the options allow, started when they are needed, lent to one caller at a time, and
/// closed when they have not been needed for a while. Safe from any thread.
class ApertiumPool {
 public:
  /// @param options  outlive the object
  explicit ApertiumPool(const ApertiumOptions& options);

  /// A process on loan. It comes back at the end, and is ended then if it is not healthy.
  class Loan {
   public:
    Loan(ApertiumPool& pool, std::unique_ptr<ApertiumProcess> process)
        : pool_(pool), process_(std::move(process)) {}
    Loan(const Loan&) = delete;
    Loan& operator=(const Loan&) = delete;
    ~Loan() { pool_.take_back(std::move(process_)); }
    ApertiumProcess* operator->() const { return process_.get(); }

   private:
    ApertiumPool& pool_;
    std::unique_ptr<ApertiumProcess> process_;
  };

  /// One of that mode; waits until one may be had.
  /// @throws Error(overloaded) if it is cancelled while it waits, Error(internal) if none can be started
  Loan borrow(const std::string& mode, const std::stop_token& cancel);

 private:
  std::unique_ptr<ApertiumProcess> ready(const std::string& mode, const std::stop_token& cancel);
  void take_back(std::unique_ptr<ApertiumProcess> process);

  using Clock = std::chrono::steady_clock;
  struct Idle {
    std::unique_ptr<ApertiumProcess> process;
    Clock::time_point since;
  };

  std::unique_ptr<ApertiumProcess> take_idle(const std::string& mode);
  std::unique_ptr<ApertiumProcess> take_oldest();
  void close_unused(const std::stop_token& stop);

  const ApertiumOptions& options_;
  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::size_t lent_ = 0;
  std::vector<Idle> idle_;  // the oldest first; lent_ + idle_ are at most options_.processes
  std::jthread closer_;     // ends first
};

}  // namespace ocrchat
