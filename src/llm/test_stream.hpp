#pragma once

#include <string>

/// For the tests: pieces of the stream of a completion.
namespace ocrchat::test_stream {

/// @param text  as it stands in JSON
inline std::string delta(const std::string& text) {
  return R"(data: {"object":"chat.completion.chunk","model":"reader","choices":[{"index":0,"delta":{"content":")" +
         text + R"("},"finish_reason":null}]})" + "\n\n";
}

inline std::string last(const std::string& finish_reason) {
  return R"(data: {"model":"reader","choices":[{"index":0,"delta":{},"finish_reason":")" + finish_reason +
         "\"}]}\n\n";
}

inline constexpr const char* kDone = "data: [DONE]\n\n";

/// A whole answer as it stands on the wire; its body ends with the connection.
inline std::string http(const std::string& body) {
  return "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n" + body;
}

inline std::string answer(const std::string& text) {
  return http(delta(text) + last("stop") + kDone);
}

}  // namespace ocrchat::test_stream
