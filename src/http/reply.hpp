#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/json/fwd.hpp>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "http/spool.hpp"

namespace ocrchat {

namespace asio = boost::asio;

/// Where the pieces of an answer go that is made while it is sent.
class Outlet {
 public:
  virtual ~Outlet() = default;
  /// Sends one piece, as soon as the client takes it. False if the client is gone or too slow: stop.
  virtual asio::awaitable<bool> write(std::string_view piece) = 0;
};

/// What is answered. The headers that every answer carries (Date, X-Request-Id …) are added when it is sent.
struct Reply {
  int status = 200;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string media_type;  ///< empty: no body
  Spool body;
  /// Makes the body piece by piece, instead of `body`; runs on the connection's executor and blocks nowhere.
  std::function<asio::awaitable<void>(Outlet&)> stream;

  void set(std::string name, std::string value) { headers.emplace_back(std::move(name), std::move(value)); }
};

Reply json_reply(const boost::json::value& value, int status = 200);
Reply text_reply(std::string media_type, std::string text);

/// "Not Found"
std::string_view reason(int status);

/// Status line and headers, with the empty line that ends them. Control characters in values are dropped.
std::string head_of(const Reply& reply);

/// "Sun, 06 Nov 1994 08:49:37 GMT", of now.
std::string http_date();

/// A Content-Disposition with a file name of any script (RFC 6266).
std::string disposition(std::string_view kind, std::string_view file_name);

}  // namespace ocrchat
