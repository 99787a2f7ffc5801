#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "llm/endpoint.hpp"

namespace ocrchat {

struct Message {
  std::string role = "user";  ///< "user" or "assistant"
  std::string text = {};
  std::optional<std::string> image_data_url = {};  ///< "data:image/png;base64,…" or of a JPEG, no other URL
  bool image_first = true;                         ///< whether the picture stands before the text
};

/// What is asked of a model. `temperature`, `top_p` and the limit of tokens are always sent: the servers'
/// defaults differ.
struct CompletionRequest {
  Role role = Role::vision;
  std::vector<Message> messages = {};
  std::optional<std::string> system = {};
  double temperature = 0;
  double top_p = 1;
  int max_tokens = 0;                  ///< 0, or more than the policy's: as many as the policy allows
  std::vector<std::string> stop = {};  ///< texts before which the model stops
  std::optional<std::string> schema =
      {};                  ///< JSON Schema that the answer should keep to; not every server can
  bool logprobs = false;   ///< asks for them; not every server has them
  std::string extra = {};  ///< JSON object of a server's own fields, merged in; empty: none
  std::chrono::milliseconds timeout{
      0};  ///< for all tries together; 0, or more than the policy's: the policy's
  /// Gets all the text that has arrived, each time some has; false: that is enough. A try that breaks off
  /// starts again from nothing. On the thread of the caller of `complete`.
  std::function<bool(std::string_view text)> on_text = {};
  std::stop_token cancel = {};  ///< ends the call within a second or so, even where nothing arrives
};

struct TokenLogprob {
  std::string text;  ///< its bytes; may be a part of a character
  double logprob = 0;
};

/// How an answer ended, as the servers call it; any other word of theirs is handed on.
namespace finish {
inline constexpr std::string_view kStop = "stop";
inline constexpr std::string_view kLength = "length";           ///< the limit of tokens was reached
inline constexpr std::string_view kRefused = "content_filter";  ///< the model or its guard would not answer
inline constexpr std::string_view kCut = "cut";                 ///< ours: `on_text` or `cancel` ended it
inline constexpr std::string_view kTooLong =
    "context_length";                             ///< ours: the request does not fit in the model
inline constexpr std::string_view kNotTold = "";  ///< the server did not say
}  // namespace finish

struct Completion {
  std::string text = {};                    ///< UTF-8, without what the model thought before
  std::string finish_reason = {};           ///< one of `finish`
  std::vector<TokenLogprob> logprobs = {};  ///< empty where the server gave none
  int prompt_tokens = 0;                    ///< 0 where the server did not say
  int completion_tokens = 0;                ///< 0 where the server did not say
  std::string model = {};                   ///< as the server calls it
  std::string endpoint = {};                ///< "http://host:8000"
};

}  // namespace ocrchat
