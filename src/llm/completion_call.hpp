#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "llm/completion_reader.hpp"
#include "llm/endpoint_pool.hpp"
#include "llm/llm_client.hpp"
#include "net/http_client.hpp"

namespace ocrchat {

/// One call of `LlmClient::complete`, with all its tries. Used once, on one thread.
class CompletionCall {
 public:
  /// @param pool  has an endpoint at least
  CompletionCall(HttpClient& http, EndpointPool& pool, const LlmPolicy& policy,
                 const CompletionRequest& request);

  Completion run();
  /// What the first endpoint's model is called, asked for if need be; empty if it does not say.
  std::string model();

 private:
  std::optional<std::size_t> take();
  Outcome ask(std::size_t index);
  Outcome ask_as_it_understands(std::size_t index);
  std::optional<Trouble> learn_model(std::size_t index);
  Outcome send(std::size_t index, const Options& without);
  HttpRequest http_request(std::size_t index, const char* method, const std::string& path) const;
  bool fits_with_less(const Trouble& trouble);
  bool try_again(std::size_t index, const Trouble& trouble);
  std::string words(std::size_t index, const Trouble& trouble) const;
  [[noreturn]] void give_up(const std::string& why) const;

  bool sleep_until(EndpointPool::Time time) const;
  std::chrono::milliseconds jitter(std::chrono::milliseconds most);
  std::chrono::milliseconds left() const;

  HttpClient& http_;
  EndpointPool& pool_;
  const LlmPolicy& policy_;
  CompletionRequest request_;  // within the policy
  const EndpointPool::Time deadline_;
  std::vector<std::size_t> tried_;  // the endpoints of the tries that failed
  std::string last_trouble_ = "no server has answered";
  std::mt19937 random_{std::random_device{}()};
};

}  // namespace ocrchat
