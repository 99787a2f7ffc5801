#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "llm/completion.hpp"

namespace ocrchat {

/// Fields that some servers refuse, in the order in which they are given up (see LlmClient).
enum class Optional { logprobs, stream_options, response_format, extra };
inline constexpr int kOptionals = 4;

/// Which of them a request goes without.
struct Without {
  int first = 0;  ///< so many, from the first of `Optional`
  bool has(Optional field) const { return static_cast<int>(field) < first; }
};

/// The body of a request (OpenAI's chat completions), streamed.
std::string request_body(const CompletionRequest& request, const std::string& model, Without without);

/// What a server complains of.
struct WireError {
  std::string message;
  int code = 0;  ///< as an HTTP status; 0: not said
};
/// Nested `{"error": {…}}`, flat `{"object": "error"}` or `{"message"}`, `{"detail"}`; nothing if it is none.
std::optional<WireError> wire_error(std::string_view body);
/// Whether the complaint is that question and answer do not fit the model's context.
bool is_context_error(std::string_view message);

/// Puts an answer together from the events of a stream, or from one whole body.
class AnswerBuilder {
 public:
  /// @returns false at the end of the stream
  /// @throws WireTrouble
  bool add(std::string_view event);
  bool ended() const { return !completion_.finish_reason.empty(); }
  const std::string& text() const { return completion_.text; }
  Completion take() { return std::move(completion_); }

 private:
  Completion completion_;
};

/// What came is no answer.
class WireTrouble : public std::exception {
 public:
  explicit WireTrouble(WireError error) : error_(std::move(error)) {}
  const char* what() const noexcept override { return error_.message.c_str(); }
  const WireError& error() const { return error_; }

 private:
  WireError error_;
};

}  // namespace ocrchat
