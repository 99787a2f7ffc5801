#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/json/object.hpp>
#include <initializer_list>
#include <string>
#include <string_view>

#include "http/exchange.hpp"

namespace ocrchat {

/// All of a body. @throws Error(bad_request) if it is longer than `most_bytes`
asio::awaitable<std::string> whole_body(Exchange& exchange, std::size_t most_bytes);

/// The JSON object that is the body, of type application/json: another type is refused because forms of
/// other sites can send only those.
/// @throws Error(bad_request)
asio::awaitable<boost::json::object> json_body(Exchange& exchange, std::size_t most_bytes);

/// @throws Error(bad_field), naming what is allowed, for a field that is not
void check_fields(const boost::json::object& body, std::initializer_list<std::string_view> allowed);

/// @throws Error(bad_field) if it is missing or no text
std::string text_field(const boost::json::object& body, std::string_view name);

}  // namespace ocrchat
