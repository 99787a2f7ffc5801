#include "http/json_body.hpp"

#include <boost/json.hpp>
#include <string>

#include "base/error.hpp"
#include "http/header_value.hpp"

namespace ocrchat {
namespace {

void check_type(const Request& request) {
  const auto type = parse_header_value(request.header("content-type").value_or(""));
  if (type && type->value == "application/json") return;
  throw Error(ErrorCode::bad_request, "Send the body as JSON, with 'Content-Type: application/json'.");
}

Error too_large(std::size_t most_bytes) {
  return Error(ErrorCode::bad_request,
               "The body is larger than " + std::to_string(most_bytes) + " bytes; send a shorter one.");
}

boost::json::object parsed(const std::string& text) {
  boost::system::error_code error;
  boost::json::value value = boost::json::parse(text, error);
  if (error) {
    throw Error(ErrorCode::bad_request,
                "The body is not valid JSON (" + error.message() + "); send one object, in UTF-8.");
  }
  if (!value.is_object()) {
    throw Error(ErrorCode::bad_request, "The body is JSON but no object; send it in braces: {…}.");
  }
  return std::move(value.as_object());
}

}  // namespace

asio::awaitable<boost::json::object> json_body(const Request& request, Body& body, std::size_t most_bytes) {
  check_type(request);
  if (body.announced().value_or(0) > most_bytes) throw too_large(most_bytes);
  std::string text;
  for (;;) {
    const std::string_view piece = co_await body.read();
    if (piece.empty()) break;
    if (text.size() + piece.size() > most_bytes) throw too_large(most_bytes);
    text += piece;
  }
  co_return parsed(text);
}

asio::awaitable<boost::json::object> json_body(Exchange& exchange, std::size_t most_bytes) {
  return json_body(exchange.request, exchange.body, most_bytes);
}

}  // namespace ocrchat
