#pragma once

#include <boost/asio/awaitable.hpp>
#include <memory>
#include <optional>
#include <string_view>

#include "base/settings.hpp"
#include "http/request.hpp"
#include "http/stream.hpp"

namespace ocrchat {

/// The client went away: there is nobody to answer.
struct Disconnected {};

/// The body of a request, as it arrives.
class Body {
 public:
  virtual ~Body() = default;
  /// The next piece, valid until the next call; empty at the end.
  /// @throws Error(request_timeout | bad_request), Disconnected
  virtual asio::awaitable<std::string_view> read() = 0;
  /// As the client announced it; nothing if it did not.
  virtual std::optional<std::uint64_t> announced() const = 0;
};

/// Reads the requests of one connection, one after the other, within the limits of the settings: size of the
/// header, time for it to arrive, silence, and the rate and duration of a body.
class RequestReader final : public Body {
 public:
  RequestReader(Stream& stream, const Settings& settings);
  ~RequestReader() override;

  /// The next request's head; nothing if the client hung up or stayed silent.
  /// @throws Error(bad_request | request_timeout)
  asio::awaitable<std::optional<Request>> next();

  asio::awaitable<std::string_view> read() override;
  std::optional<std::uint64_t> announced() const override;

  /// Whether all of the last request's body was read.
  bool body_finished() const;
  /// Whether what is left of the body is known to be no more than `most` bytes, and on its way.
  bool body_ends_within(std::uint64_t most) const;
  /// Whether it waits for the first byte of a request.
  bool idle() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace ocrchat
