#include "http/blocking_pool.hpp"

#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <chrono>
#include <future>
#include <stdexcept>
#include <thread>

#include "base/error.hpp"

namespace ocrchat {
namespace {

/// Runs the coroutine to its end. @throws what it throws
void run(asio::awaitable<void> work) {
  asio::io_context io;
  std::exception_ptr failure;
  asio::co_spawn(io, std::move(work), [&](std::exception_ptr thrown) { failure = thrown; });
  io.run();
  if (failure) std::rethrow_exception(failure);
}

asio::awaitable<void> check_threads(BlockingPool& pool) {
  const auto here = std::this_thread::get_id();
  const auto there = co_await pool.call([] { return std::this_thread::get_id(); });
  EXPECT_NE(here, there);
  EXPECT_EQ(here, std::this_thread::get_id());
}

TEST(BlockingPool, WorksElsewhereAndComesBack) {
  BlockingPool pool(1, 10);
  run(check_threads(pool));
}

asio::awaitable<void> fail_in(BlockingPool& pool) {
  co_await pool.run([] { throw std::runtime_error("broken"); });
}

TEST(BlockingPool, BringsExceptionsBack) {
  BlockingPool pool(1, 10);
  EXPECT_THROW(run(fail_in(pool)), std::runtime_error);
}

asio::awaitable<void> do_nothing(BlockingPool& pool) {
  co_await pool.run([] {});
}

TEST(BlockingPool, RefusesWhatWouldWaitTooLong) {
  BlockingPool pool(1, 0);
  std::promise<void> release;
  std::promise<void> busy;
  std::thread occupant([&] {
    run([](BlockingPool& used, std::promise<void>& begun, std::promise<void>& end) -> asio::awaitable<void> {
      co_await used.run([&] {
        begun.set_value();
        end.get_future().wait();
      });
    }(pool, busy, release));
  });
  busy.get_future().wait();
  try {
    run(do_nothing(pool));
    ADD_FAILURE() << "not refused";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::overloaded);
  }
  release.set_value();
  occupant.join();
  run(do_nothing(pool));
}

}  // namespace
}  // namespace ocrchat
