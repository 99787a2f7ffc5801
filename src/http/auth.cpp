#include "http/auth.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/utf8.hpp"

namespace ocrchat {
namespace {

constexpr std::size_t kLongestToken = 512;

std::string checked(std::string_view token) {
  const auto visible = [](char c) { return c > ' ' && c < 127; };
  if (token.empty() || token.size() > kLongestToken || !std::all_of(token.begin(), token.end(), visible)) {
    throw Error(ErrorCode::token_invalid);
  }
  return std::string(token);
}

}  // namespace

std::optional<std::string> token_of(const Request& request) {
  if (const auto header = request.header("authorization")) {
    const std::string_view value = trimmed(*header);
    constexpr std::string_view kScheme = "bearer ";
    if (ascii_lower(value.substr(0, kScheme.size())) != kScheme) throw Error(ErrorCode::token_invalid);
    return checked(trimmed(value.substr(kScheme.size())));
  }
  if (const auto parameter = request.parameter("api_token")) return checked(*parameter);
  return std::nullopt;
}

asio::awaitable<Caller> authenticate(Exchange& exchange) {
  if (exchange.no_caller) throw Error(*exchange.no_caller);
  if (exchange.caller) co_return *exchange.caller;
  try {
    const auto token = token_of(exchange.request);
    exchange.caller = co_await exchange.context.calls.call(
        [&] { return exchange.context.service.authenticate(token, exchange.request.ip); });
  } catch (const Error& error) {
    exchange.no_caller = error;
    throw;
  }
  co_return *exchange.caller;
}

asio::awaitable<std::string> counted_as(Exchange& exchange) {
  try {
    if (token_of(exchange.request)) {
      const Caller caller = co_await authenticate(exchange);
      co_return caller.owner;
    }
  } catch (const Error&) {  // the route says what is wrong, if it asks who calls
  }
  co_return exchange.context.service.owner_at(exchange.request.ip);
}

}  // namespace ocrchat
