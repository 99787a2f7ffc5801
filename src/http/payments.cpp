#include <boost/json.hpp>

#include "http/handlers.hpp"
#include "http/json_body.hpp"

namespace ocrchat {
namespace {

constexpr std::size_t kMostEventBytes = 256 << 10;

}  // namespace

asio::awaitable<Reply> receive_payment(Exchange& exchange) {
  const std::string body = co_await whole_body(exchange, kMostEventBytes);
  const std::string signature = exchange.request.header("stripe-signature").value_or("");
  co_await exchange.context.calls.run([&] { exchange.context.payments.receive(body, signature, now_ms()); });
  co_return json_reply(boost::json::object{{"received", true}});
}

}  // namespace ocrchat
