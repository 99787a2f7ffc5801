#include <atomic>
#include <chrono>
#include <thread>

#include "http/test_server.hpp"

namespace ocrchat {
namespace {

using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

/// With a worker that reads what comes.
class OcrTest : public ServerTest {
 protected:
  ~OcrTest() override { rest(); }

  void start_with_worker() {
    start();
    worker_ = std::thread([this] {
      while (!resting_) {
        if (!work_once()) std::this_thread::sleep_for(milliseconds(5));
      }
    });
  }
  void rest() {
    resting_ = true;
    if (worker_.joinable()) worker_.join();
  }
  std::string code(const TestAnswer& answer) { return std::string(object(answer).at("code").as_string()); }
  std::string submit(const std::string& file, const std::string& headers = {}) {
    return std::string(object(ask(post(form(file), headers))).at("uuid").as_string());
  }

 private:
  std::atomic<bool> resting_{false};
  std::thread worker_;
};

TEST_F(OcrTest, AnswersAShortDocumentWithItsResult) {
  start_with_worker();
  const TestAnswer answer = ask(post(form("pages:2")));
  ASSERT_EQ(answer.status, 200) << answer.body;
  const auto job = object(answer);
  EXPECT_EQ(job.at("status"), "done");
  EXPECT_EQ(job.at("page_count"), 2);
  EXPECT_EQ(job.at("pages").as_array().size(), 2U);
  EXPECT_NE(std::string(job.at("text").as_string()).find("Hello page1"), std::string::npos);
  EXPECT_EQ(answer.header("Location"), "/api/v1/ocr/" + std::string(job.at("uuid").as_string()) + "/");
  EXPECT_EQ(answer.header("Cache-Control"), "no-store");
}

TEST_F(OcrTest, AcceptsALongDocumentAndWaitsForItWhenAsked) {
  start();
  const TestAnswer accepted = ask(post(form("pages:9")));
  ASSERT_EQ(accepted.status, 202) << accepted.body;
  EXPECT_EQ(object(accepted).at("status"), "pending");
  const std::string location = accepted.header("Location");
  EXPECT_EQ(object(get(location)).at("status"), "pending");
  std::thread worker([this] {
    std::this_thread::sleep_for(milliseconds(300));
    while (work_once()) {
    }
  });
  const auto begin = Clock::now();
  const auto job = object(get(location + "?wait=10"));
  worker.join();
  EXPECT_EQ(job.at("status"), "done");
  EXPECT_EQ(job.at("pages").as_array().size(), 9U);
  EXPECT_LT(Clock::now() - begin, milliseconds(3000));
}

TEST_F(OcrTest, ShowsThePagesReadSoFarToWhoAsksForThem) {
  start();
  const TestAnswer answer = ask(post(form("pages:9")));
  const std::string location = answer.header("Location");
  const auto claim = store_->claim(2, 60'000, now_ms());
  for (const int index : claim->pages) ASSERT_TRUE(store_->settle(*claim, result_for(index), now_ms()));
  const auto partial = object(get(location + "?partial=1"));
  EXPECT_EQ(partial.at("status"), "processing");
  EXPECT_EQ(partial.at("pages").as_array().size(), 2U);
  EXPECT_EQ(object(get(location)).at("pages").as_array().size(), 0U);
  EXPECT_EQ(get(location + "?partial=some").status, 400);
}

TEST_F(OcrTest, QuotesAPriceAndAcceptsNothing) {
  start();
  std::string request = post(form("pages:9"));
  request.replace(request.find("/api/v1/ocr/"), 12, "/api/v1/ocr/?quote=1");
  const TestAnswer answer = ask(request);
  EXPECT_EQ(answer.status, 200);
  const auto quote = object(answer).at("quote").as_object();
  EXPECT_EQ(quote.at("page_count"), 9);
  EXPECT_EQ(quote.at("credits"), 9);
  EXPECT_EQ(quote.at("affordable"), true);
  EXPECT_EQ(store_->queued_pages(), 0);
}

TEST_F(OcrTest, TellsWhoIsOutOfPagesHowItStands) {
  apply_plans(settings_.plans, "anonymous = {pages = 3}");
  start();
  const TestAnswer answer = ask(post(form("pages:9")));
  EXPECT_EQ(answer.status, 402);
  const auto body = object(answer);
  EXPECT_EQ(body.at("code"), "out_of_pages");
  EXPECT_EQ(body.at("used"), 0);
  EXPECT_EQ(body.at("cap"), 3);
  EXPECT_EQ(body.at("resets_at").as_string().size(), 24U);
}

TEST_F(OcrTest, AnswersWithTheUnfinishedJobWhenTheWaitIsOver) {
  settings_.inline_wait = 1;
  start();
  const TestAnswer answer = ask(post(form("pages:1")));
  EXPECT_EQ(answer.status, 202);
  EXPECT_EQ(object(answer).at("status"), "pending");
}

TEST_F(OcrTest, StopsWaitingForAClientThatSendsNoMore) {
  start();
  TestClient client(server_->address());
  client.send(post(form("pages:1")));
  client.half_close();
  const auto begin = Clock::now();
  EXPECT_EQ(client.receive()->status, 202);
  EXPECT_LT(Clock::now() - begin, milliseconds(3000));
}

TEST_F(OcrTest, TakesAChunkedBodyAfterContinue) {
  start_with_worker();
  TestClient client(server_->address());
  client.send(
      "POST /api/v1/ocr HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=B\r\n"
      "Transfer-Encoding: chunked\r\nExpect: 100-continue\r\n\r\n");
  ASSERT_EQ(client.receive(false)->status, 100);
  for (const char c : form("pages:1")) {
    std::string chunk = "1;ext=1\r\n";
    chunk += c;
    client.send(chunk + "\r\n");
  }
  client.send("0\r\nTrailer: x\r\n\r\nGET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(client.receive()->status, 200);
  EXPECT_EQ(client.receive()->status, 200);
}

TEST_F(OcrTest, StoresALargeUploadWhole) {
  settings_.max_upload_bytes = 20 << 20;
  start_with_worker();
  std::string file = "pages:1 ";
  for (int i = 0; file.size() < 5'000'000; ++i) file += std::to_string(i) + "\r\n--\r";
  const TestAnswer answer = ask(post(form(file)));
  ASSERT_EQ(answer.status, 200) << answer.body;
  const auto job = store_->job(std::string(object(answer).at("uuid").as_string()));
  EXPECT_EQ(job->source.bytes, static_cast<std::int64_t>(file.size()));
  EXPECT_EQ(job->source.sha256, sha256_hex(as_bytes(file)));
  EXPECT_EQ(job->source.name, "a.png");
}

TEST_F(OcrTest, RefusesALargeUploadBeforeItsBody) {
  settings_.max_upload_bytes = 1000;
  start();
  TestClient client(server_->address());
  const TestAnswer answer = client.ask(
      "POST /api/v1/ocr/ HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=B\r\n"
      "Expect: 100-continue\r\nContent-Length: 999999999999\r\n\r\n");
  EXPECT_EQ(answer.status, 400);
  EXPECT_EQ(code(answer), "file_too_large");
  EXPECT_TRUE(client.ended());
}

TEST_F(OcrTest, RefusesALargeUploadWhileItArrives) {
  settings_.max_upload_bytes = 100'000;
  start();
  TestClient client(server_->address());
  client.send(
      "POST /api/v1/ocr/ HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=B\r\n"
      "Transfer-Encoding: chunked\r\n\r\n60\r\n--B\r\nContent-Disposition: form-data; name=\"file\"; "
      "filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\n\r\n");
  const std::string chunk = "2710\r\n" + std::string(10'000, 'x') + "\r\n";
  int sent = 0;
  while (sent < 100'000 && client.send(chunk)) ++sent;
  EXPECT_LT(sent, 10'000);
  const auto answer = client.receive();
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 400);
}

TEST_F(OcrTest, ChecksTheTokenBeforeTheBody) {
  start();
  TestClient client(server_->address());
  const TestAnswer answer = client.ask(
      "POST /api/v1/ocr/ HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer wrong\r\n"
      "Content-Type: multipart/form-data; boundary=B\r\nContent-Length: 5000000\r\n\r\n");
  EXPECT_EQ(answer.status, 401);
  EXPECT_EQ(code(answer), "token_invalid");
  EXPECT_EQ(answer.header("WWW-Authenticate"), "Bearer");
  EXPECT_EQ(get("/api/v1/ocr/?api_token=").status, 401);
  EXPECT_EQ(get("/api/v1/ocr/", "Authorization: Basic abc\r\n").status, 401);
}

TEST_F(OcrTest, AnonymousCallersMayBeTurnedAway) {
  settings_.anonymous = false;
  start();
  const TestAnswer answer = ask(post(form("pages:1")));
  EXPECT_EQ(answer.status, 401);
  EXPECT_EQ(code(answer), "token_missing");
}

TEST_F(OcrTest, RefusesFormsWithTheReason) {
  start();
  EXPECT_EQ(code(ask(post(form("not a document")))), "unsupported_type");
  EXPECT_EQ(code(ask(post(form("")))), "empty_file");
  EXPECT_EQ(code(ask(post("--B--\r\n"))), "no_file");
  EXPECT_EQ(code(ask(post(form("pages:1", field("colour", "red"))))), "bad_field");
  EXPECT_EQ(code(ask(post(form("pages:1", field("tier", "gpu"))))), "bad_field");
  EXPECT_EQ(code(ask(post(form("pages:1", field("language", "klingon"))))), "bad_field");
  EXPECT_EQ(code(ask(post("--B\r\nno form"))), "bad_request");
  EXPECT_EQ(code(ask(post(form("pages:1"), "Idempotency-Key: a b\r\n"))), "bad_field");
  const TestAnswer json =
      ask("POST /api/v1/ocr/ HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
          "Content-Length: 2\r\n\r\n{}");
  EXPECT_EQ(json.status, 400);
  EXPECT_EQ(code(json), "bad_request");
}

TEST_F(OcrTest, TheSameKeyGivesTheSameJob) {
  start();
  const std::string uuid = submit("pages:9", "Idempotency-Key: k1\r\n");
  EXPECT_EQ(submit("pages:9", "Idempotency-Key: k1\r\n"), uuid);
  EXPECT_NE(submit("pages:9", "Idempotency-Key: k2\r\n"), uuid);
  const TestAnswer other = ask(post(form("pages:8"), "Idempotency-Key: k1\r\n"));
  EXPECT_EQ(other.status, 422);
  EXPECT_EQ(code(other), "idempotency_mismatch");
}

TEST_F(OcrTest, DownloadsTheResult) {
  start_with_worker();
  const std::string uuid = submit("pages:2");
  const TestAnswer text = get("/api/v1/ocr/" + uuid + "/download/?format=txt");
  ASSERT_EQ(text.status, 200) << text.body;
  EXPECT_NE(text.body.find("Hello page0"), std::string::npos);
  EXPECT_NE(text.header("Content-Disposition").find("attachment; filename="), std::string::npos);
  EXPECT_EQ(get("/api/v1/ocr/" + uuid + "/download?format=md").status, 200);
  const TestAnswer unknown = get("/api/v1/ocr/" + uuid + "/download/?format=exe");
  EXPECT_EQ(unknown.status, 400);
  EXPECT_EQ(code(unknown), "bad_field");
}

TEST_F(OcrTest, TellsHowFarAJobIsThatIsNotFinished) {
  start();
  const TestAnswer answer = get("/api/v1/ocr/" + submit("pages:9") + "/download/?format=md");
  EXPECT_EQ(answer.status, 409);
  EXPECT_EQ(code(answer), "not_finished");
  EXPECT_EQ(object(answer).at("status"), "pending");
}

TEST_F(OcrTest, SendsALongResultThroughAFile) {
  padding_ = std::string(10'000, 'x');
  start_with_worker();
  const std::string uuid = submit("pages:60");
  const TestAnswer answer = get("/api/v1/ocr/" + uuid + "/?wait=20");
  ASSERT_GT(answer.body.size(), 1U << 20);
  EXPECT_EQ(object(answer).at("pages").as_array().size(), 60U);
}

TEST_F(OcrTest, ShowsAPageAsAPicture) {
  start();
  const std::string uuid = submit("pages:9");
  const std::string path = "/api/v1/ocr/" + uuid + "/pages/3/image";
  const TestAnswer png = get(path + "?width=200");
  ASSERT_EQ(png.status, 200) << png.body;
  EXPECT_EQ(png.body, "picture 3 200 0");
  EXPECT_EQ(png.header("Content-Type"), "image/png");
  EXPECT_EQ(get(path, "Accept: image/webp\r\n").header("Content-Type"), "image/webp");
  EXPECT_EQ(get(path + "?format=jpg", "Accept: image/webp\r\n").header("Content-Type"), "image/jpeg");
  EXPECT_EQ(get(path + "?format=tiff").status, 400);
  EXPECT_EQ(get(path + "?width=0").status, 400);
  EXPECT_EQ(get("/api/v1/ocr/" + uuid + "/pages/x/image").status, 404);
}

TEST_F(OcrTest, DeletesAJob) {
  start();
  const std::string path = "/api/v1/ocr/" + submit("pages:9") + "/";
  const TestAnswer answer = ask("DELETE " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(answer.status, 204);
  EXPECT_TRUE(answer.body.empty());
  EXPECT_EQ(get(path).status, 404);
  EXPECT_EQ(ask("DELETE " + path + " HTTP/1.1\r\nHost: x\r\n\r\n").status, 404);
}

TEST_F(OcrTest, AnswersUnknownAndForeignJobsAlike) {
  start();
  const std::string token = "Authorization: Bearer " + account_token("a@example.org") + "\r\n";
  const std::string other = "Authorization: Bearer " + account_token("b@example.org") + "\r\n";
  const std::string path = "/api/v1/ocr/" + submit("pages:9", token) + "/";
  EXPECT_EQ(get(path, token).status, 200);
  const TestAnswer foreign = get(path, other);
  const TestAnswer unknown = get("/api/v1/ocr/0123456789abcdef0123456789abcdef/", other);
  EXPECT_EQ(foreign.status, 404);
  EXPECT_EQ(foreign.body, unknown.body);
  EXPECT_EQ(get(path).status, 404);
  EXPECT_EQ(get("/api/v1/ocr/UUID/").status, 404);
}

TEST_F(OcrTest, ListsTheAccountsJobs) {
  start();
  const std::string token = "Authorization: Bearer " + account_token("a@example.org") + "\r\n";
  const std::string first = submit("pages:9", token);
  const std::string second = submit("pages:9", token);
  const auto page = object(get("/api/v1/ocr/?limit=1", token));
  ASSERT_EQ(page.at("jobs").as_array().size(), 1U);
  EXPECT_EQ(std::string(page.at("jobs").at(0).at("uuid").as_string()), second);
  EXPECT_FALSE(page.at("jobs").at(0).as_object().contains("pages"));
  EXPECT_FALSE(page.at("jobs").at(0).as_object().contains("text"));
  const std::string cursor(page.at("next_cursor").as_string());
  const auto rest_of = object(get("/api/v1/ocr?cursor=" + cursor, token));
  ASSERT_EQ(rest_of.at("jobs").as_array().size(), 1U);
  EXPECT_EQ(std::string(rest_of.at("jobs").at(0).at("uuid").as_string()), first);
  EXPECT_TRUE(rest_of.at("next_cursor").is_null());
  EXPECT_EQ(get("/api/v1/ocr/").status, 401);
  EXPECT_EQ(get("/api/v1/ocr/?limit=0", token).status, 400);
  EXPECT_EQ(get("/api/v1/ocr/?limit=101", token).status, 400);
}

TEST_F(OcrTest, RefusesAWaitBeyondItsLimit) {
  start();
  const std::string path = "/api/v1/ocr/" + submit("pages:9") + "/";
  EXPECT_EQ(get(path + "?wait=61").status, 400);
  EXPECT_EQ(get(path + "?wait=soon").status, 400);
  EXPECT_EQ(get(path + "?unknown=1").status, 200);
}

TEST_F(OcrTest, DrainEndsWaitsWithTheJobAsItIs) {
  start();
  const std::string path = "/api/v1/ocr/" + submit("pages:9") + "/";
  TestClient waiting(server_->address());
  waiting.send("GET " + path + "?wait=60 HTTP/1.1\r\nHost: x\r\n\r\n");
  std::this_thread::sleep_for(milliseconds(100));
  const auto begin = Clock::now();
  server_->drain(10);
  EXPECT_LT(Clock::now() - begin, milliseconds(4000));
  EXPECT_EQ(waiting.receive()->status, 200);
}

}  // namespace
}  // namespace ocrchat
