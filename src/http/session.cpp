#include "http/account_body.hpp"
#include "http/auth.hpp"
#include "http/handlers.hpp"
#include "http/session_cookies.hpp"

namespace ocrchat {

asio::awaitable<Reply> log_in(Exchange& exchange) {
  const auto body = co_await public_body(exchange);
  check_fields(body, {"email", "password"});
  const std::string email = text_field(body, "email");
  const std::string password = text_field(body, "password");
  const Client client{exchange.request.ip, device_cookie(exchange.request)};
  const Login login = co_await exchange.context.calls.call(
      [&] { return exchange.context.accounts.log_in(email, password, client); });
  co_return login_reply(exchange.context, login);
}

asio::awaitable<Reply> show_session(Exchange& exchange) {
  const Caller caller = co_await authenticate_session(exchange);
  co_return session_reply(exchange.context, *caller.account, caller.session);
}

asio::awaitable<Reply> log_out(Exchange& exchange) {
  const Caller caller = co_await authenticate_session(exchange);
  co_await exchange.context.calls.run([&] { exchange.context.accounts.log_out(caller.session); });
  Reply reply;
  reply.status = 204;
  forget_session(reply, exchange.context.settings);
  co_return reply;
}

}  // namespace ocrchat
