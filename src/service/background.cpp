#include "service/background.hpp"

#include "base/error.hpp"
#include "base/log.hpp"

namespace ocrchat {
namespace {

void attempt(const std::function<void()>& task) {
  try {
    task();
  } catch (const Error& error) {
    log(LogLevel::error, "background_failed",
        {{"code", std::string(error_name(error.code()))}, {"where", error.where()}});
  } catch (const std::exception& error) {
    log(LogLevel::error, "background_failed", {{"where", error.what()}});
  }
}

}  // namespace

Background::Background(std::size_t most_waiting) : most_waiting_(most_waiting), thread_([this] { work(); }) {}

Background::~Background() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void Background::run(std::function<void()> task) {
  {
    const std::lock_guard lock(mutex_);
    if (tasks_.size() >= most_waiting_) throw Error(ErrorCode::overloaded);
    tasks_.push_back(std::move(task));
  }
  changed_.notify_all();
}

void Background::wait() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return tasks_.empty(); });
}

void Background::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [&] { return stopping_ || !tasks_.empty(); });
    if (tasks_.empty()) return;
    lock.unlock();
    attempt(tasks_.front());  // only this thread removes: the others add at the end
    lock.lock();
    tasks_.pop_front();
    changed_.notify_all();
  }
}

}  // namespace ocrchat
