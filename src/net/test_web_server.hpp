#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "base/bytes.hpp"

namespace ocrchat {

/// For the tests: a web server on the loopback interface that answers with the bytes it is told to, one
/// request a connection.
class TestWebServer {
 public:
  /// Sends bytes to the client. False: it has hung up.
  using Send = std::function<bool(std::string_view)>;

  /// Serves one connection after the other.
  /// @param answer  gets the whole request; what it returns is sent as it is, nothing hangs up
  explicit TestWebServer(std::function<std::string(const std::string& request)> answer)
      : TestWebServer([answer = std::move(answer)](const std::string& request,
                                                   const Send& send) { send(answer(request)); },
                      1) {}

  /// Serves connections side by side.
  /// @param serve  gets the whole request, and sends what it wants when it wants; its return hangs up
  explicit TestWebServer(std::function<void(const std::string& request, const Send&)> serve, int threads = 8)
      : serve_(std::move(serve)), listener_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    ::bind(listener_.get(), reinterpret_cast<sockaddr*>(&address), sizeof address);
    ::listen(listener_.get(), 16);
    socklen_t size = sizeof address;
    ::getsockname(listener_.get(), reinterpret_cast<sockaddr*>(&address), &size);
    port_ = ntohs(address.sin_port);
    for (int i = 0; i < threads; ++i) threads_.emplace_back([this] { run(); });
  }
  TestWebServer(const TestWebServer&) = delete;
  TestWebServer& operator=(const TestWebServer&) = delete;
  ~TestWebServer() {
    ::shutdown(listener_.get(), SHUT_RDWR);
    threads_.clear();
  }

  std::string url(const std::string& path = "/") const {
    return "http://127.0.0.1:" + std::to_string(port_) + path;
  }
  int port() const { return port_; }
  std::vector<std::string> requests() const {
    const std::lock_guard lock(mutex_);
    return requests_;
  }

  static std::string reply(const std::string& status, const std::string& body = "",
                           const std::string& headers = "") {
    return "HTTP/1.1 " + status + "\r\nContent-Length: " + std::to_string(body.size()) +
           "\r\nConnection: close\r\n" + headers + "\r\n" + body;
  }

 private:
  void run() {
    for (;;) {
      const FileDescriptor client(::accept(listener_.get(), nullptr, nullptr));
      if (!client.valid()) return;
      const std::string request = receive(client.get());
      {
        const std::lock_guard lock(mutex_);
        requests_.push_back(request);
      }
      serve_(request, [&client](std::string_view text) {
        return ::send(client.get(), text.data(), text.size(), MSG_NOSIGNAL) >= 0;
      });
    }
  }

  static std::string receive(int fd) {
    std::string text;
    char buffer[4096];
    const timeval patience{3, 0};
    ::setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    for (;;) {
      const std::size_t head = text.find("\r\n\r\n");
      const std::size_t length = text.find("Content-Length: ");
      const std::size_t body = length < head ? std::stoul(text.substr(length + 16)) : 0;
      if (head != std::string::npos && text.size() >= head + 4 + body) return text;
      const ssize_t got = ::recv(fd, buffer, sizeof buffer, 0);
      if (got <= 0) return text;
      text.append(buffer, static_cast<std::size_t>(got));
    }
  }

  std::function<void(const std::string&, const Send&)> serve_;
  FileDescriptor listener_;
  int port_ = 0;
  mutable std::mutex mutex_;
  std::vector<std::string> requests_;
  std::vector<std::jthread> threads_;
};

}  // namespace ocrchat
