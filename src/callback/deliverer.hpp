#pragma once

#include <memory>

#include "base/secrets.hpp"
#include "base/settings.hpp"
#include "store/callbacks.hpp"
#include "store/doorbell.hpp"

namespace ocrchat {

/// Makes the calls that are owed to clients, on one thread: starts at construction, ends with the call in
/// hand at destruction. A call that gets no 2xx is made again, later and later; 410 ends it. At least once:
/// who is called twice knows by the event's id. What it refers to must outlive it.
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
