#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "llm/completion.hpp"
#include "llm/endpoint.hpp"
#include "llm/patience.hpp"

namespace ocrchat {

/// Question and answer do not fit into what the model can hold: make the picture or the text smaller.
class ContextTooLong : public Error {
 public:
  explicit ContextTooLong(std::string where)
      : Error(ErrorCode::overloaded, "The page does not fit into the model.", std::move(where)) {}
};

/// Asks models over HTTP (OpenAI's chat completions, streamed), of one role. Of several endpoints the one
/// with the fewest questions in hand is asked. What fails for a while is tried again, elsewhere if there is
/// an elsewhere: 408, 409, 425, 429, 5xx, no connection, a stream that breaks off; with waits that grow and
/// are drawn at random (full jitter), or as long as Retry-After says. An endpoint that fails again and again
/// is left alone for a while (circuit breaker). One that refuses a field that not all servers know is asked
/// without it from then on. Safe from any thread.
class LlmClient {
 public:
  explicit LlmClient(std::vector<Endpoint> endpoints, Patience patience = {});
  LlmClient(const LlmClient&) = delete;
  LlmClient& operator=(const LlmClient&) = delete;
  ~LlmClient();

  /// Whether there is an endpoint to ask.
  bool configured() const;
  /// @throws ContextTooLong; Error(overloaded) if no answer could be had within the budget, or it is no
  /// longer wanted; its `where` says why and never holds a key or what was asked
  Completion complete(const CompletionRequest& request);
  /// The model's name at the first endpoint: of the settings, or the first that the server lists. Empty if it
  /// cannot be had.
  std::string model();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace ocrchat
