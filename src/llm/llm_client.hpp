#pragma once

#include <chrono>
#include <memory>
#include <vector>

#include "llm/endpoint_pool.hpp"
#include "llm/llm.hpp"

namespace ocrchat {

/// How long and how often servers are tried.
struct LlmPolicy {
  std::chrono::milliseconds timeout{120'000};  ///< of one call, all tries together
  int max_tokens = 8192;                       ///< of one answer
  int tries = 6;                               ///< of one call
  std::chrono::milliseconds first_wait{
      500};  ///< before the second try, at most (full jitter); then doubled …
  std::chrono::milliseconds most_wait{8'000};   ///< … up to this
  std::chrono::milliseconds most_rest{60'000};  ///< that a server may ask for with Retry-After
  EndpointPool::Breaker breaker = {};
};

/// The settings 'model-seconds' and 'model-tokens', and the defaults otherwise.
LlmPolicy policy_of(const Settings& settings);

/// Asks OpenAI-compatible servers. A try that fails is made again, on another server if there is one; a
/// server that keeps failing is spared for a while, one that does not know an optional field is asked without
/// it from then on.
class LlmClient final : public Llm {
 public:
  LlmClient(std::vector<Endpoint> vision, std::vector<Endpoint> text, LlmPolicy policy = {});
  /// Those of the settings.
  explicit LlmClient(const Settings& settings);
  LlmClient(const LlmClient&) = delete;
  LlmClient& operator=(const LlmClient&) = delete;
  ~LlmClient() override;

  bool has(Role role) const override;
  std::string model(Role role) override;
  Completion complete(const CompletionRequest& request) override;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace ocrchat
