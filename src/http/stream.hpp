#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <chrono>
#include <cstddef>
#include <string>

namespace ocrchat {

namespace asio = boost::asio;

struct IoResult {
  boost::system::error_code error;  ///< asio::error::timed_out if the time ran out
  std::size_t bytes = 0;
};

/// A connection, whatever it runs over: the seam where TLS would come in, and what keeps Asio's stream
/// templates in one file. Used on its own executor only.
class Stream {
 public:
  virtual ~Stream() = default;
  virtual asio::awaitable<IoResult> read_some(asio::mutable_buffer into,
                                              std::chrono::milliseconds timeout) = 0;
  /// Both buffers, completely. They must stay until it returns.
  virtual asio::awaitable<IoResult> write(asio::const_buffer first, asio::const_buffer second,
                                          std::chrono::milliseconds timeout) = 0;
  /// Tells the peer that nothing more will be sent.
  virtual void shutdown_send() = 0;
  /// Whether the peer has hung up, or said that it sends nothing more.
  virtual bool peer_closed() = 0;
  /// Ends what waits on this stream, with asio::error::operation_aborted.
  virtual void cancel() = 0;
  virtual std::string peer_ip() const = 0;
};

}  // namespace ocrchat
