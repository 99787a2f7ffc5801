#include "llm/llm_client.hpp"

#include "base/error.hpp"
#include "llm/completion_call.hpp"
#include "net/http_client.hpp"

namespace ocrchat {
namespace {

constexpr std::chrono::seconds kListing{10};  // for a list of models

}  // namespace

LlmPolicy policy_of(const Settings& settings) {
  LlmPolicy policy;
  policy.timeout = std::chrono::seconds(settings.model_seconds);
  policy.max_tokens = static_cast<int>(settings.model_tokens);
  return policy;
}

struct LlmClient::Impl {
  EndpointPool& pool(Role role) { return role == Role::vision ? vision : text; }

  const LlmPolicy policy;
  EndpointPool vision;
  EndpointPool text;
  HttpClient http = {};
};

LlmClient::LlmClient(std::vector<Endpoint> vision, std::vector<Endpoint> text, LlmPolicy policy)
    : impl_(new Impl{policy, {std::move(vision), policy.breaker}, {std::move(text), policy.breaker}}) {}

LlmClient::LlmClient(const Settings& settings)
    : LlmClient(endpoints_of(settings, Role::vision), endpoints_of(settings, Role::text),
                policy_of(settings)) {}

LlmClient::~LlmClient() = default;

bool LlmClient::has(Role role) const {
  return impl_->pool(role).size() > 0;
}

std::string LlmClient::model(Role role) {
  if (!has(role)) return "";
  return CompletionCall(impl_->http, impl_->pool(role), impl_->policy, {.role = role, .timeout = kListing})
      .model();
}

Completion LlmClient::complete(const CompletionRequest& request) {
  if (!has(request.role)) throw Error(ErrorCode::engine_not_configured);
  return CompletionCall(impl_->http, impl_->pool(request.role), impl_->policy, request).run();
}

}  // namespace ocrchat
