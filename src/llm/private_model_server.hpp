#pragma once

#include <cstdio>
#include <stdexcept>
#include <string>

#include "llm/endpoint.hpp"
#include "net/http_client.hpp"

namespace ocrchat {

/// For the tests: the misbehaving model server of all tests (tests/vision_server.py), one for each object.
class PrivateModelServer {
 public:
  PrivateModelServer()
      : output_(::popen("exec /usr/bin/python3 " OCRCHAT_SOURCE_FOLDER
                        "/tests/vision_server.py --key sk-secret --until-parent-ends",
                        "re")) {
    int port = 0;
    if (output_ == nullptr || std::fscanf(output_, "%d", &port) != 1) {
      throw std::runtime_error("tests/vision_server.py does not start");
    }
    root_ = "http://127.0.0.1:" + std::to_string(port);
  }
  PrivateModelServer(const PrivateModelServer&) = delete;
  PrivateModelServer& operator=(const PrivateModelServer&) = delete;
  ~PrivateModelServer() {
    control("stop", "{}");
    ::pclose(output_);
  }

  Endpoint endpoint() const { return {root_ + "/v1", "test-vision", "sk-secret"}; }
  /// What it answers next: a JSON list, see the program.
  void say(const std::string& replies) const { control("say", replies); }
  /// How it is: a JSON object.
  void be(const std::string& how) const { control("be", how); }

 private:
  void control(const std::string& what, const std::string& body) const {
    HttpClient().send({.method = "POST", .url = root_ + "/_control/" + what, .body = body});
  }

  std::FILE* output_;
  std::string root_;
};

}  // namespace ocrchat
