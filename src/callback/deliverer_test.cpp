#include "callback/deliverer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>

#include "net/test_web_server.hpp"
#include "net/webhook_signature.hpp"

namespace ocrchat {
namespace {

using testing::HasSubstr;

Callback to(const std::string& url, AccountId account = 7) {
  Callback callback;
  callback.event = "event-1";
  callback.job = "job-1";
  callback.account = account;
  callback.url = url;
  callback.payload = "{\"event\":\"job.done\"}";
  return callback;
}

/// Owes callbacks, numbered from 0, and remembers what came of them. One that failed is due again at once, so
/// that tests need not wait.
class OwedCallbacks final : public Callbacks {
 public:
  explicit OwedCallbacks(std::vector<Callback> callbacks) {
    for (Callback& callback : callbacks) {
      callback.id = static_cast<std::int64_t>(owed_.size());
      owed_.push_back({std::move(callback)});
    }
  }

  std::optional<Callback> take_callback(const std::vector<AccountId>& busy, Millis, Millis) override {
    const std::lock_guard lock(mutex_);
    for (Owed& one : owed_) {
      if (one.taken || std::ranges::count(busy, one.callback.account) > 0) continue;
      one.taken = true;
      return one.callback;
    }
    return std::nullopt;
  }
  void callback_made(std::int64_t id) override {
    const std::lock_guard lock(mutex_);
    of(id).made = of(id).settled = true;
  }
  void callback_failed(std::int64_t id, const std::string& outcome, std::optional<Millis> due) override {
    const std::lock_guard lock(mutex_);
    ++of(id).callback.tries;
    outcomes_.push_back(outcome);
    if (due) waits_.push_back(*due - now_ms());
    of(id).settled = !due;
    of(id).taken = of(id).settled;
  }
  std::vector<Callback> callbacks_given_up(int) override { return {}; }

  /// Waits for it. @returns whether it was made or given up
  bool settled(std::int64_t id = 0) {
    for (int i = 0; i < 1000; ++i) {
      {
        const std::lock_guard lock(mutex_);
        if (of(id).settled) return true;
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return false;
  }
  bool made(std::int64_t id = 0) {
    const std::lock_guard lock(mutex_);
    return of(id).made;
  }
  const std::vector<std::string>& outcomes() const { return outcomes_; }
  const std::vector<Millis>& waits() const { return waits_; }

 private:
  struct Owed {
    Callback callback;
    bool taken = false;
    bool settled = false;
    bool made = false;
  };
  Owed& of(std::int64_t id) { return owed_.at(static_cast<std::size_t>(id)); }

  std::mutex mutex_;
  std::vector<Owed> owed_;
  std::vector<std::string> outcomes_;
  std::vector<Millis> waits_;
};

class DelivererTest : public testing::Test {
 protected:
  DelivererTest() {
    settings_.callback_private = true;
    settings_.callback_tries = 3;
  }
  bool deliver(OwedCallbacks& callback) {
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
  OwedCallbacks callback({to(server.url("/hook"))});
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
  OwedCallbacks callback({to(server.url())});
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
  OwedCallbacks dropped({to(hopeless.url())});
  ASSERT_TRUE(deliver(dropped));
  EXPECT_FALSE(dropped.made());
  EXPECT_EQ(dropped.outcomes().size(), 3U);

  TestWebServer gone([](const std::string&) { return TestWebServer::reply("410 Gone"); });
  OwedCallbacks unwanted({to(gone.url())});
  ASSERT_TRUE(deliver(unwanted));
  EXPECT_THAT(unwanted.outcomes(), testing::ElementsAre("answered 410"));
}

TEST_F(DelivererTest, RedirectsAreNotFollowedAndPrivateAddressesNotCalled) {
  settings_.callback_tries = 1;
  TestWebServer server([](const std::string&) {
    return TestWebServer::reply("302 Found", "", "Location: http://127.0.0.1:1/\r\n");
  });
  OwedCallbacks redirected({to(server.url())});
  ASSERT_TRUE(deliver(redirected));
  EXPECT_THAT(redirected.outcomes(), testing::ElementsAre("answered 302"));

  settings_.callback_private = false;
  OwedCallbacks inward({to(server.url())});
  ASSERT_TRUE(deliver(inward));
  EXPECT_THAT(inward.outcomes().at(0), HasSubstr("not public"));
  EXPECT_EQ(server.requests().size(), 1U);
}

TEST_F(DelivererTest, WhoseServerHangsKeepsNobodyElseWaiting) {
  std::atomic<bool> hangs = true;
  TestWebServer hanging([&](const std::string&) {
    while (hangs) std::this_thread::sleep_for(std::chrono::milliseconds(5));
    return TestWebServer::reply("200 OK");
  });
  TestWebServer quick([](const std::string&) { return TestWebServer::reply("200 OK"); });
  std::vector<Callback> all(20, to(hanging.url(), 1));
  all.push_back(to(quick.url(), 2));
  OwedCallbacks callbacks(std::move(all));
  const Deliverer deliverer(settings_, callbacks, secrets_);
  EXPECT_TRUE(callbacks.settled(20));
  EXPECT_TRUE(callbacks.made(20));
  EXPECT_LE(hanging.requests().size(), 1U) << "one call of each account at a time";
  hangs = false;
  const auto start = std::chrono::steady_clock::now();
  EXPECT_TRUE(callbacks.settled(19));
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(15))
      << "the next is made as soon as the account is free";
}

}  // namespace
}  // namespace ocrchat
