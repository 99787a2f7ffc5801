#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "http/request.hpp"

namespace ocrchat {

/// The value of a cookie that came with the request (RFC 6265); the first one of that name.
std::optional<std::string> cookie_of(const Request& request, std::string_view name);

/// A cookie for the browser to keep, for this server alone and out of reach of scripts.
struct Cookie {
  std::string_view name;
  std::string_view value;
  long long seconds = 0;  ///< 0: forget it
  bool secure = false;    ///< sent over https only
};

/// The value of Set-Cookie: HttpOnly, SameSite=Lax, for all paths.
std::string set_cookie_value(const Cookie& cookie);

}  // namespace ocrchat
