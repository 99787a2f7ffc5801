#pragma once

#include <algorithm>
#include <atomic>
#include <string>
#include <vector>

#include "llm/endpoint.hpp"
#include "net/test_web_server.hpp"

namespace ocrchat {

/// For the tests: a model server that gives scripted answers, bytes as they go over the wire; the last one
/// for ever.
class TestModelServer {
 public:
  explicit TestModelServer(std::vector<std::string> answers)
      : answers_(std::move(answers)),
        server_([this](const std::string&) { return answers_.at(std::min(next_++, answers_.size() - 1)); }) {}

  Endpoint endpoint() const { return {server_.url("/v1"), "reader", "sk-secret"}; }
  std::vector<std::string> requests() const { return server_.requests(); }

 private:
  std::vector<std::string> answers_;
  std::atomic<std::size_t> next_ = 0;
  TestWebServer server_;
};

}  // namespace ocrchat
