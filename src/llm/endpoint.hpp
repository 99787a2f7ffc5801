#pragma once

#include <string>
#include <vector>

#include "base/settings.hpp"
#include "llm/completion.hpp"

namespace ocrchat {

/// A server that speaks OpenAI's chat completions.
struct Endpoint {
  std::string url;    ///< up to and with its version: "http://127.0.0.1:8000/v1"
  std::string model;  ///< empty: the first that the server lists
  std::string key;    ///< sent as a bearer token; empty: none. Never logged
};

/// The endpoints of the settings for a role; several share the work.
std::vector<Endpoint> endpoints_of(const Settings& settings, Role role);

}  // namespace ocrchat
