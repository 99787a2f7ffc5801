#include <boost/json.hpp>

#include "http/account_body.hpp"
#include "http/auth.hpp"
#include "http/handlers.hpp"

namespace ocrchat {
namespace {

boost::json::object token_json(const ShownToken& shown) {
  const ApiToken& token = shown.token;
  boost::json::value last_used_at = nullptr;
  if (token.last_used_at) last_used_at = iso_time(*token.last_used_at);
  boost::json::value secret = nullptr;
  if (shown.secret) secret = *shown.secret;
  return {{"id", token.id},
          {"name", token.name},
          {"created_at", iso_time(token.created_at)},
          {"last_used_at", std::move(last_used_at)},
          {"token", std::move(secret)}};
}

asio::awaitable<std::string> name_of(Exchange& exchange) {
  const auto body = co_await json_body(exchange, kMostAccountBytes);
  check_fields(body, {"name"});
  co_return text_field(body, "name");
}

}  // namespace

asio::awaitable<Reply> list_tokens(Exchange& exchange) {
  const Caller caller = co_await authenticate(exchange);
  const auto tokens =
      co_await exchange.context.calls.call([&] { return exchange.context.accounts.tokens(caller); });
  boost::json::array list;
  for (const ShownToken& token : tokens) list.push_back(token_json(token));
  co_return json_reply(boost::json::object{{"tokens", std::move(list)}});
}

asio::awaitable<Reply> create_token(Exchange& exchange) {
  const Caller caller = co_await authenticate_session(exchange);
  const std::string name = co_await name_of(exchange);
  const ShownToken made = co_await exchange.context.calls.call(
      [&] { return exchange.context.accounts.create_token(caller, name); });
  co_return json_reply(token_json(made));
}

asio::awaitable<Reply> rename_token(Exchange& exchange) {
  const Caller caller = co_await authenticate_session(exchange);
  const std::string name = co_await name_of(exchange);
  const ShownToken renamed = co_await exchange.context.calls.call(
      [&] { return exchange.context.accounts.rename_token(caller, exchange.path.uuid, name); });
  co_return json_reply(token_json(renamed));
}

asio::awaitable<Reply> revoke_token(Exchange& exchange) {
  const Caller caller = co_await authenticate_session(exchange);
  co_await exchange.context.calls.run(
      [&] { exchange.context.accounts.revoke_token(caller, exchange.path.uuid); });
  Reply reply;
  reply.status = 204;
  co_return reply;
}

}  // namespace ocrchat
