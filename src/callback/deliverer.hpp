#pragma once

#include <memory>

#include "base/secrets.hpp"
#include "base/settings.hpp"
#include "store/callbacks.hpp"

namespace ocrchat {

/// Makes the calls that are owed to clients, several at a time but one of each account, so that whose server
/// hangs keeps nobody else waiting. Starts at construction, ends with the calls in hand (10 s) at
/// destruction. A call that gets no 2xx is made again, later and later; 410 ends it. At least once: who is
/// called twice knows by the event's id. What it refers to must outlive it.
class Deliverer {
 public:
  Deliverer(const Settings& settings, Callbacks& callbacks, const Secrets& secrets);
  Deliverer(const Deliverer&) = delete;
  Deliverer& operator=(const Deliverer&) = delete;
  ~Deliverer();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace ocrchat
