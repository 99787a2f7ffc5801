#pragma once

#include <boost/asio/awaitable.hpp>
#include <string_view>

#include "http/exchange.hpp"

namespace ocrchat {

/// Finds the route and lets its handler answer; errors become problem replies. All headers but those of the
/// connection itself are set.
/// @param pattern  set to the pattern of the route, for the log; empty if the path is unknown
/// @throws Disconnected
asio::awaitable<Reply> dispatch(Exchange& exchange, std::string_view& pattern);

/// The headers that every answer carries.
void set_common_headers(Reply& reply, const std::string& request_id, const Settings& settings);

}  // namespace ocrchat
