#pragma once

#include <boost/asio/awaitable.hpp>
#include <functional>
#include <memory>
#include <string>

#include "http/stream.hpp"

namespace boost::asio {
class io_context;
}

namespace ocrchat {

/// Takes connections in. Each is served on an executor of its own, so that what belongs to it needs no lock.
class Listener {
 public:
  /// Serves one connection; what it throws ends that connection alone.
  using Serve = std::function<asio::awaitable<void>(std::unique_ptr<Stream>)>;

  /// @param address  "HOST:PORT", "[::1]:8080", or ":8080" for every address; port 0 takes a free one
  /// @throws Error(setting_invalid) if it cannot be listened on
  Listener(asio::io_context& io, const std::string& address, Serve serve);
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;
  ~Listener();

  /// "127.0.0.1:8080", with the real port.
  std::string address() const;
  /// Takes no more connections. From any thread.
  void close();

 private:
  struct State;
  std::shared_ptr<State> state_;
};

}  // namespace ocrchat
