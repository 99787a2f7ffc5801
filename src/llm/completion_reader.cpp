#include "llm/completion_reader.hpp"

#include <boost/json/parse.hpp>
#include <utility>

#include "base/utf8.hpp"

namespace ocrchat {
namespace {

namespace json = boost::json;

constexpr std::size_t kMostPlainBytes = 16 << 20;

// A character may be split between two events.
json::value parse(std::string_view text, boost::system::error_code& failure) {
  json::parse_options options;
  options.allow_invalid_utf8 = true;
  return json::parse(text, failure, {}, options);
}

const json::object* object_at(const json::object& object, std::string_view key) {
  const json::value* value = object.if_contains(key);
  return value != nullptr ? value->if_object() : nullptr;
}

const json::array* array_at(const json::object& object, std::string_view key) {
  const json::value* value = object.if_contains(key);
  return value != nullptr ? value->if_array() : nullptr;
}

std::string_view text_at(const json::object& object, std::string_view key) {
  const json::value* value = object.if_contains(key);
  const json::string* text = value != nullptr ? value->if_string() : nullptr;
  return text != nullptr ? std::string_view(*text) : std::string_view();
}

int count_at(const json::object& object, std::string_view key) {
  const json::value* value = object.if_contains(key);
  boost::system::error_code failure;
  const int count = value != nullptr ? value->to_number<int>(failure) : 0;
  return failure || count < 0 ? 0 : count;
}

// Text, or a list of parts of which some are text.
std::string content_of(const json::object& message) {
  std::string text(text_at(message, "content"));
  if (const json::array* parts = array_at(message, "content")) {
    for (const json::value& part : *parts) {
      if (const json::object* object = part.if_object()) text += text_at(*object, "text");
    }
  }
  return text;
}

std::string bytes_of(const json::array& numbers) {
  std::string bytes;
  for (const json::value& number : numbers) {
    boost::system::error_code failure;
    bytes += static_cast<char>(number.to_number<std::uint8_t>(failure));
  }
  return bytes;
}

TokenLogprob token_of(const json::object& entry) {
  const json::array* bytes = array_at(entry, "bytes");
  TokenLogprob token{bytes != nullptr ? bytes_of(*bytes) : std::string(text_at(entry, "token"))};
  boost::system::error_code failure;
  if (const json::value* value = entry.if_contains("logprob")) {
    token.logprob = value->to_number<double>(failure);
  }
  return token;
}

}  // namespace

CompletionReader::CompletionReader(std::function<bool(std::string_view text)> on_text)
    : on_text_(std::move(on_text)), events_([this](std::string_view data) { return take_event(data); }) {}

bool CompletionReader::add(std::string_view piece) {
  if (form_ == Form::unknown) {
    piece.remove_prefix(std::min(piece.find_first_not_of(" \t\r\n"), piece.size()));
    if (piece.empty()) return true;
    form_ = piece.front() == '{' ? Form::plain : Form::events;
  }
  if (form_ == Form::events) {
    if (events_.add(piece)) return true;
    return is_cut_ || trouble_ ? false : fail({.message = "an event is too large"});
  }
  plain_ += piece;
  return plain_.size() <= kMostPlainBytes || fail({.message = "the answer is too large"});
}

Outcome CompletionReader::end() {
  if (!is_cut_ && !trouble_) {
    if (form_ == Form::events) events_.end();
    if (form_ == Form::plain) take_event(plain_);
  }
  if (trouble_) return *std::move(trouble_);
  if (is_cut_) return cut();
  if (form_ != Form::plain && !is_whole()) return Trouble{.message = "the answer broke off"};
  return result();
}

Completion CompletionReader::cut() {
  completion_.finish_reason = finish::kCut;
  has_refused_ = false;
  return result();
}

Completion CompletionReader::result() {
  completion_.text = to_valid_utf8(completion_.text);
  if (has_refused_ && completion_.text.empty()) completion_.finish_reason = finish::kRefused;
  return std::move(completion_);
}

bool CompletionReader::take_event(std::string_view data) {
  if (data == "[DONE]") {
    is_done_ = true;
    return true;
  }
  boost::system::error_code failure;
  const json::value body = parse(data, failure);
  if (failure || !body.is_object()) return fail({.message = "the answer is no JSON"});
  return take_json(body.get_object());
}

bool CompletionReader::take_json(const json::object& body) {
  if (auto trouble = trouble_within(body)) return fail(*std::move(trouble));
  if (const auto model = text_at(body, "model"); !model.empty()) completion_.model = model;
  if (const json::object* usage = object_at(body, "usage")) {
    completion_.prompt_tokens = count_at(*usage, "prompt_tokens");
    completion_.completion_tokens = count_at(*usage, "completion_tokens");
  }
  const json::array* choices = array_at(body, "choices");
  if (choices == nullptr && form_ == Form::plain) return fail({.message = "the answer has no 'choices'"});
  if (choices == nullptr || choices->empty() || !choices->front().is_object()) return true;
  return take_choice(choices->front().get_object());
}

bool CompletionReader::take_choice(const json::object& choice) {
  if (const auto reason = text_at(choice, "finish_reason"); !reason.empty()) {
    completion_.finish_reason = reason;
  }
  take_logprobs(choice);
  const json::object* message = object_at(choice, form_ == Form::plain ? "message" : "delta");
  return message == nullptr || take_text(*message);
}

// What the model thinks comes as "reasoning_content" or "reasoning", and is none of the answer.
bool CompletionReader::take_text(const json::object& message) {
  if (!text_at(message, "refusal").empty()) has_refused_ = true;
  const std::string text = content_of(message);
  if (text.empty()) return true;
  completion_.text += text;
  is_cut_ = on_text_ && !on_text_(completion_.text);
  return !is_cut_;
}

void CompletionReader::take_logprobs(const json::object& choice) {
  const json::object* logprobs = object_at(choice, "logprobs");
  const json::array* tokens = logprobs != nullptr ? array_at(*logprobs, "content") : nullptr;
  if (tokens == nullptr) return;
  for (const json::value& token : *tokens) {
    if (const json::object* object = token.if_object()) completion_.logprobs.push_back(token_of(*object));
  }
}

bool CompletionReader::fail(Trouble trouble) {
  trouble_ = std::move(trouble);
  return false;
}

}  // namespace ocrchat
