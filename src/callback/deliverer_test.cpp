#include "callback/deliverer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>

#include "net/test_web_server.hpp"
#include "net/webhook_signature.hpp"

namespace ocrchat {
namespace {

using testing::HasSubstr;

/// Owes one callback, and remembers what came of it.
class OneCallback final : public Callbacks {
 public:
  explicit OneCallback(const std::string& url) {
    callback_.id = 1;
    callback_.event = "event-1";
    callback_.job = "job-1";
    callback_.account = 7;
    callback_.url = url;
    callback_.payload = "{\"event\":\"job.done\"}";
  }

  std::optional<Callback> take_callback(Millis, Millis now) override {
    const std::lock_guard lock(mutex_);
    if (!owed_ || due_ > now) return std::nullopt;
    due_ = now + 60'000;
    return callback_;
  }
  void callback_made(std::int64_t) override {
    const std::lock_guard lock(mutex_);
    owed_ = false;
    made_ = true;
  }
  // Tried again at once, so that tests need not wait.
  void callback_failed(std::int64_t, const std::string& outcome, std::optional<Millis> due) override {
    const std::lock_guard lock(mutex_);
    ++callback_.tries;
    outcomes_.push_back(outcome);
    if (due) waits_.push_back(*due - now_ms());
    owed_ = due.has_value();
    due_ = 0;
  }
  std::vector<Callback> callbacks_given_up(int) override { return {}; }

  bool settled() {
    for (int i = 0; i < 1000; ++i) {
      {
        const std::lock_guard lock(mutex_);
        if (!owed_) return true;
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return false;
  }
  bool made() const { return made_; }
  const std::vector<std::string>& outcomes() const { return outcomes_; }
  const std::vector<Millis>& waits() const { return waits_; }

 private:
  std::mutex mutex_;
  Callback callback_;
  bool owed_ = true;
  bool made_ = false;
  Millis due_ = 0;
  std::vector<std::string> outcomes_;
  std::vector<Millis> waits_;
};

class DelivererTest : public testing::Test {
 protected:
  DelivererTest() {
    settings_.callback_private = true;
    settings_.callback_tries = 3;
  }
  bool deliver(OneCallback& callback) {
    const Deliverer deliverer(settings_, callback, secrets_);
    return callback.settled();
  }
  static std::string header(const std::string& request, const std::string& name) {
    const std::size_t at = request.find(name + ": ") + name.size() + 2;
    return request.substr(at, request.find("\r\n", at) - at);
  }

  Settings settings_;
  const Secrets secrets_{Secrets::Key{}};
};

TEST_F(DelivererTest, TheCallIsSignedAndNamed) {
  TestWebServer server([](const std::string&) { return TestWebServer::reply("204 No Content"); });
  OneCallback callback(server.url("/hook"));
  ASSERT_TRUE(deliver(callback));
  EXPECT_TRUE(callback.made());
  const std::string request = server.requests().at(0);
  EXPECT_THAT(request, HasSubstr("POST /hook HTTP/1.1"));
  EXPECT_EQ(header(request, "Ocrchat-Event-Id"), "event-1");
  EXPECT_EQ(header(request, "Content-Type"), "application/json");
  const std::string signature = header(request, "Ocrchat-Signature");
  const std::string body = request.substr(request.find("\r\n\r\n") + 4);
  const std::int64_t time = std::stoll(signature.substr(2));
  EXPECT_NEAR(static_cast<double>(time), static_cast<double>(now_ms()) / 1000, 30);
  EXPECT_EQ(signature, callback_signature(callback_secret(secrets_, 7), body, time));
}

TEST_F(DelivererTest, AServerInTroubleIsCalledAgainLaterAndLater) {
  std::atomic<int> calls = 0;
  TestWebServer server([&](const std::string&) {
    return ++calls < 3 ? TestWebServer::reply("503 Busy") : TestWebServer::reply("200 OK");
  });
  OneCallback callback(server.url());
  ASSERT_TRUE(deliver(callback));
  EXPECT_TRUE(callback.made());
  EXPECT_THAT(callback.outcomes(), testing::ElementsAre("answered 503", "answered 503"));
  ASSERT_EQ(callback.waits().size(), 2U);
  EXPECT_NEAR(static_cast<double>(callback.waits()[0]), 5000, 500);
  EXPECT_NEAR(static_cast<double>(callback.waits()[1]), 10'000, 500);
  EXPECT_EQ(header(server.requests().at(2), "Ocrchat-Event-Id"), "event-1") << "the same name at every try";
}

TEST_F(DelivererTest, GivesUpAfterTheLastTryAndAtOnceWhereNobodyWantsToBeCalled) {
  TestWebServer hopeless([](const std::string&) { return std::string(); });
  OneCallback dropped(hopeless.url());
  ASSERT_TRUE(deliver(dropped));
  EXPECT_FALSE(dropped.made());
  EXPECT_EQ(dropped.outcomes().size(), 3U);

  TestWebServer gone([](const std::string&) { return TestWebServer::reply("410 Gone"); });
  OneCallback unwanted(gone.url());
  ASSERT_TRUE(deliver(unwanted));
  EXPECT_THAT(unwanted.outcomes(), testing::ElementsAre("answered 410"));
}

TEST_F(DelivererTest, RedirectsAreNotFollowedAndPrivateAddressesNotCalled) {
  settings_.callback_tries = 1;
  TestWebServer server([](const std::string&) {
    return TestWebServer::reply("302 Found", "", "Location: http://127.0.0.1:1/\r\n");
  });
  OneCallback redirected(server.url());
  ASSERT_TRUE(deliver(redirected));
  EXPECT_THAT(redirected.outcomes(), testing::ElementsAre("answered 302"));

  settings_.callback_private = false;
  OneCallback inward(server.url());
  ASSERT_TRUE(deliver(inward));
  EXPECT_THAT(inward.outcomes().at(0), HasSubstr("not public"));
  EXPECT_EQ(server.requests().size(), 1U);
}

}  // namespace
}  // namespace ocrchat
