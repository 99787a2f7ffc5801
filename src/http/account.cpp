#include <boost/json.hpp>

#include "base/error.hpp"
#include "http/account_body.hpp"
#include "http/auth.hpp"
#include "http/handlers.hpp"
#include "http/session_cookies.hpp"
#include "http/standing_json.hpp"

namespace ocrchat {
namespace {

std::string_view status_of(SignedUp result) {
  switch (result) {
    case SignedUp::ready:
      return "ready";
    case SignedUp::mailed:
      return "mailed";
    case SignedUp::waits_for_operator:
      return "waits_for_operator";
  }
  return "";
}

Reply no_content() {
  Reply reply;
  reply.status = 204;
  return reply;
}

}  // namespace

asio::awaitable<Reply> sign_up(Exchange& exchange) {
  const auto body = co_await public_body(exchange);
  check_fields(body, {"email", "password"});
  const std::string email = text_field(body, "email");
  const std::string password = text_field(body, "password");
  const SignedUp result = co_await exchange.context.calls.call(
      [&] { return exchange.context.accounts.sign_up(email, password, exchange.request.ip); });
  co_return json_reply(boost::json::object{{"status", status_of(result)}});
}

asio::awaitable<Reply> show_account(Exchange& exchange) {
  const Caller caller = co_await authenticate(exchange);
  const AccountStanding standing =
      co_await exchange.context.calls.call([&] { return exchange.context.accounts.standing(caller); });
  co_return json_reply(account_json(standing));
}

asio::awaitable<Reply> delete_account(Exchange& exchange) {
  const Caller caller = co_await authenticate_session(exchange);
  const auto body = co_await json_body(exchange, kMostAccountBytes);
  check_fields(body, {"password"});
  const std::string password = text_field(body, "password");
  co_await exchange.context.calls.run([&] { exchange.context.accounts.remove(caller, password); });
  Reply reply = no_content();
  forget_session(reply, exchange.context.settings);
  co_return reply;
}

asio::awaitable<Reply> confirm_account(Exchange& exchange) {
  const auto body = co_await public_body(exchange);
  check_fields(body, {"code"});
  const std::string code = text_field(body, "code");
  co_await exchange.context.calls.run([&] { exchange.context.accounts.confirm(code); });
  co_return no_content();
}

asio::awaitable<Reply> request_reset(Exchange& exchange) {
  const auto body = co_await public_body(exchange);
  check_fields(body, {"email"});
  const std::string email = text_field(body, "email");
  co_await exchange.context.calls.run(
      [&] { exchange.context.accounts.request_reset(email, exchange.request.ip); });
  co_return no_content();
}

asio::awaitable<Reply> confirm_reset(Exchange& exchange) {
  const auto body = co_await public_body(exchange);
  check_fields(body, {"code", "password"});
  const std::string code = text_field(body, "code");
  const std::string password = text_field(body, "password");
  const Login login =
      co_await exchange.context.calls.call([&] { return exchange.context.accounts.reset(code, password); });
  co_return login_reply(exchange.context, login);
}

asio::awaitable<Reply> change_password(Exchange& exchange) {
  const Caller caller = co_await authenticate_session(exchange);
  const auto body = co_await json_body(exchange, kMostAccountBytes);
  check_fields(body, {"current_password", "password"});
  const std::string current = text_field(body, "current_password");
  const std::string next = text_field(body, "password");
  co_await exchange.context.calls.run(
      [&] { exchange.context.accounts.change_password(caller, current, next); });
  co_return no_content();
}

}  // namespace ocrchat
