#pragma once

#include "base/settings.hpp"
#include "llm/client.hpp"
#include "worker/worker.hpp"

namespace ocrchat {

/// The models of the settings; there may be none. They outlive what is made with them.
class ModelServers {
 public:
  explicit ModelServers(const Settings& settings);

  LlmClient& vision() { return vision_; }
  LlmClient& text() { return text_; }
  /// What a worker can do with them.
  PageSkills skills();

 private:
  const Settings& settings_;
  LlmClient vision_;
  LlmClient text_;
};

}  // namespace ocrchat
