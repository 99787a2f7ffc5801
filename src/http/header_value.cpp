#include "http/header_value.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace ocrchat {
namespace {

std::string_view take_until(std::string_view& text, std::string_view ends) {
  const std::size_t end = std::min(text.find_first_of(ends), text.size());
  const std::string_view taken = text.substr(0, end);
  text.remove_prefix(end);
  return taken;
}

// The rest of a quoted string, behind its first quote. A backslash escapes quotes and itself only: browsers
// send Windows paths as they are.
std::optional<std::string> take_quoted(std::string_view& text) {
  std::string value;
  while (!text.empty()) {
    char c = text.front();
    text.remove_prefix(1);
    if (c == '"') return value;
    if (c == '\\' && !text.empty() && (text.front() == '"' || text.front() == '\\')) {
      c = text.front();
      text.remove_prefix(1);
    }
    value += c;
  }
  return std::nullopt;
}

void skip_space(std::string_view& text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
}

std::optional<std::pair<std::string, std::string>> take_parameter(std::string_view& text) {
  std::string name = ascii_lower(trimmed(take_until(text, "=;")));
  if (name.empty() || text.empty() || text.front() != '=') return std::nullopt;
  text.remove_prefix(1);
  skip_space(text);
  if (text.empty() || text.front() != '"')
    return std::pair(name, std::string(trimmed(take_until(text, ";"))));
  text.remove_prefix(1);
  auto value = take_quoted(text);
  if (!value) return std::nullopt;
  skip_space(text);
  return std::pair(name, *value);
}

int digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

std::optional<std::string> HeaderValue::parameter(std::string_view name) const {
  for (const auto& [key, text] : parameters) {
    if (key == name) return text;
  }
  return std::nullopt;
}

std::optional<HeaderValue> parse_header_value(std::string_view text) {
  HeaderValue result;
  result.value = ascii_lower(trimmed(take_until(text, ";")));
  if (result.value.empty()) return std::nullopt;
  while (!text.empty()) {
    if (text.front() != ';') return std::nullopt;
    text.remove_prefix(1);
    skip_space(text);
    if (text.empty()) break;
    auto parameter = take_parameter(text);
    if (!parameter || result.parameter(parameter->first)) return std::nullopt;
    result.parameters.push_back(std::move(*parameter));
  }
  return result;
}

std::optional<std::string> decode_extended_value(std::string_view text) {
  const std::size_t charset = text.find('\'');
  const std::size_t language = charset == std::string_view::npos ? charset : text.find('\'', charset + 1);
  if (language == std::string_view::npos || ascii_lower(text.substr(0, charset)) != "utf-8")
    return std::nullopt;
  text.remove_prefix(language + 1);
  std::string decoded;
  while (!text.empty()) {
    if (text.front() != '%') {
      decoded += text.front();
      text.remove_prefix(1);
      continue;
    }
    if (text.size() < 3 || digit(text[1]) < 0 || digit(text[2]) < 0) return std::nullopt;
    decoded += static_cast<char>(digit(text[1]) * 16 + digit(text[2]));
    text.remove_prefix(3);
  }
  if (!is_utf8(decoded)) return std::nullopt;
  return decoded;
}

}  // namespace ocrchat
