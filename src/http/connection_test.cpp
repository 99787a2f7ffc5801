#include <chrono>
#include <thread>

#include "http/test_server.hpp"

namespace ocrchat {
namespace {

using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;
using ConnectionTest = ServerTest;

constexpr const char* kHealth = "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n";

TEST_F(ConnectionTest, KeepsAliveAndAnswersPipelinedRequestsInOrder) {
  start();
  TestClient client(server_->address());
  client.send(std::string(kHealth) + "GET /nowhere HTTP/1.1\r\nHost: x\r\n\r\n\r\n" + kHealth);
  EXPECT_EQ(client.receive()->status, 200);
  EXPECT_EQ(client.receive()->status, 404);
  EXPECT_EQ(client.receive()->status, 200);
  EXPECT_EQ(client.ask(kHealth).status, 200);
}

TEST_F(ConnectionTest, TakesARequestByteByByte) {
  start();
  TestClient client(server_->address());
  for (const char c : std::string_view(kHealth)) client.send({&c, 1});
  EXPECT_EQ(client.receive()->status, 200);
}

TEST_F(ConnectionTest, ClosesWhenAsked) {
  start();
  TestClient client(server_->address());
  const TestAnswer answer = client.ask("GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  EXPECT_EQ(answer.header("Connection"), "close");
  EXPECT_TRUE(client.ended());
}

TEST_F(ConnectionTest, SpeaksHttp10) {
  start();
  TestClient client(server_->address());
  EXPECT_EQ(client.ask("GET /healthz HTTP/1.0\r\nConnection: keep-alive\r\n\r\n").header("Connection"),
            "keep-alive");
  EXPECT_EQ(client.ask("GET /healthz HTTP/1.0\r\n\r\n").header("Connection"), "close");
  EXPECT_TRUE(client.ended());
}

TEST_F(ConnectionTest, AnswersHeadWithoutABody) {
  start();
  TestClient client(server_->address());
  const TestAnswer head = client.ask("HEAD /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
  const TestAnswer whole = client.ask(kHealth);
  EXPECT_EQ(head.status, 200);
  EXPECT_EQ(head.header("Content-Length"), std::to_string(whole.body.size()));
}

TEST_F(ConnectionTest, EveryAnswerCarriesItsHeaders) {
  start();
  const TestAnswer answer = get("/nowhere", "X-Request-Id: my-id_1\r\n");
  EXPECT_EQ(answer.header("X-Request-Id"), "my-id_1");
  EXPECT_EQ(answer.header("Server"), "ocrchat");
  EXPECT_EQ(answer.header("X-Content-Type-Options"), "nosniff");
  EXPECT_EQ(answer.header("Access-Control-Allow-Origin"), "*");
  EXPECT_EQ(answer.header("Content-Type"), "application/json");
  EXPECT_FALSE(answer.header("Date").empty());
  EXPECT_EQ(get("/healthz", "X-Request-Id: bad id\r\n").header("X-Request-Id").size(), 32U);
  EXPECT_FALSE(ask("garbage\r\n\r\n").header("X-Request-Id").empty());
}

TEST_F(ConnectionTest, RefusesWhatIsNotHttp) {
  start();
  for (const char* request :
       {"garbage\r\n\r\n", "GET /healthz HTTP/1.1\r\n\r\n", "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
        "POST /api/v1/ocr/ HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        "POST /api/v1/ocr/ HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n",
        "POST /api/v1/ocr/ HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n",
        "GET /healthz HTTP/1.1\r\nHost: x\r\nbad header\r\n\r\n"}) {
    TestClient client(server_->address());
    const TestAnswer answer = client.ask(request);
    EXPECT_EQ(answer.status, 400) << request;
    EXPECT_EQ(object(answer).at("code"), "bad_request") << request;
    EXPECT_TRUE(client.ended()) << request;
  }
}

TEST_F(ConnectionTest, RefusesAnOversizedHeader) {
  settings_.max_header_bytes = 2048;
  start();
  EXPECT_EQ(get("/healthz", "X-Big: " + std::string(1500, 'x') + "\r\n").status, 200);
  const TestAnswer answer = get("/healthz", "X-Big: " + std::string(5000, 'x') + "\r\n");
  EXPECT_EQ(answer.status, 400);
  EXPECT_NE(answer.body.find("2048"), std::string::npos);
  EXPECT_EQ(get("/" + std::string(200'000, 'x')).status, 400);
}

TEST_F(ConnectionTest, EndsAHeaderThatDripsAndAConnectionThatIsSilent) {
  settings_.idle_seconds = 1;
  start();
  TestClient silent(server_->address());
  TestClient dripping(server_->address());
  const auto begin = Clock::now();
  while (Clock::now() - begin < milliseconds(1200)) {
    if (!dripping.send("G")) break;
    std::this_thread::sleep_for(milliseconds(200));
  }
  const auto answer = dripping.receive();
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 408);
  EXPECT_TRUE(silent.ended());
}

TEST_F(ConnectionTest, EndsAnUploadThatStalls) {
  settings_.idle_seconds = 1;
  start();
  TestClient client(server_->address());
  client.send(
      "POST /api/v1/ocr/ HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=B\r\n"
      "Content-Length: 1000\r\n\r\n--B\r\n");
  const auto answer = client.receive();
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 408);
  EXPECT_TRUE(client.ended());
}

TEST_F(ConnectionTest, EndsAnUploadThatDrips) {
  settings_.idle_seconds = 1;
  settings_.min_upload_rate = 1000;
  start();
  TestClient client(server_->address());
  client.send(
      "POST /api/v1/ocr/ HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=B\r\n"
      "Content-Length: 100000\r\n\r\n--B\r\n");
  const auto begin = Clock::now();
  while (Clock::now() - begin < milliseconds(2200) && client.send("Content")) {
    std::this_thread::sleep_for(milliseconds(100));
  }
  const auto answer = client.receive();
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 408);
}

TEST_F(ConnectionTest, TurnsAwayConnectionsBeyondItsLimit) {
  settings_.max_connections = 2;
  start();
  TestClient first(server_->address());
  TestClient second(server_->address());
  EXPECT_EQ(first.ask(kHealth).status, 200);
  EXPECT_EQ(second.ask(kHealth).status, 200);
  TestClient third(server_->address());
  const auto answer = third.receive();
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 503);
  EXPECT_FALSE(answer->header("Retry-After").empty());
  EXPECT_EQ(first.ask(kHealth).status, 200);
}

TEST_F(ConnectionTest, DrainsAtOnceWhenAllAreIdle) {
  start();
  TestClient client(server_->address());
  client.ask(kHealth);
  const auto begin = Clock::now();
  server_->drain(5);
  EXPECT_LT(Clock::now() - begin, milliseconds(1000));
  EXPECT_TRUE(client.ended());
}

TEST_F(ConnectionTest, StopsAtOnceWithARequestInHand) {
  start();
  TestClient client(server_->address());
  client.send(
      "POST /api/v1/ocr/ HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=B\r\n"
      "Content-Length: 1000\r\n\r\n--B\r\n");
  std::this_thread::sleep_for(milliseconds(50));
  const auto begin = Clock::now();
  server_.reset();
  EXPECT_LT(Clock::now() - begin, milliseconds(1000));
}

TEST_F(ConnectionTest, SkipsASmallBodyThatNobodyRead) {
  start();
  TestClient client(server_->address());
  client.send("POST /nowhere HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello" + std::string(kHealth));
  EXPECT_EQ(client.receive()->status, 404);
  EXPECT_EQ(client.receive()->status, 200);
}

TEST(Listening, RefusesAnAddressThatItCannotTake) {
  Settings settings;
  FakeDocumentTools tools;
  const auto folder = std::filesystem::path(::testing::TempDir()) / ("http-" + new_uuid());
  std::filesystem::create_directories(folder);
  {
    const auto store = open_sqlite_store((folder / "test.db").string());
    const auto blobs = open_file_blobs(folder / "blobs");
    const Secrets secrets{Secrets::Key{}};
    Service service(settings, *store, *blobs, tools, secrets);
    AccountService accounts(settings, *store, *blobs, secrets, nullptr);
    Payments payments(settings, *store);
    LlmClient models(std::vector<Endpoint>{}, {});
    ChatService chat(service, *store, models);
    OperatorService operators(settings, *store);
    Metrics metrics;
    for (const char* address : {"", "nonsense", "127.0.0.1:", "203.0.113.1:80", "127.0.0.1:notaport"}) {
      settings.listen = address;
      EXPECT_THROW(HttpServer(settings, {service, accounts, payments, chat, operators}, metrics), Error)
          << address;
    }
  }
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace ocrchat
