#pragma once

#include <cstdio>
#include <stdexcept>
#include <string>

namespace ocrchat {

/// For the tests: a web server on the loopback interface whose certificate it has made itself, so that
/// nobody vouches for it. Answers one connection, and waits for it at most a minute.
class TestTlsServer {
 public:
  TestTlsServer() : output_(::popen(kCommand, "re")) {
    char line[200];
    while (output_ != nullptr && std::fgets(line, sizeof line, output_) != nullptr) {
      if (std::sscanf(line, "ACCEPT 127.0.0.1:%d", &port_) == 1) return;
    }
    throw std::runtime_error("openssl s_server does not start");
  }
  TestTlsServer(const TestTlsServer&) = delete;
  TestTlsServer& operator=(const TestTlsServer&) = delete;
  ~TestTlsServer() { ::pclose(output_); }

  std::string url() const { return "https://127.0.0.1:" + std::to_string(port_) + "/"; }

 private:
  static constexpr const char* kCommand =
      "d=$(mktemp -d); trap 'rm -r $d' EXIT; openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256"
      " -nodes -keyout $d/key -out $d/certificate -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1"
      " -days 1 2>/dev/null; timeout 60 openssl s_server -accept 127.0.0.1:0 -cert $d/certificate"
      " -key $d/key -www -naccept 1 2>&1";
  std::FILE* output_;
  int port_ = 0;
};

}  // namespace ocrchat
