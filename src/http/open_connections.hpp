#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>

namespace ocrchat {

/// The connections that are open: counted, asked to end, waited for. Safe from any thread.
class OpenConnections {
 public:
  /// A place in the count, given back when it is destroyed.
  class Place {
   public:
    Place(OpenConnections& all, std::uint64_t id) : all_(all), id_(id) {}
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;
    ~Place() { all_.remove(id_); }

   private:
    OpenConnections& all_;
    std::uint64_t id_;
  };

  /// @param wind_down  called (quickly, from any thread) when the connection is to end as soon as it is idle
  Place add(std::function<void()> wind_down);
  std::size_t count() const;
  void wind_down();
  /// @returns whether none is left after at most `seconds`
  bool wait_until_none(int seconds);

 private:
  void remove(std::uint64_t id);

  mutable std::mutex mutex_;
  std::condition_variable none_left_;
  std::map<std::uint64_t, std::function<void()>> open_;
  std::uint64_t next_id_ = 0;
};

}  // namespace ocrchat
