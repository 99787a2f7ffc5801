#include "http/json_body.hpp"

#include <algorithm>
#include <boost/json.hpp>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "http/header_value.hpp"

namespace ocrchat {
namespace {

[[noreturn]] void refuse_size(std::size_t most_bytes) {
  throw Error(ErrorCode::bad_request,
              "The body is too large; send at most " + std::to_string(most_bytes) + " bytes.");
}

}  // namespace

asio::awaitable<std::string> whole_body(Exchange& exchange, std::size_t most_bytes) {
  const auto announced = exchange.body.announced();
  if (announced && *announced > most_bytes) refuse_size(most_bytes);
  std::string text;
  for (;;) {
    const std::string_view piece = co_await exchange.body.read();
    if (piece.empty()) co_return text;
    if (text.size() + piece.size() > most_bytes) refuse_size(most_bytes);
    text += piece;
  }
}

asio::awaitable<boost::json::object> json_body(Exchange& exchange, std::size_t most_bytes) {
  const auto type = parse_header_value(exchange.request.header("content-type").value_or(""));
  if (!type || type->value != "application/json") {
    throw Error(ErrorCode::bad_request, "Send a JSON object, with Content-Type: application/json.");
  }
  const std::string text = co_await whole_body(exchange, most_bytes);
  boost::system::error_code broken;
  boost::json::value value = boost::json::parse(text, broken);
  if (broken || !value.is_object()) throw Error(ErrorCode::bad_request, "The body is not a JSON object.");
  co_return std::move(value.as_object());
}

void check_fields(const boost::json::object& body, std::initializer_list<std::string_view> allowed) {
  for (const auto& [name, value] : body) {
    if (std::find(allowed.begin(), allowed.end(), std::string_view(name)) != allowed.end()) continue;
    std::string fields;
    for (const std::string_view one : allowed) fields += (fields.empty() ? "" : ", ") + std::string(one);
    throw Error(ErrorCode::bad_field,
                "There is no field '" + std::string(name) + "'; fields are " + fields + ".");
  }
}

std::string text_field(const boost::json::object& body, std::string_view name) {
  const auto* value = body.if_contains(name);
  if (value == nullptr || !value->is_string()) {
    throw Error(ErrorCode::bad_field, "The field '" + std::string(name) + "' is needed, as text.");
  }
  return std::string(value->get_string());
}

}  // namespace ocrchat
