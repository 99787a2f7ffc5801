#include "http/auth.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/secrets.hpp"
#include "base/utf8.hpp"
#include "http/same_origin.hpp"
#include "http/session_cookies.hpp"

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

// A browser sends its cookies with what pages of other sites make it send; the token in the header only our
// own pages know.
void require_own_page(const Request& request, const Context& context, const std::string& session) {
  if (request.method == "GET" || request.method == "HEAD") return;
  require_same_origin(request, context.settings);
  const std::string given = request.header("x-csrf-token").value_or("");
  if (!equal_in_constant_time(given, context.accounts.csrf_token(session))) {
    throw Error(ErrorCode::csrf_failed);
  }
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

namespace {

asio::awaitable<Caller> ask_who_calls(Exchange& exchange) {
  const Context& context = exchange.context;
  const Request& request = exchange.request;
  const auto token = token_of(request);
  const auto session = token ? std::nullopt : session_cookie(request);
  co_return co_await exchange.context.calls.call([&] {
    if (session) {
      if (auto caller = context.accounts.caller_of_session(*session, request.ip)) {
        require_own_page(request, context, *session);
        return std::move(*caller);
      }
    }
    return context.service.authenticate(token, request.ip);
  });
}

}  // namespace

asio::awaitable<Caller> authenticate(Exchange& exchange) {
  if (exchange.no_caller) throw Error(*exchange.no_caller);
  if (exchange.caller) co_return *exchange.caller;
  try {
    exchange.caller = co_await ask_who_calls(exchange);
  } catch (const Error& error) {
    exchange.no_caller = error;
    throw;
  }
  co_return *exchange.caller;
}

asio::awaitable<std::string> counted_as(Exchange& exchange) {
  try {
    if (token_of(exchange.request) || session_cookie(exchange.request)) {
      const Caller caller = co_await authenticate(exchange);
      co_return caller.owner;
    }
  } catch (const Error&) {  // the route says what is wrong, if it asks who calls
  }
  co_return exchange.context.service.owner_at(exchange.request.ip);
}

asio::awaitable<Caller> authenticate_session(Exchange& exchange) {
  Caller caller = co_await authenticate(exchange);
  require_session(caller);
  co_return caller;
}

}  // namespace ocrchat
