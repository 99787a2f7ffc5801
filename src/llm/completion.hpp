#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ocrchat {

/// What is asked of a model: text of a conversation, or of a picture.
enum class Role { text, vision };

struct ChatTurn {
  std::string role = "user";  ///< "system", "user" or "assistant"
  std::string text;
  std::string picture = {};    ///< PNG or JPEG bytes; empty: none
  bool picture_first = false;  ///< whether it stands before the text
};

/// One question to a model.
struct CompletionRequest {
  std::vector<ChatTurn> turns;
  double temperature = 0;
  double top_p = 1;
  int max_tokens = 1024;
  std::vector<std::string> stop = {};
  std::string schema = {};                    ///< a JSON schema that the answer is to follow; empty: none
  bool logprobs = false;                      ///< where the server gives them
  std::string extra = {};                     ///< a JSON object of fields that some servers know; empty: none
  std::chrono::milliseconds budget{120'000};  ///< for all tries together
  /// Gets the answer so far, as it grows; false ends the call: `finish_reason` is "cut" then.
  std::function<bool(std::string_view)> on_text = {};
  /// Asked again and again; false ends the call. From the calling thread.
  std::function<bool()> wanted = {};
};

struct TokenLogprob {
  std::string token;
  double logprob = 0;
};

struct Completion {
  std::string text;
  std::string finish_reason;  ///< "stop", "length", … as the server says; "cut" if `on_text` ended it
  std::vector<TokenLogprob> logprobs = {};
  int completion_tokens = 0;  ///< 0 where the server does not say
};

}  // namespace ocrchat
