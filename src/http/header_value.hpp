#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ocrchat {

/// A header value with parameters: `form-data; name="file"; filename="a.pdf"`.
struct HeaderValue {
  std::string value;                                            ///< in lower case
  std::vector<std::pair<std::string, std::string>> parameters;  ///< names in lower case, values unquoted

  std::optional<std::string> parameter(std::string_view name) const;
};

/// Nothing if it is malformed or names a parameter twice.
std::optional<HeaderValue> parse_header_value(std::string_view text);

/// An extended value (`UTF-8''na%C3%AFve.pdf`, RFC 8187) decoded; nothing if it is malformed or not UTF-8.
std::optional<std::string> decode_extended_value(std::string_view text);

}  // namespace ocrchat
