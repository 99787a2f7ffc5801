#include "llm/sse_parser.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ocrchat {
namespace {

using testing::ElementsAre;

std::vector<std::string> events(std::string_view stream, std::size_t piece_bytes) {
  std::vector<std::string> found;
  SseParser parser([&](std::string_view data) {
    found.emplace_back(data);
    return true;
  });
  for (std::size_t at = 0; at < stream.size(); at += piece_bytes) {
    EXPECT_TRUE(parser.add(stream.substr(at, piece_bytes)));
  }
  EXPECT_TRUE(parser.end());
  return found;
}

TEST(SseParser, FindsTheSameEventsHoweverTheStreamIsSplit) {
  const std::string stream =
      ": a comment\r\nevent: message\r\ndata: {\"a\":1}\r\n\r\ndata:two\ndata:  lines\n\n\nid: 7\n\n"
      "data\n\nretry: 10\rdata: old\r\rdata: [DONE]\n\n";
  for (std::size_t bytes = 1; bytes <= stream.size(); ++bytes) {
    EXPECT_THAT(events(stream, bytes), ElementsAre("{\"a\":1}", "two\n lines", "", "old", "[DONE]")) << bytes;
  }
}

TEST(SseParser, TakesALastEventThatNoEmptyLineEnds) {
  EXPECT_THAT(events("data: one\n\ndata: two", 5), ElementsAre("one", "two"));
}

TEST(SseParser, EndsWhenItsReceiverHasEnough) {
  int count = 0;
  SseParser parser([&](std::string_view) { return ++count < 2; });
  EXPECT_FALSE(parser.add("data: 1\n\ndata: 2\n\ndata: 3\n\n"));
  EXPECT_EQ(count, 2);
}

TEST(SseParser, GathersNoEndlessEvent) {
  SseParser parser([](std::string_view) { return true; });
  const std::string piece(1 << 20, 'x');
  int taken = 0;
  while (taken < 100 && parser.add(piece)) ++taken;
  EXPECT_LE(taken, 16);
}

}  // namespace
}  // namespace ocrchat
