#pragma once

#include <chrono>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "llm/endpoint.hpp"
#include "llm/patience.hpp"
#include "llm/wire.hpp"

namespace ocrchat {

/// Who may be asked, and what is known of each: a circuit breaker and the fields it refuses. Safe from any
/// thread.
class EndpointPool {
 public:
  using Clock = std::chrono::steady_clock;

  EndpointPool(std::vector<Endpoint> endpoints, const Patience& patience);

  std::size_t size() const { return states_.size(); }
  const Endpoint& endpoint(std::size_t number) const { return states_[number].endpoint; }

  /// The one with the fewest questions in hand of those that are not left alone, `not_again` only if there is
  /// no other; nothing if all are left alone. To be given back.
  std::optional<std::size_t> lend(std::optional<std::size_t> not_again);
  enum class Verdict { well, ill, no_fault };
  void give_back(std::size_t number, Verdict verdict);

  Without without(std::size_t number) const;
  /// It has answered a request that went without these.
  void remember(std::size_t number, Without without);

  /// The model to ask for; empty if it is not known yet.
  std::string model(std::size_t number) const;
  void remember(std::size_t number, const std::string& name);

 private:
  struct State {
    Endpoint endpoint;
    std::string model = {};
    int in_hand = 0;
    int failures = 0;  // in a row
    Clock::time_point rests_until = {};
    Without without = {};
  };

  bool rests(const State& state, Clock::time_point now) const;

  const Patience patience_;
  mutable std::mutex mutex_;
  std::vector<State> states_;
};

}  // namespace ocrchat
