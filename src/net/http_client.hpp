#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
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
  Audience audience = Audience::anyone;
  std::chrono::milliseconds timeout{30'000};  ///< for all of it
  std::chrono::seconds patience{0};           ///< given up after so long without a byte either way; 0: never
  std::size_t most_body_bytes = 1 << 20;      ///< of an answer kept in memory
  /// Gets the pieces of the body of a 2xx answer as they come, instead of memory; false ends the call.
  std::function<bool(std::string_view)> on_body = {};
  /// Asked again and again while nothing comes; false ends the call.
  std::function<bool()> wanted = {};
  /// Of an answer that goes to `download_fd`.
  std::int64_t most_download_bytes = std::numeric_limits<std::int64_t>::max();
};

struct HttpResponse {
  int status = 0;
  std::vector<std::pair<std::string, std::string>> headers;  ///< names in lower case
  std::string body = {};
  bool cut = false;  ///< ended by `on_body` or `wanted` before its end; the status is 0 if none had come

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

  /// Any answer is a response, whatever its status.
  /// @throws Error(internal) if there is none: no connection, too slow, too large, an address that is not
  /// allowed. Its `where` says why, and names the server, never a query or a header.
  HttpResponse send(const HttpRequest& request);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace ocrchat
