#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <memory>
#include <string>

#include "service/service.hpp"

namespace ocrchat {

namespace asio = boost::asio;

/// Waits for changes of one job, on the executor of one connection. Changes from its construction on are
/// noticed: look at the job after that.
class JobWatch {
 public:
  using Clock = std::chrono::steady_clock;

  JobWatch(Service& service, const std::string& uuid, const asio::any_io_executor& executor);

  /// Until the job has changed since the call before, or `deadline`, or a second has passed: a ring may be
  /// lost (doorbell.hpp), and a client that hangs up rings nothing.
  asio::awaitable<void> wait(Clock::time_point deadline);

 private:
  struct Wake;
  std::shared_ptr<Wake> wake_;
  Doorbell::Subscription subscription_;
};

}  // namespace ocrchat
