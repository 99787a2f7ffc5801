#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ocrchat {

/// The head of a request.
struct Request {
  std::string method;                                        ///< "GET"
  std::string path;                                          ///< decoded, without the query
  std::vector<std::pair<std::string, std::string>> query;    ///< decoded
  std::vector<std::pair<std::string, std::string>> headers;  ///< names in lower case
  bool keep_alive = true;
  bool http_1_0 = false;
  std::string id;            ///< X-Request-Id
  std::string ip;            ///< of the client, as far as our proxies know it (known_networks.hpp)
  bool ip_in_doubt = false;  ///< said to be forwarded by somebody whom we do not trust
  bool https = false;        ///< how the client sent it

  /// @param name  in lower case
  std::optional<std::string> header(std::string_view name) const;
  /// The first value of a query parameter.
  std::optional<std::string> parameter(std::string_view name) const;
};

/// Fills path and query from a request target ("/a/b?c=d", or a whole URL).
/// @throws Error(bad_request)
void parse_target(std::string_view target, Request& request);

/// The client's id if it is 1 to 64 letters, digits, '-' and '_', else a new one.
std::string request_id(const std::optional<std::string>& asked);

/// A query parameter that is 1, true or given without a value; false if it is not given, 0 or false.
/// @throws Error(bad_field) for another value
bool flag_parameter(const Request& request, std::string_view name);

/// A query parameter that is a whole number.
/// @throws Error(bad_field) if it is none, or not from `least` to `most`
std::optional<int> number_parameter(const Request& request, std::string_view name, int least, int most);

}  // namespace ocrchat
