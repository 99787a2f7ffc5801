#pragma once

#include <map>
#include <mutex>
#include <string>

namespace ocrchat {

/// Counts what each caller holds open, up to a limit. Safe from any thread.
class Places {
 public:
  explicit Places(int most_each) : most_each_(most_each) {}

  /// One place, given back at its end.
  class Place {
   public:
    Place(Places& places, std::string owner) : places_(&places), owner_(std::move(owner)) {}
    Place(Place&& other) noexcept;
    Place& operator=(Place&&) = delete;
    ~Place();

   private:
    Places* places_;
    std::string owner_;
  };

  /// @throws Error(too_many_requests) if the caller holds as many as it may
  Place take(const std::string& owner);

 private:
  const int most_each_;
  std::mutex mutex_;
  std::map<std::string, int> held_;
};

}  // namespace ocrchat
