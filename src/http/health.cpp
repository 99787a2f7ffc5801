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

// Not among the calls of the service, where documents that take long to open may stand before it: figures are
// wanted most when there is much to do.
asio::awaitable<Reply> show_metrics(Exchange& exchange) {
  std::string text =
      co_await exchange.context.files.call([&] { return exchange.context.metrics.exposition(); });
  co_return text_reply(std::string(Metrics::kMediaType), std::move(text));
}

}  // namespace ocrchat
