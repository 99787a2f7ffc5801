#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "llm/completion.hpp"

namespace ocrchat {

/// Parts of a request that not every server takes, in the order in which they are done without.
enum class Option {
  logprobs,
  stream_options,   ///< asks for the count of tokens
  response_format,  ///< carries the schema
  extra,
  max_tokens,  ///< its old name; done without by its new one, and only if the server names it
  sampling,    ///< temperature and top_p; done without only if the server names it
};
using Options = std::vector<Option>;

/// The JSON of POST /chat/completions, with "stream" on.
/// @param without  options that are left out
/// @throws Error(internal) if the request's schema or extra fields are no JSON
std::string request_body(const CompletionRequest& request, const std::string& model, const Options& without);

/// What to leave out next after a refusal: the option that the server's message names, or the first that the
/// request still has. Nothing if it has none.
std::optional<Option> next_to_drop(const CompletionRequest& request, const Options& without,
                                   std::string_view message);

}  // namespace ocrchat
