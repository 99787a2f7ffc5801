#include <boost/json.hpp>

#include "base/error.hpp"
#include "http/handlers.hpp"

namespace ocrchat {

asio::awaitable<Reply> report_alive(Exchange&) {
  co_return json_reply(boost::json::object{{"status", "ok"}});
}

asio::awaitable<Reply> report_ready(Exchange& exchange) {
  if (exchange.context.draining) throw Error(ErrorCode::overloaded, "The server is shutting down.");
  co_await exchange.context.calls.run([&] { exchange.context.service.check_ready(); });
  co_return json_reply(boost::json::object{{"status", "ready"}});
}

}  // namespace ocrchat
