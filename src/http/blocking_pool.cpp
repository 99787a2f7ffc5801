#include "http/blocking_pool.hpp"

#include <atomic>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "base/error.hpp"

namespace ocrchat {

struct BlockingPool::State {
  State(std::size_t threads, std::size_t most) : most_at_once(threads + most), pool(threads) {}

  const std::size_t most_at_once;
  // Shared with the callers, which may be taken down after the pool.
  const std::shared_ptr<std::atomic<std::size_t>> in_hand = std::make_shared<std::atomic<std::size_t>>(0);
  asio::thread_pool pool;
};

namespace {

class Place {
 public:
  Place(std::shared_ptr<std::atomic<std::size_t>> in_hand, std::size_t most) : in_hand_(std::move(in_hand)) {
    if (++*in_hand_ <= most) return;
    --*in_hand_;
    throw Error(ErrorCode::overloaded, {}, "blocking pool");
  }
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;
  ~Place() { --*in_hand_; }

 private:
  std::shared_ptr<std::atomic<std::size_t>> in_hand_;
};

asio::awaitable<void> perform(std::function<void()>& work) {
  work();
  co_return;
}

}  // namespace

BlockingPool::BlockingPool(std::size_t threads, std::size_t most_waiting)
    : state_(std::make_unique<State>(threads, most_waiting)) {}

BlockingPool::~BlockingPool() {
  stop();
}

asio::awaitable<void> BlockingPool::run(std::function<void()> work) {
  const Place place(state_->in_hand, state_->most_at_once);
  co_await asio::co_spawn(state_->pool.get_executor(), perform(work), asio::use_awaitable);
}

void BlockingPool::stop() {
  state_->pool.stop();
  state_->pool.join();
}

}  // namespace ocrchat
