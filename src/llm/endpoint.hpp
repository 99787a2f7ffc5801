#pragma once

#include <string>
#include <vector>

#include "base/settings.hpp"

namespace ocrchat {

/// What a model is asked for.
enum class Role {
  vision,  ///< reads pictures
  text,    ///< answers questions, translates
};

/// One OpenAI-compatible server. Those of one role stand in for each other.
struct Endpoint {
  std::string url;         ///< the base, ends in "/v1" or what the server calls it, without a '/' behind
  std::string model = {};  ///< empty: the first that the server lists
  std::string key = {};    ///< empty: none. A secret: never logged, in no Error.
};

/// The servers that the settings name for a role; empty where they name none. An address without a path gets
/// "/v1".
/// @throws Error(setting_invalid) for what is no http or https address, or a key that fits in no header
std::vector<Endpoint> endpoints_of(const Settings& settings, Role role);

/// "http://host:8000", for messages: without path, user or password.
std::string server_name(const Endpoint& endpoint);

}  // namespace ocrchat
