#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "base/bytes.hpp"
#include "base/utf8.hpp"

namespace ocrchat {

/// An answer as it came over the wire.
struct TestAnswer {
  int status = 0;
  std::string head;
  std::string body;

  /// The value of a header; empty if it is not there.
  std::string header(std::string_view name) const {
    const std::string lower = ascii_lower(head);
    const std::size_t at = lower.find("\r\n" + ascii_lower(name) + ": ");
    if (at == std::string::npos) return {};
    const std::size_t start = at + 4 + name.size();
    return head.substr(start, head.find("\r\n", start) - start);
  }
};

/// A client that sends exactly the bytes it is told to. Waits 5 s at most for anything.
class TestClient {
 public:
  explicit TestClient(const std::string& address) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    const timeval patience{5, 0};
    ::setsockopt(socket_.get(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    ::setsockopt(socket_.get(), SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port =
        htons(static_cast<std::uint16_t>(std::atoi(address.substr(address.rfind(':') + 1).c_str())));
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket_.get(), reinterpret_cast<const sockaddr*>(&to), sizeof to) != 0) {
      throw std::runtime_error("connect");
    }
  }

  /// @returns whether all of it was taken
  bool send(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t sent = ::send(socket_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }

  /// The next answer; nothing if the connection ended instead.
  std::optional<TestAnswer> receive(bool with_body = true) {
    std::size_t end = 0;
    while ((end = held_.find("\r\n\r\n")) == std::string::npos) {
      if (!fill()) return std::nullopt;
    }
    TestAnswer answer;
    answer.head = held_.substr(0, end + 2);
    answer.status = std::atoi(answer.head.substr(9, 3).c_str());
    held_.erase(0, end + 4);
    if (!with_body) return answer;
    const std::string length = answer.header("Content-Length");
    if (answer.header("Transfer-Encoding") == "chunked") {
      if (!take_chunks(answer.body)) return std::nullopt;
    } else if (!length.empty()) {
      if (!take(static_cast<std::size_t>(std::atoll(length.c_str())), answer.body)) return std::nullopt;
    } else if (answer.header("Connection") == "close") {
      while (fill()) {
      }
      answer.body.swap(held_);
    }
    return answer;
  }

  TestAnswer ask(std::string_view request) {
    send(request);
    auto answer = receive(!request.starts_with("HEAD"));
    if (!answer) throw std::runtime_error("no answer to " + std::string(request.substr(0, 60)));
    return *answer;
  }

  /// Whether the server ends the connection, with nothing more to read.
  bool ended() { return held_.empty() && !fill(); }
  void half_close() { ::shutdown(socket_.get(), SHUT_WR); }

 private:
  bool take(std::size_t length, std::string& into) {
    while (held_.size() < length) {
      if (!fill()) return false;
    }
    into += held_.substr(0, length);
    held_.erase(0, length);
    return true;
  }

  bool take_chunks(std::string& into) {
    for (;;) {
      std::size_t end = 0;
      while ((end = held_.find("\r\n")) == std::string::npos) {
        if (!fill()) return false;
      }
      const auto length = static_cast<std::size_t>(std::strtoul(held_.c_str(), nullptr, 16));
      held_.erase(0, end + 2);
      std::string line_end;
      if (!take(length, into) || !take(2, line_end)) return false;
      if (length == 0) return true;
    }
  }

  bool fill() {
    char buffer[16384];
    const ssize_t got = ::recv(socket_.get(), buffer, sizeof buffer, 0);
    if (got <= 0) return false;
    held_.append(buffer, static_cast<std::size_t>(got));
    return true;
  }

  FileDescriptor socket_;
  std::string held_;
};

}  // namespace ocrchat
