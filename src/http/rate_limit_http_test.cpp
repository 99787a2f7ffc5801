#include "http/test_server.hpp"

namespace ocrchat {
namespace {

class RateLimitOverHttp : public ServerTest {
 protected:
  RateLimitOverHttp() {
    settings_.inline_pages = 0;
    settings_.requests_per_minute = 1;  // ten at once
    settings_.submits_per_minute = 0;
    settings_.trusted_proxies = "127.0.0.1";
  }
  TestAnswer call(const std::string& path, const std::string& headers = "") const {
    return get(path, "X-Forwarded-For: 192.0.2.1\r\n" + headers);
  }
  void use_up(const std::string& path, const std::string& headers = "") const {
    for (int i = 0; i < 10; ++i) ASSERT_NE(call(path, headers).status, 429) << i;
  }
};

TEST_F(RateLimitOverHttp, EveryAnswerSaysHowTheLimitStands) {
  start();
  const TestAnswer answer = call("/api/v1/languages/");
  EXPECT_EQ(answer.header("RateLimit-Limit"), "1");
  EXPECT_EQ(answer.header("RateLimit-Remaining"), "9");
  EXPECT_EQ(answer.header("RateLimit-Reset"), "60");
  const TestAnswer missing = call("/api/v1/ocr/0123456789abcdef0123456789abcdef/");
  EXPECT_EQ(missing.status, 404);
  EXPECT_EQ(missing.header("RateLimit-Remaining"), "8");
}

TEST_F(RateLimitOverHttp, RefusesWithTheTimeToWait) {
  start();
  use_up("/api/v1/languages/");
  const TestAnswer refused = call("/api/v1/engines/");
  EXPECT_EQ(refused.status, 429);
  EXPECT_EQ(object(refused).at("code"), "too_many_requests");
  EXPECT_NEAR(std::atoi(refused.header("Retry-After").c_str()), 60, 10);
  EXPECT_NE(refused.body.find("wait " + refused.header("Retry-After") + " s"), std::string::npos);
  EXPECT_EQ(refused.header("RateLimit-Remaining"), "0");
}

TEST_F(RateLimitOverHttp, OthersAndOperatorsAreServedMeanwhile) {
  start();
  use_up("/api/v1/languages/");
  EXPECT_EQ(get("/api/v1/languages/", "X-Forwarded-For: 192.0.2.2\r\n").status, 200);
  for (int i = 0; i < 15; ++i) {
    const TestAnswer health = call("/healthz");
    EXPECT_EQ(health.status, 200);
    EXPECT_EQ(health.header("RateLimit-Limit"), "");
  }
}

TEST_F(RateLimitOverHttp, AnAccountIsOneCallerWhereverItCallsFrom) {
  start();
  const std::string token = "Authorization: Bearer " + account_token("a@example.org") + "\r\n";
  use_up("/api/v1/ocr/", token);
  EXPECT_EQ(call("/api/v1/ocr/", token).status, 429);
  EXPECT_EQ(get("/api/v1/ocr/", "X-Forwarded-For: 192.0.2.9\r\n" + token).status, 429);
  EXPECT_EQ(call("/api/v1/languages/").status, 200) << "its address has a limit of its own";
}

TEST_F(RateLimitOverHttp, GuessingTokensCountsOnTheAddress) {
  start();
  for (int i = 0; i < 10; ++i) {
    EXPECT_EQ(call("/api/v1/ocr/", "Authorization: Bearer guess" + std::to_string(i) + "\r\n").status, 401);
  }
  EXPECT_EQ(call("/api/v1/ocr/", "Authorization: Bearer guess\r\n").status, 429);
  EXPECT_EQ(call("/api/v1/ocr/", "Authorization: Basic x\r\n").status, 429);
  EXPECT_EQ(call("/api/v1/languages/").status, 429);
}

TEST_F(RateLimitOverHttp, AnUploadIsRefusedBeforeItIsRead) {
  settings_.requests_per_minute = 0;
  settings_.submits_per_minute = 1;
  start();
  for (int i = 0; i < 10; ++i) EXPECT_EQ(ask(post(form("pages:1"))).status, 202);
  TestClient client(server_->address());
  client.send(
      "POST /api/v1/ocr/ HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=B\r\n"
      "Content-Length: 100000000\r\n\r\n");
  const auto refused = client.receive();
  ASSERT_TRUE(refused);
  EXPECT_EQ(refused->status, 429);
  EXPECT_EQ(get("/api/v1/languages/").status, 200);
}

}  // namespace
}  // namespace ocrchat
