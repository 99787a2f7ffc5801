#include "llm/request_body.hpp"

#include <algorithm>
#include <array>
#include <boost/json.hpp>

#include "base/error.hpp"
#include "base/utf8.hpp"

namespace ocrchat {
namespace {

namespace json = boost::json;

bool contains(const Options& options, Option option) {
  return std::ranges::count(options, option) > 0;
}

json::value parsed(const std::string& text, const char* what) {
  boost::system::error_code failure;
  json::value value = json::parse(text, failure);
  if (failure || !value.is_object()) {
    throw Error(ErrorCode::internal, {}, std::string("llm: ") + what + " is no JSON object");
  }
  return value;
}

json::value message_json(const Message& message) {
  const std::string text = to_valid_utf8(message.text);
  if (!message.image_data_url) return {{"role", message.role}, {"content", text}};
  if (!message.image_data_url->starts_with("data:image/")) {  // a server would fetch it
    throw Error(ErrorCode::internal, {}, "llm: a picture that is no data URL");
  }
  json::array parts{
      json::object{{"type", "image_url"}, {"image_url", json::object{{"url", *message.image_data_url}}}}};
  const json::object words{{"type", "text"}, {"text", text}};
  if (!text.empty()) parts.insert(message.image_first ? parts.end() : parts.begin(), words);
  return {{"role", message.role}, {"content", std::move(parts)}};
}

json::array messages_json(const CompletionRequest& request) {
  json::array messages;
  if (request.system) {
    messages.push_back(json::object{{"role", "system"}, {"content", to_valid_utf8(*request.system)}});
  }
  for (const Message& message : request.messages) messages.push_back(message_json(message));
  return messages;
}

json::object response_format(const std::string& schema) {
  return {{"type", "json_schema"},
          {"json_schema",
           json::object{{"name", "answer"}, {"strict", true}, {"schema", parsed(schema, "a schema")}}}};
}

bool has(const CompletionRequest& request, Option option) {
  switch (option) {
    case Option::logprobs:
      return request.logprobs;
    case Option::response_format:
      return request.schema.has_value();
    case Option::extra:
      return !request.extra.empty();
    default:
      return true;
  }
}

// How servers name what they do not take. The first that occurs counts: "max_completion_tokens" is what they
// ask for where they do not take "max_tokens".
struct Name {
  std::string_view text;
  Option option;
};
constexpr std::array<Name, 8> kNames{{{"logprobs", Option::logprobs},
                                      {"stream_options", Option::stream_options},
                                      {"response_format", Option::response_format},
                                      {"json_schema", Option::response_format},
                                      {"guided", Option::response_format},
                                      {"max_completion_tokens", Option::max_tokens},
                                      {"temperature", Option::sampling},
                                      {"top_p", Option::sampling}}};
constexpr std::array kInTurn{Option::logprobs, Option::stream_options, Option::response_format,
                             Option::extra};

}  // namespace

std::string request_body(const CompletionRequest& request, const std::string& model, const Options& without) {
  json::object body;
  const auto sends = [&](Option option) { return has(request, option) && !contains(without, option); };
  if (sends(Option::extra)) body = parsed(request.extra, "extra").as_object();
  body["model"] = model;
  body["messages"] = messages_json(request);
  body["stream"] = true;
  if (sends(Option::sampling)) {
    body["temperature"] = request.temperature;
    body["top_p"] = request.top_p;
  }
  body[sends(Option::max_tokens) ? "max_tokens" : "max_completion_tokens"] = request.max_tokens;
  if (!request.stop.empty()) body["stop"] = json::value_from(request.stop);
  if (sends(Option::logprobs)) body["logprobs"] = true;
  if (sends(Option::stream_options)) body["stream_options"] = json::object{{"include_usage", true}};
  if (sends(Option::response_format)) body["response_format"] = response_format(*request.schema);
  return json::serialize(body);
}

std::optional<Option> next_to_drop(const CompletionRequest& request, const Options& without,
                                   std::string_view message) {
  const std::string said = ascii_lower(message);
  const auto is_left = [&](Option option) { return has(request, option) && !contains(without, option); };
  for (const Name& name : kNames) {
    if (said.find(name.text) != std::string::npos && is_left(name.option)) return name.option;
  }
  const auto* next = std::ranges::find_if(kInTurn, is_left);
  if (next == kInTurn.end()) return std::nullopt;
  return *next;
}

}  // namespace ocrchat
