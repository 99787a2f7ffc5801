#include "llm/client.hpp"

#include <gmock/gmock.h>

#include <atomic>
#include <boost/json.hpp>
#include <thread>

#include "base/log.hpp"
#include "net/test_web_server.hpp"

namespace ocrchat {
namespace {

using std::chrono::milliseconds;
using testing::HasSubstr;
using testing::Not;

constexpr Patience kQuick{.tries = 4,
                          .first_wait = milliseconds(5),
                          .longest_wait = milliseconds(2000),
                          .failures = 3,
                          .rest = milliseconds(200)};

std::string event(const std::string& text, const std::string& reason = "") {
  boost::json::object choice{{"delta", {{"content", text}}}};
  choice["finish_reason"] = reason.empty() ? boost::json::value(nullptr) : boost::json::value(reason);
  return "data: " + boost::json::serialize(boost::json::object{{"choices", boost::json::array{choice}}}) +
         "\n\n";
}
std::string streamed(const std::string& body) {
  return "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n" + body;
}
std::string good(const std::string& text) {
  return streamed(event(text) + event("", "stop") + "data: [DONE]\n\n");
}
std::string refusal(const std::string& status, const std::string& body, const std::string& headers = "") {
  return TestWebServer::reply(status, body, headers);
}

/// Answers one after the other; the last one for ever.
class Script {
 public:
  explicit Script(std::vector<std::string> answers) : answers_(std::move(answers)) {}
  std::string operator()(const std::string&) {
    const std::size_t at = std::min<std::size_t>(next_++, answers_.size() - 1);
    return answers_[at];
  }

 private:
  std::vector<std::string> answers_;
  std::size_t next_ = 0;
};

Endpoint at(const TestWebServer& server, const std::string& model = "m") {
  return {server.url("/v1"), model, "sesame"};
}
CompletionRequest question() {
  CompletionRequest request{.turns = {{.text = "What is it?"}}};
  request.budget = milliseconds(8000);
  return request;
}
boost::json::object body_of(const std::string& request) {
  return boost::json::parse(request.substr(request.find("\r\n\r\n") + 4)).as_object();
}
std::string trouble(LlmClient& client, const CompletionRequest& request) {
  try {
    return "answered: " + client.complete(request).text;
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::overloaded);
    return error.where();
  }
}

class Asking : public testing::Test {
 protected:
  Asking() { set_log_level("error"); }
};

TEST_F(Asking, GivesTheStreamedAnswerAndWhyItEnded) {
  TestWebServer server([](const std::string&) {
    return streamed(event("It is ") + ": a comment\n\n" + event("a cat.") + event("", "length") +
                    "data: {\"choices\":[],\"usage\":{\"completion_tokens\":7}}\n\ndata: [DONE]\n\n");
  });
  LlmClient client({at(server)}, kQuick);
  const Completion answer = client.complete(question());
  EXPECT_EQ(answer.text, "It is a cat.");
  EXPECT_EQ(answer.finish_reason, "length");
  EXPECT_EQ(answer.completion_tokens, 7);
}

TEST_F(Asking, SendsTheQuestionItsPictureAndAllSamplingFields) {
  TestWebServer server([](const std::string&) { return good("x"); });
  LlmClient client({at(server)}, kQuick);
  CompletionRequest request = question();
  request.turns.front().picture = "\x89PNG picture";
  request.turns.front().picture_first = true;
  request.temperature = 0.2;
  request.stop = {"</doctag>"};
  request.extra = R"({"skip_special_tokens": false})";
  client.complete(request);
  const std::string sent = server.requests().front();
  EXPECT_THAT(sent, HasSubstr("POST /v1/chat/completions"));
  EXPECT_THAT(sent, HasSubstr("Authorization: Bearer sesame"));
  const auto body = body_of(sent);
  EXPECT_EQ(body.at("model"), "m");
  EXPECT_EQ(body.at("temperature"), 0.2);
  EXPECT_EQ(body.at("top_p"), 1.0);
  EXPECT_EQ(body.at("max_tokens"), 1024);
  EXPECT_EQ(body.at("skip_special_tokens"), false);
  EXPECT_EQ(body.at("stop").as_array().at(0), "</doctag>");
  const auto& parts = body.at("messages").as_array().at(0).at("content").as_array();
  EXPECT_EQ(parts.at(0).at("image_url").at("url"), "data:image/png;base64,iVBORyBwaWN0dXJl");
  EXPECT_EQ(parts.at(1).at("text"), "What is it?");
}

TEST_F(Asking, UnderstandsAWholeAnswerThoughAStreamWasAskedFor) {
  TestWebServer server([](const std::string&) {
    return TestWebServer::reply("200 OK",
                                R"({"choices":[{"message":{"content":"whole"},"finish_reason":"stop"}]})");
  });
  LlmClient client({at(server)}, kQuick);
  EXPECT_EQ(client.complete(question()).text, "whole");
}

TEST_F(Asking, AsksForTheModelThatTheServerListsWhereNoneIsNamed) {
  TestWebServer server([](const std::string& request) {
    if (request.starts_with("GET /v1/models")) {
      return TestWebServer::reply("200 OK", R"({"data":[{"id":"first"},{"id":"second"}]})");
    }
    return good("x");
  });
  LlmClient client({at(server, "")}, kQuick);
  EXPECT_EQ(client.model(), "first");
  client.complete(question());
  client.complete(question());
  ASSERT_EQ(server.requests().size(), 3U) << "asked once";
  EXPECT_EQ(body_of(server.requests()[1]).at("model"), "first");
}

TEST_F(Asking, TriesAgainWhatPasses) {
  for (const std::string& first :
       {refusal("429 Too Many Requests", "slow down"), refusal("503 Service Unavailable", ""),
        refusal("500 Oops", R"({"error":{"message":"CUDA"}})"), std::string(), streamed(event("It is")),
        streamed(event("It is") + "data: {\"error\":{\"message\":\"engine died\",\"code\":500}}\n\n"),
        streamed("data: {\"object\":\"error\",\"message\":\"busy\",\"code\":503}\n\n"),
        streamed("data: nonsense\n\n")}) {
    TestWebServer server{Script({first, good("It is a cat.")})};
    LlmClient client({at(server)}, kQuick);
    EXPECT_EQ(client.complete(question()).text, "It is a cat.") << first;
    EXPECT_EQ(server.requests().size(), 2U) << first;
  }
}

TEST_F(Asking, WaitsAsLongAsTheServerSays) {
  TestWebServer server{Script({refusal("503 Busy", "", "Retry-After: 1\r\n"), good("x")})};
  LlmClient client({at(server)}, kQuick);
  const auto begin = std::chrono::steady_clock::now();
  client.complete(question());
  EXPECT_GE(std::chrono::steady_clock::now() - begin, milliseconds(1000));
}

TEST_F(Asking, DoesNotTryAgainWhatWillNotPass) {
  TestWebServer server(
      [](const std::string&) { return refusal("401 No", R"({"error":{"message":"bad key"}})"); });
  LlmClient client({at(server)}, kQuick);
  const std::string why = trouble(client, question());
  EXPECT_THAT(why, HasSubstr("401 bad key"));
  EXPECT_THAT(why, Not(HasSubstr("sesame")));
  EXPECT_EQ(server.requests().size(), 1U);
}

TEST_F(Asking, GivesUpAfterItsTries) {
  TestWebServer server([](const std::string&) { return refusal("503 Busy", ""); });
  Patience patience = kQuick;
  patience.failures = 100;
  LlmClient client({at(server)}, patience);
  EXPECT_THAT(trouble(client, question()), HasSubstr("503"));
  EXPECT_EQ(server.requests().size(), 4U);
}

TEST_F(Asking, GivesUpWhenItsTimeIsOver) {
  TestWebServer server([](const std::string&) {
    std::this_thread::sleep_for(milliseconds(600));
    return good("late");
  });
  LlmClient client({at(server)}, kQuick);
  CompletionRequest request = question();
  request.budget = milliseconds(200);
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_THAT(trouble(client, request), Not(HasSubstr("answered")));
  EXPECT_LT(std::chrono::steady_clock::now() - begin, milliseconds(500));
}

TEST_F(Asking, GoesWithoutTheFieldsThatAServerRefusesFromThenOn) {
  TestWebServer server([](const std::string& request) {
    if (body_of(request).contains("logprobs")) return refusal("400 Bad", R"({"detail":"logprobs?"})");
    if (body_of(request).contains("stream_options")) return refusal("422 Bad", R"({"message":"what?"})");
    return good("x");
  });
  LlmClient client({at(server)}, kQuick);
  CompletionRequest request = question();
  request.logprobs = true;
  EXPECT_EQ(client.complete(request).text, "x");
  EXPECT_EQ(server.requests().size(), 3U);
  client.complete(request);
  EXPECT_EQ(server.requests().size(), 4U);
}

TEST_F(Asking, ABadQuestionTeachesNothingOfTheServer) {
  TestWebServer server([](const std::string& request) {
    return body_of(request).at("max_tokens") == 1 ? refusal("400 Bad", "no") : good("x");
  });
  LlmClient client({at(server)}, kQuick);
  CompletionRequest bad = question();
  bad.max_tokens = 1;
  EXPECT_THAT(trouble(client, bad), HasSubstr("400"));
  client.complete(question());
  EXPECT_TRUE(body_of(server.requests().back()).contains("stream_options"));
}

TEST_F(Asking, SaysWhenTheQuestionIsTooLongForTheModel) {
  TestWebServer server([](const std::string&) {
    return refusal("400 Bad",
                   R"({"error":{"message":"This model's maximum context length is 4096 tokens"}})");
  });
  LlmClient client({at(server)}, kQuick);
  EXPECT_THROW(client.complete(question()), ContextTooLong);
  EXPECT_EQ(server.requests().size(), 1U);
}

TEST_F(Asking, IsCutOffByWhoListens) {
  TestWebServer server([](const std::string&) {
    std::string loop;
    for (int i = 0; i < 1000; ++i) loop += event("again and ");
    return streamed(loop);
  });
  LlmClient client({at(server)}, kQuick);
  CompletionRequest request = question();
  request.on_text = [](std::string_view text) { return text.size() < 50; };
  const Completion answer = client.complete(request);
  EXPECT_EQ(answer.finish_reason, "cut");
  EXPECT_LT(answer.text.size(), 70U);
}

TEST_F(Asking, EndsSoonWhenTheAnswerIsNoLongerWanted) {
  TestWebServer server([](const std::string&) {
    std::this_thread::sleep_for(milliseconds(3000));
    return good("late");
  });
  LlmClient client({at(server)}, kQuick);
  std::atomic<bool> wanted = true;
  CompletionRequest request = question();
  request.wanted = [&] { return wanted.load(); };
  std::thread other([&] {
    std::this_thread::sleep_for(milliseconds(200));
    wanted = false;
  });
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_THAT(trouble(client, request), HasSubstr("wanted"));
  EXPECT_LT(std::chrono::steady_clock::now() - begin, milliseconds(2500));
  other.join();
}

TEST_F(Asking, GoesElsewhereAtOnceWhereOneFails) {
  TestWebServer bad([](const std::string&) { return refusal("500 Oops", ""); });
  TestWebServer well([](const std::string&) { return good("x"); });
  LlmClient client({at(bad), at(well)}, kQuick);
  for (int i = 0; i < 6; ++i) EXPECT_EQ(client.complete(question()).text, "x");
  EXPECT_EQ(well.requests().size(), 6U);
  EXPECT_LE(bad.requests().size(), 3U) << "it is left alone by now";
  std::this_thread::sleep_for(milliseconds(250));
  client.complete(question());
  client.complete(question());
  EXPECT_GE(bad.requests().size(), 3U);
}

TEST_F(Asking, WithoutAnEndpointThereIsNoAnswer) {
  LlmClient client({}, kQuick);
  EXPECT_FALSE(client.configured());
  EXPECT_EQ(client.model(), "");
  EXPECT_THAT(trouble(client, question()), HasSubstr("model"));
}

TEST(Endpoints, AreThoseOfTheSettings) {
  Settings settings;
  settings.vision_urls = "http://a/v1/, http://b/v1";
  settings.vision_model = "olmocr";
  settings.text_urls = "";
  const auto found = endpoints_of(settings, Role::vision);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].url, "http://a/v1");
  EXPECT_EQ(found[1].url, "http://b/v1");
  EXPECT_EQ(found[1].model, "olmocr");
  EXPECT_TRUE(endpoints_of(settings, Role::text).empty());
}

}  // namespace
}  // namespace ocrchat
