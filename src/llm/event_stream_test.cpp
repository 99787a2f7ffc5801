#include "llm/event_stream.hpp"

#include <gmock/gmock.h>

namespace ocrchat {
namespace {

using testing::ElementsAre;

std::vector<std::string> events_of(const std::string& bytes, std::size_t piece) {
  std::vector<std::string> result;
  EventStream stream([&](std::string_view data) { result.emplace_back(data); });
  for (std::size_t i = 0; i < bytes.size(); i += piece) stream.add(std::string_view(bytes).substr(i, piece));
  stream.finish();
  return result;
}

TEST(EventStream, TakesEventsFromPiecesOfAnySize) {
  for (const std::size_t piece : {1U, 2U, 3U, 7U, 1000U}) {
    EXPECT_THAT(events_of("data: a\n\n: comment\n\ndata:b\ndata: c\n\nevent: x\ndata: d", piece),
                ElementsAre("a", "b\nc", "d"));
    EXPECT_THAT(events_of("data: a\r\n\r\ndata: b\r\n\r\n", piece), ElementsAre("a", "b"));
    EXPECT_THAT(events_of("data: a\r\rdata: b\r\r", piece), ElementsAre("a", "b"));
  }
}

TEST(EventStream, EndsAnEventThatNeverEnds) {
  EventStream stream([](std::string_view) {});
  EXPECT_TRUE(stream.add("data: "));
  EXPECT_FALSE(stream.add(std::string(EventStream::kMostBytes + 1, 'x')));
}

}  // namespace
}  // namespace ocrchat
