#include "http/job_watch.hpp"

#include <algorithm>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <utility>

namespace ocrchat {

// Rung from any thread, heard on the connection's executor.
struct JobWatch::Wake {
  explicit Wake(const asio::any_io_executor& executor) : timer(executor) {}
  asio::steady_timer timer;
  bool rung = false;
};

JobWatch::JobWatch(Service& service, const std::string& uuid, const asio::any_io_executor& executor)
    : wake_(std::make_shared<Wake>(executor)),
      subscription_(service.subscribe(uuid, [executor, weak = std::weak_ptr(wake_)] {
        asio::post(executor, [weak] {
          const auto wake = weak.lock();
          if (!wake) return;
          wake->rung = true;
          wake->timer.cancel();
        });
      })) {}

asio::awaitable<void> JobWatch::wait(Clock::time_point deadline) {
  if (!wake_->rung) {
    wake_->timer.expires_at(std::min(deadline, Clock::now() + std::chrono::seconds(1)));
    co_await wake_->timer.async_wait(asio::as_tuple(asio::use_awaitable));
  }
  wake_->rung = false;
}

}  // namespace ocrchat
