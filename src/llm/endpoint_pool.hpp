#pragma once

#include <chrono>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "llm/endpoint.hpp"
#include "llm/request_body.hpp"

namespace ocrchat {

/// The endpoints of one role, and what has become known of each: how many calls it has in hand, whether it is
/// to be spared, what it does not understand. Safe from any thread.
class EndpointPool {
 public:
  using Time = std::chrono::steady_clock::time_point;

  struct Breaker {
    int failures = 5;                         ///< in a row, after which an endpoint is spared
    std::chrono::milliseconds pause{10'000};  ///< for so long; then one call tries it
  };

  /// How a try went, as far as the endpoint's health goes.
  enum class Health { good, bad, unknown };

  struct Choice {
    std::optional<std::size_t> endpoint = {};  ///< has one call more in hand now: `end` it
    std::optional<Time> free_at =
        {};  ///< without an endpoint: when one has rested; nothing if all are spared
  };

  EndpointPool(std::vector<Endpoint> endpoints, Breaker breaker);

  std::size_t size() const { return states_.size(); }
  const Endpoint& at(std::size_t index) const { return states_.at(index).endpoint; }

  /// The endpoint with the least calls in hand, of equals the one that was idle longest; one of `tried` only
  /// if there is no other.
  Choice choose(const std::vector<std::size_t>& tried, Time now);
  void end(std::size_t index, Health health, Time now);
  /// It has asked to be left alone until then.
  void rest(std::size_t index, Time until);

  /// What it has refused before.
  Options without(std::size_t index) const;
  void learn_without(std::size_t index, Option option);

  /// The model to ask for: the settings', or the one that was learnt. Empty: not known yet.
  std::string model(std::size_t index) const;
  /// An empty one forgets.
  void learn_model(std::size_t index, const std::string& model);

 private:
  struct State {
    Endpoint endpoint;
    int in_hand = 0;
    int failures = 0;  // in a row
    bool is_on_trial = false;
    Time spared_until = {};
    Time resting_until = {};
    std::uint64_t last_used = 0;
    Options without = {};
    std::string learnt_model = {};
  };
  bool is_spared(const State& state, Time now) const;

  const Breaker breaker_;
  mutable std::mutex mutex_;  // of what follows, but for the endpoints themselves
  std::vector<State> states_;
  std::uint64_t uses_ = 0;
};

}  // namespace ocrchat
