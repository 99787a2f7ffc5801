#include "llm/endpoint_pool.hpp"

#include <algorithm>
#include <tuple>

namespace ocrchat {

EndpointPool::EndpointPool(std::vector<Endpoint> endpoints, Breaker breaker) : breaker_(breaker) {
  for (Endpoint& endpoint : endpoints) states_.push_back({std::move(endpoint)});
}

bool EndpointPool::is_spared(const State& state, Time now) const {
  return state.failures >= breaker_.failures && (now < state.spared_until || state.is_on_trial);
}

EndpointPool::Choice EndpointPool::choose(const std::vector<std::size_t>& tried, Time now) {
  const std::lock_guard lock(mutex_);
  Choice choice;
  std::tuple<bool, int, std::uint64_t> best;
  for (std::size_t i = 0; i < states_.size(); ++i) {
    const State& state = states_[i];
    if (is_spared(state, now)) continue;
    if (now < state.resting_until) {
      choice.free_at = std::min(choice.free_at.value_or(state.resting_until), state.resting_until);
      continue;
    }
    const std::tuple rank(std::ranges::count(tried, i) > 0, state.in_hand, state.last_used);
    if (choice.endpoint && best <= rank) continue;
    best = rank;
    choice.endpoint = i;
  }
  if (!choice.endpoint) return choice;
  State& chosen = states_[*choice.endpoint];
  ++chosen.in_hand;
  chosen.last_used = ++uses_;
  chosen.is_on_trial = chosen.failures >= breaker_.failures;
  return {.endpoint = choice.endpoint};
}

void EndpointPool::end(std::size_t index, Health health, Time now) {
  const std::lock_guard lock(mutex_);
  State& state = states_.at(index);
  --state.in_hand;
  state.is_on_trial = false;
  if (health == Health::good) state.failures = 0;
  if (health != Health::bad) return;
  ++state.failures;
  state.spared_until = now + breaker_.pause;
}

void EndpointPool::rest(std::size_t index, Time until) {
  const std::lock_guard lock(mutex_);
  State& state = states_.at(index);
  state.resting_until = std::max(state.resting_until, until);
}

Options EndpointPool::without(std::size_t index) const {
  const std::lock_guard lock(mutex_);
  return states_.at(index).without;
}

void EndpointPool::learn_without(std::size_t index, Option option) {
  const std::lock_guard lock(mutex_);
  Options& without = states_.at(index).without;
  if (std::ranges::count(without, option) == 0) without.push_back(option);
}

std::string EndpointPool::model(std::size_t index) const {
  const std::lock_guard lock(mutex_);
  const State& state = states_.at(index);
  return state.endpoint.model.empty() ? state.learnt_model : state.endpoint.model;
}

void EndpointPool::learn_model(std::size_t index, const std::string& model) {
  const std::lock_guard lock(mutex_);
  states_.at(index).learnt_model = model;
}

}  // namespace ocrchat
