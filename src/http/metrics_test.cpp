#include <chrono>
#include <thread>

#include "http/test_server.hpp"

namespace ocrchat {
namespace {

class MetricsOverHttp : public ServerTest {
 protected:
  /// Soon: a request is counted just after it was answered.
  bool shows(const std::string& line) const {
    for (int i = 0; i < 100; ++i) {
      if (get("/metrics").body.find('\n' + line + '\n') != std::string::npos) return true;
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return false;
  }
};

TEST_F(MetricsOverHttp, CountRequestsByTheirRouteAndNotByTheirAddress) {
  start();
  get("/api/v1/languages/?x=1");
  get("/api/v1/languages");
  get("/nowhere");
  ask("BREW /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
  const TestAnswer answer = get("/metrics");
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.header("Content-Type"), "text/plain; version=0.0.4; charset=utf-8");
  EXPECT_EQ(answer.header("Cache-Control"), "no-store");
  EXPECT_TRUE(
      shows("ocrchat_http_requests_total{route=\"/api/v1/languages/\",method=\"GET\",status=\"200\"} 2"));
  EXPECT_TRUE(shows("ocrchat_http_requests_total{route=\"-\",method=\"GET\",status=\"404\"} 1"));
  EXPECT_TRUE(shows("ocrchat_http_requests_total{route=\"-\",method=\"other\",status=\"405\"} 1"));
  EXPECT_TRUE(shows("ocrchat_http_request_seconds_count{route=\"/api/v1/languages/\"} 2"));
}

TEST_F(MetricsOverHttp, CountWhatIsNoRequestAtAll) {
  start();
  ask("garbage\r\n\r\n");
  EXPECT_TRUE(shows("ocrchat_http_requests_total{route=\"-\",method=\"other\",status=\"400\"} 1"));
}

TEST_F(MetricsOverHttp, ShowTheConnectionsThatAreOpen) {
  start();
  TestClient one(server_->address());
  one.ask("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_NE(one.ask("GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n").body.find("ocrchat_http_connections 1\n"),
            std::string::npos);
}

TEST_F(MetricsOverHttp, AreNotThereForStrangers) {
  settings_.operator_networks = "192.0.2.0/24";
  start();
  const TestAnswer refused = get("/metrics");
  EXPECT_EQ(refused.status, 404);
  EXPECT_EQ(refused.body, get("/nowhere").body);
  EXPECT_EQ(ask("POST /metrics HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n").status, 404);
}

TEST_F(MetricsOverHttp, AreNotThereForWhatAProxyOfTheSameMachinePassesOn) {
  start();
  EXPECT_EQ(get("/metrics", "X-Forwarded-For: 127.0.0.1\r\n").status, 404);
}

TEST_F(MetricsOverHttp, AreThereForOperatorsBehindATrustedProxy) {
  settings_.trusted_proxies = "127.0.0.1";
  settings_.operator_networks = "192.0.2.0/24";
  start();
  EXPECT_EQ(get("/metrics", "X-Forwarded-For: 192.0.2.1\r\n").status, 200);
  EXPECT_EQ(get("/metrics", "X-Forwarded-For: 192.0.3.1\r\n").status, 404);
  EXPECT_EQ(get("/metrics").status, 404);
}

TEST_F(MetricsOverHttp, AndHealthAreAllThatTheOperatorsDoorShows) {
  doors_ = Doors::operator_only;
  start();
  for (const char* path : {"/healthz", "/readyz", "/metrics"}) EXPECT_EQ(get(path).status, 200) << path;
  for (const char* path : {"/", "/api/v1/languages/", "/api/v1/ocr/", "/api/v1/openapi.json"}) {
    EXPECT_EQ(get(path).status, 404) << path;
  }
  EXPECT_EQ(ask(post(form("pages:1"))).status, 404);
}

}  // namespace
}  // namespace ocrchat
