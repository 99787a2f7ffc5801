#include "llm/endpoint_pool.hpp"

#include <algorithm>

namespace ocrchat {

EndpointPool::EndpointPool(std::vector<Endpoint> endpoints, const Patience& patience) : patience_(patience) {
  for (Endpoint& endpoint : endpoints) {
    std::string model = endpoint.model;
    states_.push_back({std::move(endpoint), std::move(model)});
  }
}

std::optional<std::size_t> EndpointPool::lend(std::optional<std::size_t> not_again) {
  const std::lock_guard lock(mutex_);
  const auto now = Clock::now();
  std::optional<std::size_t> best;
  const auto cost = [&](std::size_t i) { return std::pair(i == not_again, states_[i].in_hand); };
  for (std::size_t i = 0; i < states_.size(); ++i) {
    if (!rests(states_[i], now) && (!best || cost(i) < cost(*best))) best = i;
  }
  if (best) ++states_[*best].in_hand;
  return best;
}

// After its rest an endpoint gets one question at a time, until it has answered one.
bool EndpointPool::rests(const State& state, Clock::time_point now) const {
  if (state.failures < patience_.failures) return false;
  return now < state.rests_until || state.in_hand > 0;
}

void EndpointPool::give_back(std::size_t number, Verdict verdict) {
  const std::lock_guard lock(mutex_);
  State& state = states_[number];
  --state.in_hand;
  if (verdict == Verdict::well) state.failures = 0;
  if (verdict != Verdict::ill) return;
  ++state.failures;
  if (state.failures >= patience_.failures) state.rests_until = Clock::now() + patience_.rest;
}

Without EndpointPool::without(std::size_t number) const {
  const std::lock_guard lock(mutex_);
  return states_[number].without;
}

void EndpointPool::remember(std::size_t number, Without without) {
  const std::lock_guard lock(mutex_);
  Without& known = states_[number].without;
  known.first = std::max(known.first, without.first);
}

std::string EndpointPool::model(std::size_t number) const {
  const std::lock_guard lock(mutex_);
  return states_[number].model;
}

void EndpointPool::remember(std::size_t number, const std::string& name) {
  const std::lock_guard lock(mutex_);
  states_[number].model = name;
}

}  // namespace ocrchat
