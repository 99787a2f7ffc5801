#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "http/reply.hpp"
#include "http/request.hpp"

namespace ocrchat {

/// The value of a cookie that the client sent; the first one if it sent several of that name, which is the
/// one of the longest path (RFC 6265, 5.4).
std::optional<std::string> cookie(const Request& request, std::string_view name);

/// How long a cookie lives, and who may see it.
struct CookieOptions {
  std::optional<std::chrono::seconds> max_age;  ///< none: until the browser ends; 0: delete it now
  bool http_only = true;                        ///< hidden from scripts
  bool secure = true;                           ///< sent over https only
  std::string path = "/";
};

/// Adds a Set-Cookie with SameSite=Lax: not sent with what other sites start, but for plain links.
/// @throws Error(internal) for a name, value or path with characters that a cookie cannot carry
void set_cookie(Reply& reply, std::string_view name, std::string_view value,
                const CookieOptions& options = {});

}  // namespace ocrchat
