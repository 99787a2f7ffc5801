#include "store/doorbell.hpp"

#include <utility>
#include <vector>

namespace ocrchat {

struct Doorbell::Entry {
  std::string uuid;
  std::function<void()> ring;
  std::recursive_mutex calling;  // recursive: `ring` may end its own subscription
  bool ended = false;
};

Doorbell::Subscription::Subscription(Subscription&& other) noexcept
    : bell_(std::exchange(other.bell_, nullptr)), id_(other.id_) {}

Doorbell::Subscription& Doorbell::Subscription::operator=(Subscription&& other) noexcept {
  if (this != &other) {
    if (bell_ != nullptr) bell_->unsubscribe(id_);
    bell_ = std::exchange(other.bell_, nullptr);
    id_ = other.id_;
  }
  return *this;
}

Doorbell::Subscription::~Subscription() {
  if (bell_ != nullptr) bell_->unsubscribe(id_);
}

void Doorbell::ring_work() {
  hear_work();
  if (relay_) relay_("");
}

void Doorbell::ring_job(const std::string& uuid) {
  hear_job(uuid);
  if (relay_) relay_(uuid);
}

void Doorbell::hear_work() {
  const std::lock_guard lock(mutex_);
  ++rings_;
  work_.notify_all();
}

void Doorbell::wake_all() {
  hear_work();
}

bool Doorbell::wait_for_work(std::chrono::milliseconds timeout) {
  std::unique_lock lock(mutex_);
  std::uint64_t& heard = heard_[std::this_thread::get_id()];
  const bool rung = work_.wait_for(lock, timeout, [&] { return rings_ != heard; });
  heard = rings_;
  return rung;
}

void Doorbell::hear_job(const std::string& uuid) {
  call([&](const Entry& entry) { return entry.uuid == uuid; });
}

void Doorbell::hear_everything() {
  hear_work();
  call([](const Entry&) { return true; });
}

void Doorbell::call(const std::function<bool(const Entry&)>& chosen) {
  std::vector<std::shared_ptr<Entry>> called;
  {
    const std::lock_guard lock(mutex_);
    for (const auto& [id, entry] : entries_) {
      if (chosen(*entry)) called.push_back(entry);
    }
  }
  for (const auto& entry : called) {
    const std::lock_guard lock(entry->calling);
    if (!entry->ended) entry->ring();
  }
}

Doorbell::Subscription Doorbell::subscribe(const std::string& uuid, std::function<void()> ring) {
  auto entry = std::make_shared<Entry>();
  entry->uuid = uuid;
  entry->ring = std::move(ring);
  const std::lock_guard lock(mutex_);
  entries_.emplace(next_id_, std::move(entry));
  return {this, next_id_++};
}

void Doorbell::unsubscribe(std::uint64_t id) {
  std::shared_ptr<Entry> entry;
  {
    const std::lock_guard lock(mutex_);
    const auto found = entries_.find(id);
    if (found == entries_.end()) return;
    entry = std::move(found->second);
    entries_.erase(found);
  }
  const std::lock_guard lock(entry->calling);
  entry->ended = true;
}

}  // namespace ocrchat
