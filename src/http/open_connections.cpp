#include "http/open_connections.hpp"

#include <chrono>
#include <utility>

namespace ocrchat {

OpenConnections::Place OpenConnections::add(std::function<void()> wind_down) {
  const std::lock_guard lock(mutex_);
  const std::uint64_t id = next_id_++;
  open_.emplace(id, std::move(wind_down));
  return {*this, id};
}

std::size_t OpenConnections::count() const {
  const std::lock_guard lock(mutex_);
  return open_.size();
}

void OpenConnections::wind_down() {
  const std::lock_guard lock(mutex_);
  for (const auto& [id, end] : open_) end();
}

bool OpenConnections::wait_until_none(int seconds) {
  std::unique_lock lock(mutex_);
  return none_left_.wait_for(lock, std::chrono::seconds(seconds), [&] { return open_.empty(); });
}

void OpenConnections::remove(std::uint64_t id) {
  const std::lock_guard lock(mutex_);
  open_.erase(id);
  if (open_.empty()) none_left_.notify_all();
}

}  // namespace ocrchat
