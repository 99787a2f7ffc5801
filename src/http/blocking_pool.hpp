#pragma once

#include <boost/asio/awaitable.hpp>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

namespace ocrchat {

namespace asio = boost::asio;

/// Threads for calls that block (the service, files), so that the network threads never do. Safe from any
/// thread.
class BlockingPool {
 public:
  /// @param most_waiting  calls beyond those being run, above which more are refused
  BlockingPool(std::size_t threads, std::size_t most_waiting);
  BlockingPool(const BlockingPool&) = delete;
  BlockingPool& operator=(const BlockingPool&) = delete;
  ~BlockingPool();

  /// Runs `work` on one of the threads; goes on where it was called. What `work` throws is thrown here.
  /// @throws Error(overloaded) if too many calls wait already
  asio::awaitable<void> run(std::function<void()> work);

  /// As `run`, with a result.
  template <typename Work>
  asio::awaitable<std::invoke_result_t<Work>> call(Work work) {
    std::optional<std::invoke_result_t<Work>> result;
    co_await run([&] { result.emplace(work()); });
    co_return std::move(*result);
  }

  /// Drops what waits and waits for what runs.
  void stop();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace ocrchat
