#include "http/cookie.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/utf8.hpp"

namespace ocrchat {
namespace {

std::string_view unquoted(std::string_view value) {
  const bool quoted = value.size() >= 2 && value.front() == '"' && value.back() == '"';
  return quoted ? value.substr(1, value.size() - 2) : value;
}

std::optional<std::string> find_in(std::string_view header, std::string_view name) {
  while (!header.empty()) {
    const std::size_t end = std::min(header.find(';'), header.size());
    const std::string_view pair = trimmed(header.substr(0, end));
    header.remove_prefix(std::min(end + 1, header.size()));
    const std::size_t equals = pair.find('=');
    if (equals == std::string_view::npos || trimmed(pair.substr(0, equals)) != name) continue;
    return std::string(unquoted(trimmed(pair.substr(equals + 1))));
  }
  return std::nullopt;
}

// The values that we set are tokens and the like: what would need escaping is a mistake of ours.
void check(std::string_view text, std::string_view forbidden) {
  const auto bad = [&](char c) { return c <= ' ' || c > '~' || forbidden.find(c) != std::string_view::npos; };
  if (std::any_of(text.begin(), text.end(), bad)) {
    throw Error(ErrorCode::internal, {}, "a cookie cannot carry this text");
  }
}

}  // namespace

std::optional<std::string> cookie(const Request& request, std::string_view name) {
  for (const auto& [header, value] : request.headers) {
    if (header != "cookie") continue;
    if (auto found = find_in(value, name)) return found;
  }
  return std::nullopt;
}

void set_cookie(Reply& reply, std::string_view name, std::string_view value, const CookieOptions& options) {
  check(name, "()<>@,;:\\\"/[]?={}");
  check(value, "\",;\\");
  check(options.path, ";");
  std::string text = std::string(name) + '=' + std::string(value) + "; Path=" + options.path;
  if (options.max_age) text += "; Max-Age=" + std::to_string(options.max_age->count());
  if (options.http_only) text += "; HttpOnly";
  if (options.secure) text += "; Secure";
  reply.set("Set-Cookie", text + "; SameSite=Lax");
}

}  // namespace ocrchat
