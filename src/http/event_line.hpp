#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace ocrchat {

namespace asio = boost::asio;

/// Events on their way from a thread that makes them to the connection that sends them. Made, emptied and
/// waited for on the connection's executor; filled from any thread.
class EventLine : public std::enable_shared_from_this<EventLine> {
 public:
  explicit EventLine(const asio::any_io_executor& executor) : executor_(executor), timer_(executor) {}

  /// From any thread.
  void push(std::string event);
  /// No more will come. From any thread.
  void finish();

  /// What has come since the call before.
  std::vector<std::string> take() { return std::exchange(events_, {}); }
  bool finished() const { return finished_ && events_.empty(); }
  /// Until something came, or a second has passed: a client that hangs up rings nothing.
  asio::awaitable<void> wait();

 private:
  asio::any_io_executor executor_;
  asio::steady_timer timer_;
  std::vector<std::string> events_;
  bool finished_ = false;
};

}  // namespace ocrchat
