#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/json/object.hpp>
#include <cstddef>

#include "http/exchange.hpp"

namespace ocrchat {

/// The whole body, which is to be a JSON object sent as application/json. A form of another site's page
/// cannot send that type, so what takes such a body cannot be called by one.
/// @throws Error(bad_request), saying what to send; what Body::read throws
asio::awaitable<boost::json::object> json_body(const Request& request, Body& body, std::size_t most_bytes);
asio::awaitable<boost::json::object> json_body(Exchange& exchange, std::size_t most_bytes);

}  // namespace ocrchat
