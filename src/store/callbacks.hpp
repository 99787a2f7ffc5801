#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/time.hpp"
#include "store/accounts.hpp"

namespace ocrchat {

/// One call to a client's server: that a job has ended.
struct Callback {
  std::int64_t id = 0;
  std::string event;  ///< names what happened; the same at every try
  std::string job;    ///< uuid
  AccountId account = 0;
  std::string url;
  std::string payload;  ///< JSON
  int tries = 0;        ///< so far
  std::string outcome;  ///< of the last try, for the operator
  Millis created_at = 0;
};

/// Calls that are owed to clients. A job that ends and has a `callback_url` adds one, in the transaction in
/// which it ends. Several machines may make them: who takes one has it until the lease ends. Safe from any
/// thread.
/// @throws Error(internal) where the database fails
class Callbacks {
 public:
  virtual ~Callbacks() = default;

  /// The call that has been due longest of those to accounts that are not `busy`, put off until `now + lease`
  /// in case its maker dies.
  virtual std::optional<Callback> take_callback(const std::vector<AccountId>& busy, Millis lease,
                                                Millis now) = 0;
  /// It was made: forget it.
  virtual void callback_made(std::int64_t id) = 0;
  /// It came to nothing. @param due_at  when it is tried again; nothing: it is given up
  virtual void callback_failed(std::int64_t id, const std::string& outcome, std::optional<Millis> due_at) = 0;
  /// Those given up, newest first.
  virtual std::vector<Callback> callbacks_given_up(int limit) = 0;
};

}  // namespace ocrchat
