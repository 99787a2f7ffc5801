#include "tools/contacts.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace ocrchat {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_word(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_host(char c) {
  return is_word(c) || c == '-' || c == '.';
}

bool is_local(char c) {
  return is_word(c) || std::string_view("._%+-").find(c) != std::string_view::npos;
}

/// Letters after the last dot, at least two.
bool is_domain(std::string_view host) {
  const std::size_t dot = host.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || host.size() - dot < 3) return false;
  return std::none_of(host.begin() + static_cast<long>(dot) + 1, host.end(),
                      [](char c) { return !is_word(c) || is_digit(c); });
}

bool has_usual_ending(std::string_view host) {
  constexpr std::array<std::string_view, 36> kEndings{
      "com", "org", "net", "info", "biz", "eu", "de", "at", "ch", "fr", "es", "it",
      "pt",  "nl",  "be",  "pl",   "cz",  "se", "dk", "no", "fi", "ru", "ua", "tr",
      "gr",  "il",  "in",  "cn",   "jp",  "kr", "uk", "us", "io", "br", "tw", "co"};
  const std::string_view ending = host.substr(host.rfind('.') + 1);
  return std::find(kEndings.begin(), kEndings.end(), ending) != kEndings.end();
}

std::size_t token_end(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] != ' ' && text[at] != ',' && text[at] != ';' && text[at] != '|') ++at;
  while (at > 0 && (text[at - 1] == '.' || text[at - 1] == ')')) --at;
  return at;
}

std::size_t host_end(std::string_view text, std::size_t at) {
  while (at < text.size() && is_host(text[at])) ++at;
  while (at > 0 && (text[at - 1] == '.' || text[at - 1] == '-')) --at;
  return at;
}

bool is_website(std::string_view token) {
  if (token.substr(0, 7) == "http://" || token.substr(0, 8) == "https://") return true;
  const std::string_view host = token.substr(0, std::min(token.find('/'), token.size()));
  const bool plain = std::all_of(host.begin(), host.end(), is_host);
  return plain && is_domain(host) && (host.substr(0, 4) == "www." || has_usual_ending(host));
}

bool is_phone_mark(char c) {
  return c == ' ' || c == '-' || c == '.' || c == '/' || c == '(' || c == ')';
}

}  // namespace

std::vector<TextSpan> e_mails_in(std::string_view text) {
  std::vector<TextSpan> result;
  for (std::size_t at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1)) {
    std::size_t begin = at;
    while (begin > 0 && is_local(text[begin - 1])) --begin;
    const std::size_t end = host_end(text, at + 1);
    if (begin < at && end > at && is_domain(text.substr(at + 1, end - at - 1)))
      result.push_back({begin, end});
  }
  return result;
}

std::vector<TextSpan> websites_in(std::string_view text) {
  std::vector<TextSpan> result;
  for (std::size_t at = 0; at < text.size();) {
    const bool opens =
        is_word(text[at]) && (at == 0 || text[at - 1] == ' ' || text[at - 1] == ':' || text[at - 1] == '|');
    const std::size_t end = opens ? token_end(text, at) : at;
    const std::string_view token = text.substr(at, end > at ? end - at : 0);
    if (opens && token.find('@') == std::string_view::npos && is_website(token)) {
      result.push_back({at, end});
      at = end;
    } else {
      ++at;
    }
  }
  return result;
}

std::vector<TextSpan> phones_in(std::string_view text) {
  constexpr int kFewestDigits = 7;
  constexpr int kMostDigits = 15;
  std::vector<TextSpan> result;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool opens = is_digit(text[at]) || text[at] == '+' || text[at] == '(';
    if (!opens || (at > 0 && is_word(text[at - 1]))) continue;
    std::size_t end = at;
    std::size_t last = at;
    int digits = 0;
    for (; end < text.size() &&
           (is_digit(text[end]) || is_phone_mark(text[end]) || (end == at && text[end] == '+'));
         ++end) {
      if (!is_digit(text[end])) continue;
      ++digits;
      last = end + 1;
    }
    const bool in_word = last < text.size() && is_word(text[last]);
    if (digits >= kFewestDigits && digits <= kMostDigits && !in_word) result.push_back({at, last});
    if (end > at) at = end - 1;
  }
  return result;
}

}  // namespace ocrchat
