#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ocrchat {

/// Whom a request may reach.
enum class Audience {
  anyone,
  public_only,  ///< addresses of the public internet alone, however the name resolves (net/address_kind.hpp)
};

/// One request to somebody else's server. The descriptors stay the caller's.
struct HttpRequest {
  std::string method = "GET";
  std::string url = {};  ///< http or https
  std::vector<std::pair<std::string, std::string>> headers = {};
  std::string body = {};
  std::optional<int> upload_fd = {};    ///< the body, from its beginning, instead of `body`
  std::int64_t upload_bytes = 0;        ///< of `upload_fd`
  std::optional<int> download_fd = {};  ///< where the body of a 2xx answer goes, instead of memory
  /// Gets the body of a 2xx answer piece by piece as it arrives, instead of memory. False cuts the
  /// connection; what it throws does too, and comes out of `send`.
  std::function<bool(std::string_view piece)> on_body = {};
  std::stop_token cancel = {};  ///< cuts the connection within a second or so, even where nothing moves
  Audience audience = Audience::anyone;
  std::chrono::milliseconds timeout{30'000};  ///< for all of it
  std::chrono::seconds patience{0};           ///< given up after so long without a byte either way; 0: never
  std::size_t most_body_bytes = 1 << 20;      ///< of an answer kept in memory
  /// Of an answer that goes to `download_fd` or `on_body`.
  std::int64_t most_download_bytes = std::numeric_limits<std::int64_t>::max();
};

struct HttpResponse {
  int status = 0;
  std::vector<std::pair<std::string, std::string>> headers;  ///< names in lower case
  std::string body = {};
  bool cut = false;  ///< ended by `on_body` or `cancel` before it was complete; its status may be 0

  bool ok() const { return status >= 200 && status < 300; }
};

/// Calls other servers, with libcurl. TLS certificates are always verified, redirects never followed.
/// Connections are kept for the next call. Blocks; safe from any thread.
class HttpClient {
 public:
  HttpClient();
  HttpClient(const HttpClient&) = delete;
  HttpClient& operator=(const HttpClient&) = delete;
  ~HttpClient();

  /// Any answer is a response, whatever its status; so is one that was cut as the request wanted.
  /// @throws Error(internal) if there is none: no connection, too slow, too large, an address that is not
  /// allowed. Its `where` says why, and names the server, never a query or a header.
  HttpResponse send(const HttpRequest& request);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace ocrchat
