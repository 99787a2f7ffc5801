#include "http/net.hpp"

#include <sys/socket.h>

#include <array>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <cerrno>
#include <utility>

#include "base/error.hpp"
#include "base/log.hpp"

namespace ocrchat {
namespace {

using asio::ip::tcp;
constexpr auto kAsTuple = asio::as_tuple(asio::use_awaitable);

/// One socket with a clock: an operation that takes too long is cancelled, and the socket stays usable (an
/// answer can still be sent). Operations follow one another.
class TcpStream final : public Stream {
 public:
  explicit TcpStream(tcp::socket socket) : state_(std::make_shared<State>(std::move(socket))) {}

  asio::awaitable<IoResult> read_some(asio::mutable_buffer into, std::chrono::milliseconds timeout) override {
    state_->start_clock(timeout);
    const auto [error, bytes] = co_await state_->socket.async_read_some(into, kAsTuple);
    co_return state_->stop_clock(error, bytes);
  }

  asio::awaitable<IoResult> write(asio::const_buffer first, asio::const_buffer second,
                                  std::chrono::milliseconds timeout) override {
    state_->start_clock(timeout);
    const std::array<asio::const_buffer, 2> buffers{first, second};
    const auto [error, bytes] = co_await asio::async_write(state_->socket, buffers, kAsTuple);
    co_return state_->stop_clock(error, bytes);
  }

  void shutdown_send() override {
    boost::system::error_code ignored;
    state_->socket.shutdown(tcp::socket::shutdown_send, ignored);
  }

  bool peer_closed() override {
    char byte = 0;
    const ssize_t got = ::recv(state_->socket.native_handle(), &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    return got == 0 || (got < 0 && errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR);
  }

  void cancel() override {
    boost::system::error_code ignored;
    state_->socket.cancel(ignored);
  }

  std::string peer_ip() const override {
    boost::system::error_code error;
    const auto endpoint = state_->socket.remote_endpoint(error);
    return error ? std::string() : endpoint.address().to_string();
  }

 private:
  // Shared with the clock's handler, which may be on its way while the stream goes.
  struct State : std::enable_shared_from_this<State> {
    explicit State(tcp::socket taken) : socket(std::move(taken)), clock(socket.get_executor()) {}

    void start_clock(std::chrono::milliseconds timeout) {
      timed_out = false;
      clock.expires_after(timeout);
      clock.async_wait([weak = weak_from_this(), mine = ++operation](boost::system::error_code error) {
        const auto state = weak.lock();
        if (error || !state || state->operation != mine) return;
        state->timed_out = true;
        boost::system::error_code ignored;
        state->socket.cancel(ignored);
      });
    }

    IoResult stop_clock(boost::system::error_code error, std::size_t bytes) {
      ++operation;
      clock.cancel();
      if (error == asio::error::operation_aborted && timed_out) error = asio::error::timed_out;
      return {error, bytes};
    }

    tcp::socket socket;
    asio::steady_timer clock;
    std::uint64_t operation = 0;
    bool timed_out = false;
  };

  std::shared_ptr<State> state_;
};

[[noreturn]] void refuse(const std::string& address, const std::string& why) {
  throw Error(ErrorCode::setting_invalid,
              "Setting 'listen': cannot listen on '" + address + "': " + why + ".");
}

tcp::endpoint resolve(asio::io_context& io, const std::string& address) {
  const std::size_t colon = address.rfind(':');
  if (colon == std::string::npos || colon + 1 == address.size()) refuse(address, "it takes HOST:PORT");
  std::string host = address.substr(0, colon);
  if (host.size() > 2 && host.front() == '[' && host.back() == ']') host = host.substr(1, host.size() - 2);
  if (host.empty() || host == "*") host = "0.0.0.0";
  tcp::resolver resolver(io);
  boost::system::error_code error;
  const auto found = resolver.resolve(host, address.substr(colon + 1), tcp::resolver::passive, error);
  if (error) refuse(address, error.message());
  return found.begin()->endpoint();
}

tcp::acceptor open_acceptor(asio::io_context& io, const std::string& address) {
  const tcp::endpoint endpoint = resolve(io, address);
  tcp::acceptor acceptor(asio::make_strand(io));
  boost::system::error_code error;
  acceptor.open(endpoint.protocol(), error);
  if (!error) acceptor.set_option(asio::socket_base::reuse_address(true), error);
  if (!error) acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(4096, error);
  if (error) refuse(address, error.message());
  return acceptor;
}

}  // namespace

struct Listener::State {
  State(asio::io_context& context, const std::string& address, Serve serve_one)
      : io(context), acceptor(open_acceptor(context, address)), serve(std::move(serve_one)) {}

  asio::io_context& io;
  tcp::acceptor acceptor;
  Serve serve;
};

namespace {

template <typename State>
void start(State& state, tcp::socket socket) {
  boost::system::error_code ignored;
  socket.set_option(tcp::no_delay(true), ignored);
  const auto executor = socket.get_executor();
  std::unique_ptr<Stream> stream = std::make_unique<TcpStream>(std::move(socket));
  asio::co_spawn(executor, state.serve(std::move(stream)), [](std::exception_ptr failure) {
    try {
      if (failure) std::rethrow_exception(failure);
    } catch (const std::exception& error) {
      log(LogLevel::error, "connection_failed", {{"where", error.what()}});
    }
  });
}

template <typename State>
asio::awaitable<void> accept_all(std::shared_ptr<State> state) {
  while (state->acceptor.is_open()) {
    auto [error, socket] = co_await state->acceptor.async_accept(asio::make_strand(state->io), kAsTuple);
    if (!error) {
      start(*state, std::move(socket));
    } else if (state->acceptor.is_open()) {
      // Out of descriptors or memory: what is open will end, so wait a moment instead of turning in circles.
      asio::steady_timer pause(state->acceptor.get_executor(), std::chrono::milliseconds(50));
      co_await pause.async_wait(kAsTuple);
    }
  }
}

}  // namespace

Listener::Listener(asio::io_context& io, const std::string& address, Serve serve)
    : state_(std::make_shared<State>(io, address, std::move(serve))) {
  asio::co_spawn(state_->acceptor.get_executor(), accept_all(state_), asio::detached);
}

Listener::~Listener() {
  close();
}

std::string Listener::address() const {
  const tcp::endpoint endpoint = state_->acceptor.local_endpoint();
  const std::string host = endpoint.address().to_string();
  const std::string port = std::to_string(endpoint.port());
  return endpoint.address().is_v6() ? "[" + host + "]:" + port : host + ":" + port;
}

void Listener::close() {
  asio::post(state_->acceptor.get_executor(), [state = state_] {
    boost::system::error_code ignored;
    state->acceptor.close(ignored);
  });
}

}  // namespace ocrchat
