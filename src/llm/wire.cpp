#include "llm/wire.hpp"

#include <sodium.h>

#include <algorithm>
#include <boost/json.hpp>

#include "base/utf8.hpp"

namespace ocrchat {
namespace {

namespace json = boost::json;

constexpr std::size_t kLongestMessage = 300;

std::string base64(std::string_view bytes) {
  std::string result(sodium_base64_ENCODED_LEN(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(result.data(), result.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                    bytes.size(), sodium_base64_VARIANT_ORIGINAL);
  result.pop_back();  // its end as a C string
  return result;
}

// A picture travels inside the request: nobody is made to fetch an address.
json::object picture_part(const std::string& bytes) {
  const bool png = bytes.starts_with("\x89PNG");
  const std::string url = std::string("data:image/") + (png ? "png" : "jpeg") + ";base64," + base64(bytes);
  return {{"type", "image_url"}, {"image_url", {{"url", url}}}};
}

json::value content_of(const ChatTurn& turn) {
  if (turn.picture.empty()) return json::value(to_valid_utf8(turn.text));
  json::array parts;
  if (!turn.text.empty()) parts.push_back({{"type", "text"}, {"text", to_valid_utf8(turn.text)}});
  const auto at = turn.picture_first ? parts.begin() : parts.end();
  parts.insert(at, picture_part(turn.picture));
  return parts;
}

std::optional<json::object> object_of(std::string_view text) {
  boost::system::error_code failure;
  json::value value = json::parse(text, failure);
  if (failure || !value.is_object()) return std::nullopt;
  return std::move(value.get_object());
}

const json::object* object_in(const json::object& object, std::string_view name) {
  const json::value* value = object.if_contains(name);
  return value == nullptr ? nullptr : value->if_object();
}

std::string string_in(const json::object& object, std::string_view name) {
  const json::value* value = object.if_contains(name);
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
}

int number_in(const json::object& object, std::string_view name) {
  const json::value* value = object.if_contains(name);
  if (value == nullptr || !value->is_int64()) return 0;
  return static_cast<int>(std::clamp<std::int64_t>(value->get_int64(), 0, 1'000'000'000));
}

void add_extra(json::object& body, const std::string& extra) {
  if (const auto fields = object_of(extra)) {
    for (const auto& field : *fields) body.insert_or_assign(field.key(), field.value());
  }
}

}  // namespace

std::string request_body(const CompletionRequest& request, const std::string& model, Without without) {
  json::array messages;
  for (const ChatTurn& turn : request.turns) {
    messages.push_back({{"role", turn.role}, {"content", content_of(turn)}});
  }
  json::object body{
      {"model", model},         {"messages", std::move(messages)},  {"temperature", request.temperature},
      {"top_p", request.top_p}, {"max_tokens", request.max_tokens}, {"stream", true}};
  if (!request.stop.empty()) body["stop"] = json::array(request.stop.begin(), request.stop.end());
  if (request.logprobs && !without.has(Optional::logprobs)) body["logprobs"] = true;
  if (!without.has(Optional::stream_options)) body["stream_options"] = {{"include_usage", true}};
  if (!request.schema.empty() && !without.has(Optional::response_format)) {
    if (const auto schema = object_of(request.schema)) {
      body["response_format"] = {
          {"type", "json_schema"},
          {"json_schema", {{"name", "answer"}, {"strict", true}, {"schema", *schema}}}};
    }
  }
  if (!without.has(Optional::extra)) add_extra(body, request.extra);
  return json::serialize(body);
}

std::optional<WireError> wire_error(std::string_view body) {
  const auto object = object_of(body);
  if (!object) return std::nullopt;
  const json::value* nested = object->if_contains("error");
  const json::object* error = nested == nullptr ? nullptr : nested->if_object();
  if (error == nullptr && string_in(*object, "object") == "error") error = &*object;
  if (error == nullptr && nested == nullptr && !object->contains("choices") &&
      (object->contains("message") || object->contains("detail"))) {
    error = &*object;
  }
  WireError result;
  if (error != nullptr) {
    result = {string_in(*error, "message") + string_in(*error, "detail"), number_in(*error, "code")};
    if (result.code == 0) result.code = number_in(*error, "status");
  } else if (nested != nullptr && nested->is_string()) {
    result.message = std::string(nested->get_string());
  } else {
    return std::nullopt;
  }
  if (result.message.size() > kLongestMessage) result.message.resize(kLongestMessage);
  result.message = to_valid_utf8(result.message);
  return result;
}

bool is_context_error(std::string_view message) {
  const std::string lower = ascii_lower(message);
  const auto says = [&](std::string_view words) { return lower.find(words) != std::string::npos; };
  return says("context length") || says("context size") || says("maximum context") ||
         says("context window") || says("too many tokens") || says("exceeds the model") ||
         says("max_model_len");
}

bool AnswerBuilder::add(std::string_view event) {
  if (trimmed(event) == "[DONE]") return false;
  if (auto error = wire_error(event)) throw WireTrouble(std::move(*error));
  const auto object = object_of(event);
  if (!object) throw WireTrouble({"an event that is no JSON", 0});
  if (const json::object* usage = object_in(*object, "usage")) {
    completion_.completion_tokens = number_in(*usage, "completion_tokens");
  }
  const json::value* choices = object->if_contains("choices");
  if (choices == nullptr || !choices->is_array()) throw WireTrouble({"an answer without choices", 0});
  if (choices->get_array().empty()) return true;  // the usage comes in an event of its own
  const json::object* choice = choices->get_array().front().if_object();
  if (choice == nullptr) throw WireTrouble({"a choice that is no object", 0});
  const json::object* said = object_in(*choice, "delta");
  if (said == nullptr) said = object_in(*choice, "message");
  if (said != nullptr) completion_.text += string_in(*said, "content");
  if (const json::object* logprobs = object_in(*choice, "logprobs")) {
    const json::value* tokens = logprobs->if_contains("content");
    if (tokens != nullptr && tokens->is_array()) {
      for (const json::value& token : tokens->get_array()) {
        if (!token.is_object()) continue;
        const json::value* value = token.get_object().if_contains("logprob");
        const double logprob = value != nullptr && value->is_number() ? value->to_number<double>() : 0;
        completion_.logprobs.push_back({string_in(token.get_object(), "token"), logprob});
      }
    }
  }
  const std::string reason = string_in(*choice, "finish_reason");
  if (!reason.empty()) completion_.finish_reason = reason;
  return true;
}

}  // namespace ocrchat
