#pragma once

#include <memory>
#include <string>

#include "base/metrics.hpp"
#include "http/doors.hpp"
#include "http/services.hpp"

namespace ocrchat {

/// The HTTP door (docs/api.md). Listens from construction on; serves on its own threads until stopped.
class HttpServer {
 public:
  /// @throws Error(setting_invalid) if the address cannot be listened on
  /// @param metrics  where it counts; not to be asked once the server is gone
  HttpServer(const Settings& settings, const Services& services, Metrics& metrics, Doors doors = Doors::all);
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;
  /// Stops at once what is still open.
  ~HttpServer();

  /// "http://127.0.0.1:8080": the real port if 0 was asked for.
  std::string address() const;
  /// Takes no new connections, finishes the requests in hand, at most `seconds` long.
  void drain(int seconds);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace ocrchat
