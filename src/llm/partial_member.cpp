#include "llm/partial_member.hpp"

#include <boost/json.hpp>
#include <optional>

#include "base/utf8.hpp"

namespace ocrchat {
namespace {

constexpr std::string_view kSpace = " \t\r\n";

/// One string literal from its opening quotation mark on.
struct Literal {
  std::size_t end = 0;  ///< behind the closing mark; of one that is not closed the end of the text
  bool closed = false;
};

Literal literal_at(std::string_view text, std::size_t begin) {
  for (std::size_t at = begin + 1; at < text.size(); ++at) {
    if (text[at] == '\\') {
      ++at;
    } else if (text[at] == '"') {
      return {at + 1, true};
    }
  }
  return {text.size(), false};
}

std::optional<std::string> decoded(std::string_view inside) {
  boost::system::error_code failure;
  const auto value = boost::json::parse('"' + std::string(inside) + '"', failure);
  if (failure || !value.is_string()) return std::nullopt;
  return std::string(value.get_string());
}

// An escape of a surrogate pair is twelve letters; a character of UTF-8 is four.
std::string longest_decodable(std::string_view inside) {
  for (std::size_t cut = 0; cut <= 12 && cut <= inside.size(); ++cut) {
    if (auto text = decoded(inside.substr(0, inside.size() - cut))) return std::move(*text);
  }
  return {};
}

std::size_t skip_space(std::string_view text, std::size_t at) {
  const std::size_t next = text.find_first_not_of(kSpace, at);
  return next == std::string_view::npos ? text.size() : next;
}

}  // namespace

std::string partial_member(std::string_view json, std::string_view name) {
  int depth = 0;
  for (std::size_t at = json.find('{'); at < json.size(); ++at) {
    if (json[at] == '{' || json[at] == '[') ++depth;
    if (json[at] == '}' || json[at] == ']') --depth;
    if (json[at] != '"') continue;
    const Literal key = literal_at(json, at);
    const std::size_t colon = skip_space(json, key.end);
    const std::size_t begin =
        colon < json.size() && json[colon] == ':' ? skip_space(json, colon + 1) : json.size();
    const bool wanted = depth == 1 && key.closed && json.substr(at + 1, key.end - at - 2) == name;
    if (wanted && begin < json.size() && json[begin] == '"') {
      const Literal value = literal_at(json, begin);
      return longest_decodable(json.substr(begin + 1, value.end - begin - (value.closed ? 2 : 1)));
    }
    at = key.end - 1;
  }
  return {};
}

}  // namespace ocrchat
