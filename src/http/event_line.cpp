#include "http/event_line.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace ocrchat {

void EventLine::push(std::string event) {
  asio::post(executor_, [line = shared_from_this(), event = std::move(event)]() mutable {
    line->events_.push_back(std::move(event));
    line->timer_.cancel();
  });
}

void EventLine::finish() {
  asio::post(executor_, [line = shared_from_this()] {
    line->finished_ = true;
    line->timer_.cancel();
  });
}

asio::awaitable<void> EventLine::wait() {
  if (!events_.empty() || finished_) co_return;
  timer_.expires_after(std::chrono::seconds(1));
  co_await timer_.async_wait(asio::as_tuple(asio::use_awaitable));
}

}  // namespace ocrchat
