#include "worker/heartbeat.hpp"

#include <algorithm>
#include <exception>
#include <utility>

#include "base/log.hpp"

namespace ocrchat {
namespace {

constexpr std::chrono::milliseconds kSpacing{200};

}  // namespace

struct Heartbeat::Entry {
  Entry(const Claim& claim_, ReaderProcess& reader_, Clock::time_point next_)
      : claim(claim_), reader(reader_), next(next_) {}

  const Claim& claim;
  ReaderProcess& reader;
  std::stop_source lost;

  Clock::time_point next;          // these two under the heartbeat's mutex
  Clock::time_point not_before{};  // a job that changes often is not asked about at every change

  std::mutex mutex;      // held during a beat
  bool closed = false;   // under the entry's mutex: the claim and the reader may be gone
  bool reading = false;  // under the entry's mutex
};

Heartbeat::Watch::Watch(Heartbeat& heartbeat, std::shared_ptr<Entry> entry,
                        Doorbell::Subscription subscription)
    : heartbeat_(heartbeat), entry_(std::move(entry)), subscription_(std::move(subscription)) {}

Heartbeat::Watch::~Watch() {
  subscription_ = {};
  {
    const std::lock_guard lock(heartbeat_.mutex_);
    std::erase(heartbeat_.entries_, entry_);
  }
  const std::lock_guard lock(entry_->mutex);
  entry_->closed = true;
}

bool Heartbeat::Watch::lost() const {
  return entry_->lost.stop_requested();
}

std::stop_token Heartbeat::Watch::loss() const {
  return entry_->lost.get_token();
}

Heartbeat::Reading::Reading(const Watch& watch) : entry_(*watch.entry_) {
  const std::lock_guard lock(entry_.mutex);
  entry_.reading = true;
}

Heartbeat::Reading::~Reading() {
  const std::lock_guard lock(entry_.mutex);
  entry_.reading = false;
}

Heartbeat::Heartbeat(Queue& queue, Millis lease) : queue_(queue), lease_(lease), thread_([this] { run(); }) {}

Heartbeat::~Heartbeat() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

Heartbeat::Watch Heartbeat::watch(const Claim& claim, ReaderProcess& reader) {
  auto entry = std::make_shared<Entry>(claim, reader, Clock::now() + std::chrono::milliseconds(lease_ / 3));
  {
    const std::lock_guard lock(mutex_);
    entries_.push_back(entry);
  }
  changed_.notify_all();
  auto subscription = queue_.doorbell().subscribe(claim.job.uuid, [this, entry] { ring(*entry); });
  return Watch(*this, std::move(entry), std::move(subscription));
}

void Heartbeat::ring(Entry& entry) {
  {
    const std::lock_guard lock(mutex_);
    entry.next = std::min(entry.next, std::max(entry.not_before, Clock::now()));
  }
  changed_.notify_all();
}

void Heartbeat::run() {
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    const auto due = due_entries(lock);
    lock.unlock();
    for (const auto& entry : due) beat(*entry);
    lock.lock();
  }
}

// Waits for the earliest beat; may come back with none.
std::vector<std::shared_ptr<Heartbeat::Entry>> Heartbeat::due_entries(std::unique_lock<std::mutex>& lock) {
  const auto earliest = std::ranges::min_element(entries_, {}, [](const auto& entry) { return entry->next; });
  if (earliest == entries_.end()) {
    changed_.wait(lock);
  } else if (const auto when = (*earliest)->next; when > Clock::now()) {
    changed_.wait_until(lock, when);
  }
  std::vector<std::shared_ptr<Entry>> due;
  const auto now = Clock::now();
  for (const auto& entry : entries_) {
    if (entry->next > now) continue;
    entry->next = now + std::chrono::milliseconds(lease_ / 3);
    entry->not_before = now + kSpacing;
    due.push_back(entry);
  }
  return due;
}

void Heartbeat::beat(Entry& entry) {
  const std::lock_guard lock(entry.mutex);
  if (entry.closed || entry.lost.stop_requested()) return;
  try {
    if (queue_.extend(entry.claim, lease_, now_ms())) return;
    entry.lost.request_stop();
    if (!entry.reading) return;
    entry.reader.interrupt();
    log(LogLevel::info, "claim_void", {{"job", entry.claim.job.uuid}});
  } catch (const std::exception& error) {  // the next beat tries again; the lease has room for two failures
    log(LogLevel::warning, "heartbeat_failed", {{"job", entry.claim.job.uuid}, {"why", error.what()}});
  }
}

}  // namespace ocrchat
