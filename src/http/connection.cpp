#include "http/connection.hpp"

#include <algorithm>
#include <array>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <cstdio>

#include "base/error.hpp"
#include "base/log.hpp"
#include "http/dispatch.hpp"
#include "http/problem.hpp"
#include "http/request_report.hpp"

namespace ocrchat {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr std::size_t kFilePiece = 128 << 10;
constexpr std::size_t kWorthSkipping = 64 << 10;  ///< of a body nobody read: cheaper than a new connection
constexpr std::size_t kConnectionsRefused = 256;  ///< beyond the limit, that are still told why

class Connection {
 public:
  Connection(Context& context, std::unique_ptr<Stream> stream)
      : context_(context), stream_(std::move(stream)), reader_(*stream_, context.settings) {}

  asio::awaitable<void> serve();
  asio::awaitable<void> refuse();
  void end_if_idle() {
    if (reader_.idle()) stream_->cancel();
  }

 private:
  asio::awaitable<bool> exchange();
  asio::awaitable<std::optional<Request>> next_request();
  asio::awaitable<bool> answer(const Request& request);
  asio::awaitable<bool> send(Reply& reply, bool keep_alive, bool with_body);
  asio::awaitable<bool> send_file(const Reply& reply);
  asio::awaitable<bool> send_stream(Reply& reply, bool keep_alive, bool chunked, bool with_body);
  asio::awaitable<bool> skip_body();
  asio::awaitable<void> linger();

  milliseconds time_for(std::size_t bytes) const {
    const auto rate = std::max<std::int64_t>(context_.settings.min_upload_rate, 1);
    return std::chrono::seconds(context_.settings.idle_seconds + static_cast<std::int64_t>(bytes) / rate);
  }

  Context& context_;
  std::unique_ptr<Stream> stream_;
  RequestReader reader_;
};

asio::awaitable<void> Connection::serve() {
  bool more = true;
  while (more && !context_.draining) {
    try {
      more = co_await exchange();
    } catch (const Disconnected&) {
      more = false;
    }
  }
}

asio::awaitable<bool> Connection::exchange() {
  std::optional<Request> request;
  std::exception_ptr failure;
  try {
    request = co_await next_request();
  } catch (const Error&) {
    failure = std::current_exception();
  }
  if (failure) {
    // What could not be understood has no sure end, so the connection ends with the answer.
    const std::string id = request_id(std::nullopt);
    Reply reply = problem_reply(failure, id);
    set_common_headers(reply, id, context_.settings);
    report_misunderstood(context_, id, reply.status);
    if (co_await send(reply, false, true)) co_await linger();
    co_return false;
  }
  if (!request) co_return false;
  co_return co_await answer(*request);
}

asio::awaitable<std::optional<Request>> Connection::next_request() {
  auto request = co_await reader_.next();
  if (request) {
    request->id = request_id(request->header("x-request-id"));
    context_.networks.locate(*request, stream_->peer_ip());
  }
  co_return request;
}

asio::awaitable<bool> Connection::answer(const Request& request) {
  const auto start = Clock::now();
  Exchange exchange{context_, request, reader_, *stream_, {}, {}, {}, {}};
  std::string_view pattern;
  Reply reply;
  try {
    reply = co_await dispatch(exchange, pattern);
  } catch (const Disconnected&) {
    report_request(exchange, pattern, {499, 0, Clock::now() - start});
    throw;
  }
  const bool whole = reader_.body_ends_within(kWorthSkipping);
  const bool keep_alive = request.keep_alive && whole && !context_.draining && reply.status != 408;
  if (keep_alive && request.http_1_0) reply.set("Connection", "keep-alive");
  const bool with_body = request.method != "HEAD";
  const bool sent = reply.stream ? co_await send_stream(reply, keep_alive, !request.http_1_0, with_body)
                                 : co_await send(reply, keep_alive, with_body);
  report_request(exchange, pattern, {reply.status, with_body ? reply.body.size() : 0, Clock::now() - start});
  if (!sent) co_return false;
  if (keep_alive) co_return co_await skip_body();
  if (!reader_.body_finished()) co_await linger();
  co_return false;
}

asio::awaitable<bool> Connection::send(Reply& reply, bool keep_alive, bool with_body) {
  if (reply.status != 204) reply.set("Content-Length", std::to_string(reply.body.size()));
  if (!keep_alive) reply.set("Connection", "close");
  const std::string head = head_of(reply);
  const std::string_view body = with_body && reply.body.in_memory() ? reply.body.text() : std::string_view();
  const auto sent =
      co_await stream_->write(asio::buffer(head), asio::buffer(body), time_for(head.size() + body.size()));
  if (sent.error) co_return false;
  if (with_body && !reply.body.in_memory()) co_return co_await send_file(reply);
  co_return true;
}

/// Pieces in chunks (RFC 9112, 7.1), or as they are for HTTP/1.0, where the end of the connection ends them.
class Pieces final : public Outlet {
 public:
  Pieces(Stream& stream, bool chunked, milliseconds timeout)
      : stream_(stream), chunked_(chunked), timeout_(timeout) {}

  asio::awaitable<bool> write(std::string_view piece) override {
    if (failed_ || piece.empty()) co_return !failed_;
    std::string framed(piece);
    if (chunked_) {
      std::array<char, 20> size{};
      std::snprintf(size.data(), size.size(), "%zx\r\n", piece.size());
      framed = size.data() + framed + "\r\n";
    }
    co_return co_await send(framed);
  }

  asio::awaitable<bool> end() {
    if (!chunked_ || failed_) co_return !failed_;
    co_return co_await send("0\r\n\r\n");
  }

 private:
  asio::awaitable<bool> send(std::string text) {
    const auto sent = co_await stream_.write(asio::buffer(text), {}, timeout_);
    failed_ = static_cast<bool>(sent.error);
    co_return !failed_;
  }

  Stream& stream_;
  const bool chunked_;
  const milliseconds timeout_;
  bool failed_ = false;
};

asio::awaitable<bool> Connection::send_stream(Reply& reply, bool keep_alive, bool chunked, bool with_body) {
  if (chunked) reply.set("Transfer-Encoding", "chunked");
  if (!keep_alive || !chunked) reply.set("Connection", "close");
  const std::string head = head_of(reply);
  const auto sent = co_await stream_->write(asio::buffer(head), {}, time_for(head.size()));
  if (sent.error) co_return false;
  if (!with_body) co_return chunked;
  Pieces pieces(*stream_, chunked, time_for(0));
  co_await reply.stream(pieces);
  co_return co_await pieces.end() && chunked;
}

asio::awaitable<bool> Connection::send_file(const Reply& reply) {
  std::int64_t offset = 0;
  while (offset < reply.body.size()) {
    std::string piece;
    bool failed = false;
    try {
      piece = co_await context_.files.call([&] { return reply.body.read(offset, kFilePiece); });
    } catch (const Error& error) {
      log(LogLevel::error, "answer_cut_short", {{"where", error.where()}});
      failed = true;  // the length was promised: only ending the connection tells the client
    }
    if (failed) co_return false;
    const auto sent = co_await stream_->write(asio::buffer(piece), {}, time_for(piece.size()));
    if (sent.error) co_return false;
    offset += static_cast<std::int64_t>(piece.size());
  }
  co_return true;
}

asio::awaitable<bool> Connection::skip_body() {
  try {
    while (!reader_.body_finished()) co_await reader_.read();
  } catch (const Error&) {
    co_return false;
  }
  co_return true;
}

// A socket closed with unread bytes resets the connection, and the answer may be lost on its way. So: say
// that nothing more comes, take in a little of what the client still sends, and leave it a moment to see the
// answer.
asio::awaitable<void> Connection::linger() {
  stream_->shutdown_send();
  const auto deadline = Clock::now() + std::chrono::seconds(1);
  std::vector<char> bin(16 << 10);
  for (std::size_t taken = 0; taken < kWorthSkipping;) {
    const auto left = std::chrono::duration_cast<milliseconds>(deadline - Clock::now());
    if (left.count() <= 0) co_return;
    const auto got = co_await stream_->read_some(asio::buffer(bin), left);
    if (got.error) co_return;
    taken += got.bytes;
  }
  asio::steady_timer pause(co_await asio::this_coro::executor, milliseconds(250));
  co_await pause.async_wait(asio::as_tuple(asio::use_awaitable));
}

asio::awaitable<void> Connection::refuse() {
  const std::string id = request_id(std::nullopt);
  Reply reply = problem_reply(
      std::make_exception_ptr(
          Error(ErrorCode::overloaded, "The server has too many connections; try again in a moment.")),
      id);
  set_common_headers(reply, id, context_.settings);
  if (co_await send(reply, false, true)) co_await linger();
}

}  // namespace

asio::awaitable<void> serve_connection(Context& context, OpenConnections& connections,
                                       std::unique_ptr<Stream> stream) {
  const auto executor = co_await asio::this_coro::executor;
  const auto most = static_cast<std::size_t>(context.settings.max_connections);
  const std::size_t open = connections.count();
  if (open >= most + kConnectionsRefused) co_return;
  const auto connection = std::make_shared<Connection>(context, std::move(stream));
  const auto place = connections.add([executor, weak = std::weak_ptr(connection)] {
    asio::post(executor, [weak] {
      if (const auto ending = weak.lock()) ending->end_if_idle();
    });
  });
  if (open >= most) {
    co_await connection->refuse();
  } else {
    co_await connection->serve();
  }
}

}  // namespace ocrchat
