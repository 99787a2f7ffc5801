#include "service/sweeper.hpp"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <thread>

namespace ocrchat {
namespace {

constexpr Millis kLeftoversKept = 30LL * 24 * 3'600'000;

std::set<std::string> in_both(const std::set<std::string>& a, const std::set<std::string>& b) {
  std::set<std::string> result;
  std::ranges::set_intersection(a, b, std::inserter(result, result.end()));
  return result;
}

}  // namespace

// The document goes first: if we are stopped in between, the job is still there to be swept.
int Sweeper::sweep(Millis now) {
  int removed = 0;
  for (const std::string& uuid : jobs_.expired_jobs(now)) {
    blobs_.remove(uuid);
    removed += jobs_.remove_job(uuid) ? 1 : 0;
  }
  jobs_.remove_leftovers(now - kLeftoversKept);
  sweep_orphans();
  return removed;
}

std::vector<std::string> Sweeper::leftovers(Millis now, int patience_ms) {
  std::vector<std::string> found = jobs_.leftovers(now);
  std::set<std::string> left = orphans();
  if (!left.empty()) {
    std::this_thread::sleep_for(std::chrono::milliseconds(patience_ms));
    left = in_both(left, orphans());
  }
  if (!left.empty()) found.push_back(std::to_string(left.size()) + " documents without a job");
  return found;
}

std::set<std::string> Sweeper::orphans() {
  const std::vector<std::string> keys = blobs_.keys();
  std::set<std::string> result(keys.begin(), keys.end());
  for (const std::string& uuid : jobs_.existing_jobs(keys)) result.erase(uuid);
  return result;
}

// A document without a job is one being accepted right now, or left by a process that died in between. What
// had no job at the sweep before has none to come.
void Sweeper::sweep_orphans() {
  std::set<std::string> now = orphans();
  for (const std::string& key : in_both(now, orphans_)) blobs_.remove(key);
  orphans_ = std::move(now);
}

}  // namespace ocrchat
