#include "translate/apertium_pool.hpp"

#include <algorithm>

#include "base/error.hpp"

namespace ocrchat {

ApertiumPool::ApertiumPool(const ApertiumOptions& options)
    : options_(options), closer_([this](const std::stop_token& stop) { close_unused(stop); }) {}

ApertiumPool::Loan ApertiumPool::borrow(const std::string& mode, const std::stop_token& cancel) {
  return {*this, ready(mode, cancel)};
}

std::unique_ptr<ApertiumProcess> ApertiumPool::ready(const std::string& mode, const std::stop_token& cancel) {
  std::unique_ptr<ApertiumProcess> in_the_way;
  {
    std::unique_lock lock(mutex_);
    if (!changed_.wait(lock, cancel, [&] { return lent_ < options_.processes; })) {
      throw Error(ErrorCode::overloaded, {}, "nobody waits for the translation");
    }
    ++lent_;
    if (auto kept = take_idle(mode)) return kept;
    if (lent_ + idle_.size() > options_.processes) in_the_way = take_oldest();
  }
  in_the_way.reset();  // takes its time: not under the lock
  try {
    return std::make_unique<ApertiumProcess>(options_, mode);
  } catch (...) {
    take_back(nullptr);
    throw;
  }
}

void ApertiumPool::take_back(std::unique_ptr<ApertiumProcess> process) {
  if (process && !process->healthy()) process.reset();
  {
    const std::lock_guard lock(mutex_);
    --lent_;
    if (process) idle_.push_back({std::move(process), Clock::now()});
  }
  changed_.notify_all();
}

std::unique_ptr<ApertiumProcess> ApertiumPool::take_idle(const std::string& mode) {
  const auto found = std::ranges::find_if(idle_, [&](const Idle& i) { return i.process->mode() == mode; });
  if (found == idle_.end()) return nullptr;
  auto process = std::move(found->process);
  idle_.erase(found);
  return process;
}

std::unique_ptr<ApertiumProcess> ApertiumPool::take_oldest() {
  auto process = std::move(idle_.front().process);
  idle_.erase(idle_.begin());
  return process;
}

void ApertiumPool::close_unused(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  while (!stop.stop_requested()) {
    if (idle_.empty()) {
      changed_.wait(lock, stop, [&] { return !idle_.empty(); });
      continue;
    }
    const Clock::time_point end = idle_.front().since + options_.idle;
    if (Clock::now() < end) {
      changed_.wait_until(lock, stop, end, [&] { return idle_.empty(); });
      continue;
    }
    auto unused = take_oldest();
    lock.unlock();
    unused.reset();  // takes its time
    lock.lock();
  }
}

}  // namespace ocrchat
