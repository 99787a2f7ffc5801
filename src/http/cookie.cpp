#include "http/cookie.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace ocrchat {
namespace {

std::optional<std::string> value_in(std::string_view header, std::string_view name) {
  while (!header.empty()) {
    const std::size_t end = std::min(header.find(';'), header.size());
    const std::string_view pair = trimmed(header.substr(0, end));
    header.remove_prefix(std::min(end + 1, header.size()));
    const std::size_t equals = pair.find('=');
    if (equals == std::string_view::npos || pair.substr(0, equals) != name) continue;
    std::string_view value = pair.substr(equals + 1);
    if (value.size() >= 2 && value.front() == '"' && value.back() == '"') {
      value = value.substr(1, value.size() - 2);
    }
    return std::string(value);
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> cookie_of(const Request& request, std::string_view name) {
  for (const auto& [header, value] : request.headers) {
    if (header != "cookie") continue;
    if (auto found = value_in(value, name)) return found;
  }
  return std::nullopt;
}

std::string set_cookie_value(const Cookie& cookie) {
  std::string text(cookie.name);
  text += '=';
  text += cookie.value;
  text += "; Path=/; Max-Age=" + std::to_string(cookie.seconds) + "; HttpOnly; SameSite=Lax";
  if (cookie.secure) text += "; Secure";
  return text;
}

}  // namespace ocrchat
