#include "net/http_client.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <future>

#include "base/error.hpp"
#include "net/test_tls_server.hpp"
#include "net/test_web_server.hpp"

namespace ocrchat {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string failure(const HttpRequest& request) {
  try {
    HttpClient().send(request);
  } catch (const Error& error) {
    return error.where();
  }
  ADD_FAILURE() << "there was an answer";
  return {};
}

TEST(HttpClient, SendsWhatIsAskedAndGivesWhatIsAnswered) {
  TestWebServer server(
      [](const std::string&) { return TestWebServer::reply("418 Teapot", "short", "X-Kind: Oolong\r\n"); });
  HttpRequest request{
      .method = "POST", .url = server.url("/tea?q=1"), .headers = {{"X-Name", "ann"}}, .body = "leaves"};
  const HttpResponse response = HttpClient().send(request);
  EXPECT_EQ(response.status, 418);
  EXPECT_FALSE(response.ok());
  EXPECT_EQ(response.body, "short");
  EXPECT_THAT(response.headers, testing::Contains(testing::Pair("x-kind", "Oolong")));
  const std::string sent = server.requests().at(0);
  EXPECT_THAT(sent, HasSubstr("POST /tea?q=1 HTTP/1.1\r\n"));
  EXPECT_THAT(sent, HasSubstr("X-Name: ann\r\n"));
  EXPECT_THAT(sent, testing::EndsWith("\r\n\r\nleaves"));
}

TEST(HttpClient, SendsFilesAndReceivesThem) {
  TestWebServer server([](const std::string& request) {
    return TestWebServer::reply("200 OK", "got " + request.substr(request.find("\r\n\r\n") + 4));
  });
  const FileDescriptor up = temporary_file("/tmp");
  const FileDescriptor down = temporary_file("/tmp");
  FdSink(up.get()).write("content");
  HttpRequest request{.method = "PUT", .url = server.url()};
  request.upload_fd = up.get();
  request.upload_bytes = 7;
  request.download_fd = down.get();
  EXPECT_TRUE(HttpClient().send(request).ok());
  EXPECT_EQ(as_chars(MappedFile(down.get()).bytes()), "got content");
}

TEST(HttpClient, DoesNotFollowRedirects) {
  TestWebServer server(
      [](const std::string&) { return TestWebServer::reply("302 Found", "", "Location: /other\r\n"); });
  EXPECT_EQ(HttpClient().send({.url = server.url()}).status, 302);
  EXPECT_EQ(server.requests().size(), 1U);
}

TEST(HttpClient, RefusesAnswersThatAreTooLargeTooSlowOrCutShort) {
  TestWebServer large(
      [](const std::string&) { return TestWebServer::reply("200 OK", std::string(5000, 'x')); });
  HttpRequest request{.url = large.url()};
  request.most_body_bytes = 1000;
  EXPECT_THAT(failure(request), HasSubstr("too large"));

  TestWebServer slow([](const std::string&) {
    std::this_thread::sleep_for(std::chrono::milliseconds(600));
    return std::string();
  });
  request = {.url = slow.url()};
  request.timeout = std::chrono::milliseconds(200);
  EXPECT_THAT(failure(request), HasSubstr("imeout"));

  TestWebServer cut(
      [](const std::string&) { return std::string("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"); });
  failure({.url = cut.url()});
}

TEST(HttpClient, GivesUpWhereNothingMoves) {
  TestWebServer silent([](const std::string&) {
    std::this_thread::sleep_for(std::chrono::seconds(4));
    return std::string();
  });
  HttpRequest request{.url = silent.url(), .timeout = std::chrono::minutes(1)};
  request.patience = std::chrono::seconds(1);
  const auto start = std::chrono::steady_clock::now();
  EXPECT_THAT(failure(request), HasSubstr("imeout"));
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(30));
}

TEST(HttpClient, SavesNoMoreThanIsAllowed) {
  TestWebServer server(
      [](const std::string&) { return TestWebServer::reply("200 OK", std::string(5000, 'x')); });
  const FileDescriptor down = temporary_file("/tmp");
  HttpRequest request{.url = server.url(), .download_fd = down.get(), .most_download_bytes = 1000};
  EXPECT_THAT(failure(request), HasSubstr("too large"));
  request.most_download_bytes = 5000;
  EXPECT_TRUE(HttpClient().send(request).ok());
}

// The beginning of an answer whose body ends with the connection, and what is said next until nobody listens.
void talk(const TestWebServer::Send& send) {
  send("HTTP/1.1 200 OK\r\n\r\n");
  for (int i = 0; i < 500 && send("word "); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(10));
}

TEST(HttpClient, HandsOnABodyPieceByPieceAsItArrives) {
  std::promise<void> first_has_arrived;
  TestWebServer server([&](const std::string&, const TestWebServer::Send& send) {
    send("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\none");
    first_has_arrived.get_future().wait_for(std::chrono::seconds(20));
    send("two");
  });
  std::vector<std::string> pieces;
  HttpRequest request{.url = server.url()};
  request.on_body = [&](std::string_view piece) {
    pieces.emplace_back(piece);
    if (pieces.size() == 1) first_has_arrived.set_value();
    return true;
  };
  const HttpResponse response = HttpClient().send(request);
  EXPECT_FALSE(response.cut);
  EXPECT_EQ(response.body, "");
  EXPECT_THAT(pieces, testing::ElementsAre("one", "two"));
}

TEST(HttpClient, CutsTheConnectionWhenEnoughHasArrived) {
  TestWebServer server([](const std::string&, const TestWebServer::Send& send) { talk(send); });
  HttpRequest request{.url = server.url()};
  std::string got;
  request.on_body = [&](std::string_view piece) { return (got += piece).size() < 10; };
  const HttpResponse response = HttpClient().send(request);
  EXPECT_TRUE(response.cut);
  EXPECT_EQ(response.status, 200);
  EXPECT_THAT(got, testing::StartsWith("word word "));
}

TEST(HttpClient, LetsWhatABodysReceiverThrowsOut) {
  TestWebServer server([](const std::string&, const TestWebServer::Send& send) { talk(send); });
  HttpRequest request{.url = server.url()};
  request.on_body = [](std::string_view) -> bool { throw Error(ErrorCode::internal, {}, "enough"); };
  EXPECT_EQ(failure(request), "enough");
}

TEST(HttpClient, KeepsTheBodyOfARefusalInMemoryAndBoundsTheOneItHandsOn) {
  TestWebServer refusing([](const std::string&) { return TestWebServer::reply("503 Busy", "later"); });
  HttpRequest request{.url = refusing.url()};
  request.on_body = [](std::string_view) { return false; };
  EXPECT_EQ(HttpClient().send(request).body, "later");

  TestWebServer talking([](const std::string&, const TestWebServer::Send& send) { talk(send); });
  request = {.url = talking.url(), .most_download_bytes = 20};
  request.on_body = [](std::string_view) { return true; };
  EXPECT_THAT(failure(request), HasSubstr("too large"));
}

TEST(HttpClient, EndsACancelledCallThoughNothingArrives) {
  std::stop_source cancel;
  TestWebServer silent([&](const std::string&, const TestWebServer::Send&) {
    cancel.request_stop();
    std::this_thread::sleep_for(std::chrono::seconds(3));
  });
  HttpRequest request{.url = silent.url(), .timeout = std::chrono::minutes(1)};
  request.cancel = cancel.get_token();
  const auto start = std::chrono::steady_clock::now();
  const HttpResponse response = HttpClient().send(request);
  EXPECT_TRUE(response.cut);
  EXPECT_FALSE(response.ok());
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::milliseconds(2500));
}

TEST(HttpClient, TrustsNoCertificateThatNobodyVouchesFor) {
  const TestTlsServer server;
  EXPECT_THAT(failure({.url = server.url()}), HasSubstr("certificate"));
}

TEST(HttpClient, ForThePublicReachesNoPrivateAddressHoweverItIsCalled) {
  TestWebServer server([](const std::string&) { return TestWebServer::reply("200 OK", "secret"); });
  const std::string port = ":" + std::to_string(server.port()) + "/";
  for (const std::string host :
       {"127.0.0.1", "localhost", "127.1", "0x7f000001", "2130706433", "[::ffff:127.0.0.1]"}) {
    HttpRequest request{.url = "http://" + host + port};
    request.audience = Audience::public_only;
    EXPECT_THAT(failure(request), HasSubstr("not public")) << host;
  }
  EXPECT_TRUE(server.requests().empty());
}

TEST(HttpClient, SpeaksHttpOnlyAndTellsNoSecrets) {
  failure({.url = "file:///etc/passwd"});
  failure({.url = "gopher://127.0.0.1/"});
  const std::string why = failure({.url = "http://ann:secret@127.0.0.1:1/path?token=secret"});
  EXPECT_THAT(why, HasSubstr("http://127.0.0.1:1"));
  EXPECT_THAT(why, Not(HasSubstr("secret")));
}

}  // namespace
}  // namespace ocrchat
