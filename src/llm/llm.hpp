#pragma once

#include "llm/completion.hpp"

namespace ocrchat {

/// The models that are there to be asked. Safe from any thread.
class Llm {
 public:
  virtual ~Llm() = default;

  /// Whether anybody plays this role.
  virtual bool has(Role role) const = 0;

  /// What the model that plays it is called: by the settings, or as its first server lists it. Asks that
  /// server where it is not known yet. Empty if it cannot be had.
  virtual std::string model(Role role) = 0;

  /// Asks, and waits for the answer. One that the caller cut, that ran into a limit or whose request does not
  /// fit in the model is a completion too: its `finish_reason` says so.
  /// @throws Error(engine_not_configured) if nobody plays the role; Error(overloaded) if no server answers in
  /// time; Error(internal) if one refuses for good, or the request cannot be made. `where` says why, and
  /// never holds a key.
  virtual Completion complete(const CompletionRequest& request) = 0;
};

}  // namespace ocrchat
