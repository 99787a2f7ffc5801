#pragma once

#include <boost/json/object.hpp>

#include "http/json_body.hpp"
#include "http/same_origin.hpp"

namespace ocrchat {

/// Bodies of the account routes are short: an address, passwords, a code.
inline constexpr std::size_t kMostAccountBytes = 16 << 10;

/// The body of a request that anybody may send, from a page of ours or from a program.
/// @throws Error(csrf_failed | bad_request)
inline asio::awaitable<boost::json::object> public_body(Exchange& exchange) {
  require_same_origin(exchange.request, exchange.context.settings);
  return json_body(exchange, kMostAccountBytes);
}

}  // namespace ocrchat
