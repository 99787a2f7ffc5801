#pragma once

#include <boost/asio/awaitable.hpp>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "http/exchange.hpp"

namespace ocrchat {

using Handler = asio::awaitable<Reply> (*)(Exchange&);

/// Who may call. The last two are for those who run the server, and are served at every door.
enum class Access {
  anyone,
  owner,
  account,
  session,   ///< an account that is logged in
  browser,   ///< anyone; the web app, which is no part of the API
  probe,     ///< anyone
  operators  ///< from their networks only; for others there is no such address
};

/// A query parameter or header, for the description of the API.
struct ParameterInfo {
  std::string_view name;
  std::string_view in;    ///< "query" or "header"
  std::string_view type;  ///< of JSON: "integer", "string"
  std::string_view help;
};

/// One row of the table of routes: all that is served, and all that openapi.json says.
struct Route {
  std::string_view method;
  std::string_view
      pattern;  ///< segments, of which <uuid>, <index> and <name> are open; a last slash is optional
  Handler handler;
  Access access;
  std::string_view summary;
  std::string_view answer;  ///< a schema of openapi.json, or a media type; empty: no content
  std::span<const ParameterInfo> parameters;
  std::span<const ErrorCode> errors;
  std::string_view body = {};  ///< a schema of openapi.json; empty: none
};

std::span<const Route> routes();

struct RouteMatch {
  const Route* route = nullptr;  ///< null if nothing answers to the method
  PathParameters path;
  std::vector<std::string_view> allowed;  ///< methods that the path answers to; empty: unknown path
};

/// HEAD is answered by the route of GET.
/// @param served  says which routes are there for this caller; none: all
RouteMatch find_route(std::string_view method, std::string_view path,
                      const std::function<bool(const Route&)>& served = nullptr);

}  // namespace ocrchat
