#include "http/places.hpp"

#include <utility>

#include "base/error.hpp"

namespace ocrchat {

Places::Place Places::take(const std::string& owner) {
  const std::lock_guard lock(mutex_);
  int& held = held_[owner];
  if (held >= most_each_) {
    throw Error(ErrorCode::too_many_requests,
                "You follow " + std::to_string(held) + " jobs already, which is the limit; close some.");
  }
  ++held;
  return {*this, owner};
}

Places::Place::Place(Place&& other) noexcept
    : places_(std::exchange(other.places_, nullptr)), owner_(std::move(other.owner_)) {}

Places::Place::~Place() {
  if (places_ == nullptr) return;
  const std::lock_guard lock(places_->mutex_);
  const auto found = places_->held_.find(owner_);
  if (--found->second == 0) places_->held_.erase(found);
}

}  // namespace ocrchat
