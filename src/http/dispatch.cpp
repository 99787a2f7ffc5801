#include "http/dispatch.hpp"

#include "base/error.hpp"
#include "http/auth.hpp"
#include "http/compression.hpp"
#include "http/handlers.hpp"
#include "http/problem.hpp"
#include "http/router.hpp"
#include "http/web_app.hpp"

namespace ocrchat {
namespace {

std::string joined(const std::vector<std::string_view>& methods) {
  std::string text;
  for (const std::string_view method : methods) {
    text += method;
    text += ", ";
  }
  return text + "OPTIONS";
}

Reply preflight(const RouteMatch& match, const Settings& settings) {
  Reply reply;
  reply.status = 204;
  reply.set("Allow", joined(match.allowed));
  if (!settings.allow_origin.empty()) {
    reply.set("Access-Control-Allow-Methods", joined(match.allowed));
    reply.set("Access-Control-Allow-Headers", "Authorization, Content-Type, Idempotency-Key, X-Request-Id");
    reply.set("Access-Control-Max-Age", "86400");
  }
  return reply;
}

bool is_served(const Route& route, const Exchange& exchange) {
  if (route.access == Access::operators) return exchange.context.networks.is_operator(exchange.request);
  return route.access == Access::probe || exchange.context.doors == Doors::all;
}

bool is_limited(const Route& route) {
  return route.pattern.starts_with("/api/");
}

// Before anything of the body is read.
asio::awaitable<void> count_call(Exchange& exchange, const Route& route) {
  Context& context = exchange.context;
  if (!context.limits.any() || !is_limited(route)) co_return;
  const std::string caller = co_await counted_as(exchange);
  exchange.rate = context.limits.take(caller, route.handler == submit_job, RateLimit::Clock::now());
  if (!exchange.rate.allowed) throw TooManyRequests(exchange.rate.retry);
}

// Not what holds an account's secrets: beside text of somebody else's choosing, their compressed length would
// tell of them (the BREACH attack).
bool may_be_compressed(const Route& route) {
  return route.access == Access::anyone || route.access == Access::owner;
}

void set_rate_headers(Reply& reply, const RateStanding& rate) {
  if (rate.limit == 0) return;
  reply.set("RateLimit-Limit", std::to_string(rate.limit));
  reply.set("RateLimit-Remaining", std::to_string(rate.remaining));
  reply.set("RateLimit-Reset", std::to_string(rate.reset));
}

asio::awaitable<Reply> answer(Exchange& exchange, const RouteMatch& match) {
  if (match.allowed.empty()) {
    if (asks_for_page(exchange.request)) co_return app_reply(exchange.request, 404);
    throw Error(ErrorCode::not_found);
  }
  if (exchange.request.method == "OPTIONS") co_return preflight(match, exchange.context.settings);
  if (match.route == nullptr) throw Error(ErrorCode::method_not_allowed);
  exchange.path = match.path;
  co_await count_call(exchange, *match.route);
  co_return co_await match.route->handler(exchange);
}

}  // namespace

asio::awaitable<Reply> dispatch(Exchange& exchange, std::string_view& pattern) {
  const RouteMatch match = find_route(exchange.request.method, exchange.request.path,
                                      [&](const Route& route) { return is_served(route, exchange); });
  if (match.route != nullptr) pattern = match.route->pattern;
  Reply reply;
  std::exception_ptr failure;
  try {
    reply = co_await answer(exchange, match);
  } catch (...) {
    failure = std::current_exception();
  }
  if (failure) reply = problem_reply(failure, exchange.request.id);
  if (match.route != nullptr && may_be_compressed(*match.route)) co_await compress(exchange, reply);
  if (reply.status == 405) reply.set("Allow", joined(match.allowed));
  const bool private_data = match.route != nullptr && match.route->access != Access::anyone &&
                            match.route->access != Access::browser;
  if (private_data || exchange.request.method == "POST") reply.set("Cache-Control", "no-store");
  set_rate_headers(reply, exchange.rate);
  set_common_headers(reply, exchange.request.id, exchange.context.settings);
  co_return reply;
}

void set_common_headers(Reply& reply, const std::string& request_id, const Settings& settings) {
  reply.set("Date", http_date());
  reply.set("Server", "ocrchat");
  reply.set("X-Request-Id", request_id);
  reply.set("X-Content-Type-Options", "nosniff");
  if (!reply.media_type.empty()) reply.set("Content-Type", reply.media_type);
  if (settings.allow_origin.empty()) return;
  reply.set("Access-Control-Allow-Origin", settings.allow_origin);
  reply.set(
      "Access-Control-Expose-Headers",
      "Content-Disposition, Location, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, Retry-After, "
      "X-Request-Id");
  if (settings.allow_origin != "*") reply.set("Vary", "Origin");
}

}  // namespace ocrchat
