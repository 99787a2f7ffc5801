#include <gmock/gmock.h>

#include <thread>

#include "http/test_server.hpp"

namespace ocrchat {
namespace {

using testing::HasSubstr;
using testing::Not;

class EventsTest : public ServerTest {
 protected:
  std::string submit(int pages) {
    settings_.inline_pages = 0;
    start();
    return ask(post(form("pages:" + std::to_string(pages)))).header("Location");
  }
  std::string follow(const std::string& location, const std::string& headers = {}) {
    return get(location + "events", headers).body;
  }
  static std::size_t count(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
    return found;
  }
};

TEST_F(EventsTest, OfAFinishedJobAreItsPagesAndItsEnd) {
  const std::string location = submit(3);
  while (work_once()) {
  }
  const std::string events = follow(location);
  EXPECT_EQ(count(events, "event: page\n"), 3U);
  EXPECT_THAT(events, HasSubstr("id: 3\nevent: page\n"));
  EXPECT_THAT(events, HasSubstr("Hello page2"));
  EXPECT_THAT(events,
              HasSubstr("event: progress\ndata: {\"status\":\"done\",\"pages_done\":3,\"page_count\":3}"));
  EXPECT_EQ(count(events, "event: job\n"), 1U);
  EXPECT_THAT(events.substr(events.find("event: job")), Not(HasSubstr("Hello")));
}

TEST_F(EventsTest, GoOnAfterTheLastPageSeen) {
  const std::string location = submit(3);
  while (work_once()) {
  }
  const std::string events = follow(location, "Last-Event-ID: 2\r\n");
  EXPECT_EQ(count(events, "event: page\n"), 1U);
  EXPECT_THAT(events, HasSubstr("id: 3\n"));
  EXPECT_EQ(count(follow(location, "Last-Event-ID: nonsense\r\n"), "event: page\n"), 3U);
}

TEST_F(EventsTest, ArriveWhileTheJobRuns) {
  const std::string location = submit(9);
  std::thread worker([this] {
    while (const auto claim = store_->claim(2, 60'000, now_ms())) {
      for (const int index : claim->pages) {
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
        store_->settle(*claim, result_for(index), now_ms());
      }
    }
  });
  const std::string events = follow(location);
  worker.join();
  EXPECT_EQ(count(events, "event: page\n"), 9U) << "each page once";
  EXPECT_GE(count(events, "event: progress\n"), 3U);
  EXPECT_THAT(events, HasSubstr("event: job\n"));
}

TEST_F(EventsTest, EndWhenTheJobIsDeleted) {
  const std::string location = submit(3);
  std::thread remover([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    ask("DELETE " + location + " HTTP/1.1\r\nHost: x\r\n\r\n");
  });
  EXPECT_THAT(follow(location), HasSubstr("event: error\ndata: {\"code\":\"not_found\""));
  remover.join();
}

TEST_F(EventsTest, EndWhenTheServerDrains) {
  const std::string location = submit(3);
  std::thread stopper([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    server_->drain(5);
  });
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_THAT(follow(location), HasSubstr("event: progress"));
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(5));
  stopper.join();
}

TEST_F(EventsTest, AreForTheOwnerAndNotForTooManyAtOnce) {
  settings_.max_streams = 1;
  const std::string location = submit(3);
  EXPECT_EQ(get("/api/v1/ocr/" + std::string(32, '0') + "/events").status, 404);
  TestClient first(server_->address());
  first.send("GET " + location + "events HTTP/1.1\r\nHost: x\r\n\r\n");
  std::this_thread::sleep_for(std::chrono::milliseconds(200));
  EXPECT_EQ(get(location + "events").status, 429);
}

TEST_F(EventsTest, ReachAnOldClientUntilItsConnectionEnds) {
  const std::string location = submit(1);
  while (work_once()) {
  }
  const TestAnswer answer = ask("GET " + location + "events HTTP/1.0\r\nHost: x\r\n\r\n");
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.header("Transfer-Encoding"), "");
  EXPECT_THAT(answer.body, HasSubstr("event: job\n"));
}

}  // namespace
}  // namespace ocrchat
