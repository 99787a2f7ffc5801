#include "llm/llm_client.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <thread>

#include "base/error.hpp"
#include "llm/test_model_server.hpp"
#include "llm/test_stream.hpp"

namespace ocrchat {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using test_stream::answer;
using test_stream::delta;
using test_stream::http;
using test_stream::kDone;
using test_stream::last;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;

LlmPolicy quick() {
  LlmPolicy policy;
  policy.timeout = seconds(20);
  policy.first_wait = milliseconds(2);
  policy.most_wait = milliseconds(10);
  return policy;
}

CompletionRequest question() {
  return {.messages = {{.text = "What is it?"}}};
}

struct Failure {
  ErrorCode code = ErrorCode::no_file;
  std::string where = {};
};

Failure failure(Llm& llm, const CompletionRequest& request = question()) {
  try {
    llm.complete(request);
  } catch (const Error& error) {
    return {error.code(), error.where()};
  }
  ADD_FAILURE() << "there was an answer";
  return {};
}

std::string refusal(const std::string& status, const std::string& body, const std::string& headers = "") {
  return TestWebServer::reply(status, body, headers);
}

TEST(LlmClient, AsksAndAnswers) {
  TestModelServer server({answer("It is a page.")});
  LlmClient llm({server.endpoint()}, {}, quick());
  CompletionRequest request = question();
  std::vector<std::string> seen;
  request.on_text = [&](std::string_view text) {
    seen.emplace_back(text);
    return true;
  };
  const Completion completion = llm.complete(request);
  EXPECT_EQ(completion.text, "It is a page.");
  EXPECT_EQ(completion.finish_reason, "stop");
  EXPECT_EQ(completion.model, "reader");
  EXPECT_THAT(completion.endpoint, testing::StartsWith("http://127.0.0.1:"));
  EXPECT_THAT(seen, testing::ElementsAre("It is a page."));
  const std::string sent = server.requests().at(0);
  EXPECT_THAT(sent, HasSubstr("POST /v1/chat/completions "));
  EXPECT_THAT(sent, HasSubstr("Authorization: Bearer sk-secret\r\n"));
  EXPECT_THAT(sent, HasSubstr("\"max_tokens\":8192"));
}

TEST(LlmClient, SaysThatARoleIsNotPlayed) {
  LlmClient llm({{.url = "http://127.0.0.1:1/v1"}}, {}, quick());
  EXPECT_TRUE(llm.has(Role::vision));
  EXPECT_FALSE(llm.has(Role::text));
  EXPECT_EQ(failure(llm, {.role = Role::text}).code, ErrorCode::engine_not_configured);
}

TEST(LlmClient, KeepsRequestsWithinTheSettings) {
  Settings settings;
  settings.model_tokens = 100;
  settings.model_seconds = 7;
  EXPECT_EQ(policy_of(settings).timeout, seconds(7));
  TestModelServer server({answer("short")});
  settings.text_urls = server.endpoint().url;
  settings.text_model = "talker";
  LlmClient llm(settings);
  for (const int tokens : {0, 50, 5000}) {
    CompletionRequest request = question();
    request.role = Role::text;
    request.max_tokens = tokens;
    llm.complete(request);
    EXPECT_THAT(server.requests().back(),
                HasSubstr("\"max_tokens\":" + std::to_string(tokens == 50 ? 50 : 100)));
  }
}

TEST(LlmClient, CutsALoopAndHangsUp) {
  std::atomic<bool> has_hung_up = false;
  TestWebServer server([&](const std::string&, const TestWebServer::Send& send) {
    send(http(""));
    for (int i = 0; i < 2000 && !has_hung_up; ++i) {
      has_hung_up = !send(delta("and on "));
      std::this_thread::sleep_for(milliseconds(5));
    }
  });
  LlmClient llm({{server.url("/v1"), "reader"}}, {}, quick());
  CompletionRequest request = question();
  request.on_text = [](std::string_view text) { return text.size() < 30; };
  const Completion completion = llm.complete(request);
  EXPECT_EQ(completion.finish_reason, "cut");
  EXPECT_THAT(completion.text, testing::StartsWith("and on and on "));
  for (int i = 0; i < 1000 && !has_hung_up; ++i) std::this_thread::sleep_for(milliseconds(5));
  EXPECT_TRUE(has_hung_up);
}

TEST(LlmClient, TellsTruncationAndRefusalFromAWholeAnswer) {
  TestModelServer server(
      {http(delta("half a") + last("length") + kDone), http(delta("") + last("content_filter") + kDone)});
  LlmClient llm({server.endpoint()}, {}, quick());
  EXPECT_EQ(llm.complete(question()).finish_reason, "length");
  EXPECT_EQ(llm.complete(question()).finish_reason, "content_filter");
}

TEST(LlmClient, TriesAgainAfterBusyServersErrorsInTheStreamAndDroppedConnections) {
  TestModelServer server({
      refusal("503 Busy", R"({"error":{"message":"loading model"}})"),
      refusal("429 Too Many", R"({"object":"error","message":"slow down"})"),
      http(delta("ha") + "data: {\"error\":{\"message\":\"engine died\",\"code\":500}}\n\n"),
      http(delta("half an ans")),
      "",
      answer("whole"),
  });
  LlmPolicy policy = quick();
  policy.breaker.failures = 100;
  LlmClient llm({server.endpoint()}, {}, policy);
  EXPECT_EQ(llm.complete(question()).text, "whole");
  EXPECT_THAT(server.requests(), SizeIs(6));
}

TEST(LlmClient, GivesUpAfterSomeTriesAndSaysWhy) {
  TestModelServer server({refusal("502 Bad Gateway", "<html>")});
  LlmPolicy policy = quick();
  policy.tries = 3;
  LlmClient llm({server.endpoint()}, {}, policy);
  const Failure failed = failure(llm);
  EXPECT_EQ(failed.code, ErrorCode::overloaded);
  EXPECT_THAT(failed.where, HasSubstr("502"));
  EXPECT_THAT(server.requests(), SizeIs(3));
}

TEST(LlmClient, WaitsAsLongAsRetryAfterSays) {
  TestModelServer server({refusal("429 Too Many", "", "Retry-After: 1\r\n"), answer("now")});
  LlmClient llm({server.endpoint()}, {}, quick());
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(llm.complete(question()).text, "now");
  EXPECT_GE(std::chrono::steady_clock::now() - start, milliseconds(990));
}

TEST(LlmClient, GivesUpAtOnceWhereRetryAfterIsBeyondItsTime) {
  TestModelServer server({refusal("503 Busy", "", "Retry-After: Fri, 31 Dec 2100 23:59:59 GMT\r\n")});
  LlmClient llm({server.endpoint()}, {}, quick());
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(failure(llm).code, ErrorCode::overloaded);
  EXPECT_LT(std::chrono::steady_clock::now() - start, seconds(10));
  EXPECT_THAT(server.requests(), SizeIs(1));
}

TEST(LlmClient, AsksAnotherServerWhileOneRests) {
  TestModelServer busy({refusal("429 Too Many", "", "Retry-After: 100\r\n")});
  TestModelServer free({answer("here")});
  LlmClient llm({busy.endpoint(), free.endpoint()}, {}, quick());
  for (int i = 0; i < 3; ++i) EXPECT_EQ(llm.complete(question()).text, "here");
  EXPECT_THAT(busy.requests(), SizeIs(1));
}

TEST(LlmClient, KeepsToItsTimeThoughTokensAreSlow) {
  TestWebServer server([](const std::string&, const TestWebServer::Send& send) {
    send(http(""));
    for (int i = 0; i < 100 && send(delta("slow ")); ++i) std::this_thread::sleep_for(milliseconds(100));
  });
  LlmClient llm({{server.url("/v1"), "reader"}}, {}, quick());
  CompletionRequest request = question();
  request.timeout = milliseconds(700);
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(failure(llm, request).code, ErrorCode::overloaded);
  EXPECT_LT(std::chrono::steady_clock::now() - start, seconds(5));
}

TEST(LlmClient, LeavesAHangingServerInTimeForAnother) {
  std::promise<void> is_over;
  TestWebServer hanging(
      [&](const std::string&, const TestWebServer::Send&) { is_over.get_future().wait_for(seconds(30)); });
  TestModelServer other({answer("here")});
  LlmClient llm({{hanging.url("/v1"), "reader"}, other.endpoint()}, {}, quick());
  CompletionRequest request = question();
  request.timeout = seconds(6);
  EXPECT_EQ(llm.complete(request).text, "here");
  is_over.set_value();
}

TEST(LlmClient, EndsACancelledCallThoughNothingArrives) {
  std::stop_source cancel;
  TestWebServer silent([&](const std::string&, const TestWebServer::Send&) {
    cancel.request_stop();
    std::this_thread::sleep_for(seconds(3));
  });
  LlmClient llm({{silent.url("/v1"), "reader"}}, {}, quick());
  CompletionRequest request = question();
  request.cancel = cancel.get_token();
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(llm.complete(request).finish_reason, "cut");
  EXPECT_LT(std::chrono::steady_clock::now() - start, milliseconds(2700));
}

TEST(LlmClient, EndsACancelledCallThatWaitsForItsNextTry) {
  std::stop_source cancel;
  TestModelServer server({refusal("429 Too Many", "", "Retry-After: 15\r\n")});
  LlmClient llm({server.endpoint()}, {}, quick());
  CompletionRequest request = question();
  request.cancel = cancel.get_token();
  const std::jthread canceller([&] {
    std::this_thread::sleep_for(milliseconds(200));
    cancel.request_stop();
  });
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(llm.complete(request).finish_reason, "cut");
  EXPECT_LT(std::chrono::steady_clock::now() - start, seconds(10));
}

TEST(LlmClient, SparesAServerThatKeepsFailingAndComesBackToIt) {
  TestModelServer server({refusal("500 Broken", ""), refusal("500 Broken", ""), answer("back")});
  LlmPolicy policy = quick();
  policy.breaker = {.failures = 2, .pause = milliseconds(300)};
  LlmClient llm({server.endpoint()}, {}, policy);
  EXPECT_THAT(failure(llm).where, HasSubstr("spared"));
  EXPECT_THAT(server.requests(), SizeIs(2));
  std::this_thread::sleep_for(milliseconds(310));
  EXPECT_EQ(llm.complete(question()).text, "back");
}

TEST(LlmClient, SpreadsCallsOverItsServers) {
  const auto slowly = [](const std::string&, const TestWebServer::Send& send) {
    std::this_thread::sleep_for(milliseconds(300));
    send(answer("done"));
  };
  TestWebServer one(slowly);
  TestWebServer two(slowly);
  LlmClient llm({{one.url("/v1"), "reader"}, {two.url("/v1"), "reader"}}, {}, quick());
  std::vector<std::jthread> callers;
  for (int i = 0; i < 6; ++i) callers.emplace_back([&] { llm.complete(question()); });
  callers.clear();
  EXPECT_THAT(one.requests(), SizeIs(3));
  EXPECT_THAT(two.requests(), SizeIs(3));
}

TEST(LlmClient, SaysThatARequestIsTooLongAndHoldsItAgainstNobody) {
  TestModelServer server(
      {refusal("400 Bad", R"({"error":{"message":"?","code":"context_length_exceeded"}})")});
  LlmClient llm({server.endpoint()}, {}, quick());
  for (int i = 0; i < 7; ++i) EXPECT_EQ(llm.complete(question()).finish_reason, "context_length");
}

TEST(LlmClient, AsksForAShorterAnswerWhereOnlyThatDoesNotFit) {
  TestModelServer server(
      {refusal("400 Bad", R"({"object":"error","message":"'max_tokens' or 'max_completion_tokens' )"
                          R"(is too large: 8192. This model's maximum context length is 4096 )"
                          R"(tokens and your request has 700 input tokens.","code":400})"),
       answer("fits")});
  LlmClient llm({server.endpoint()}, {}, quick());
  EXPECT_EQ(llm.complete(question()).text, "fits");
  EXPECT_THAT(server.requests().at(1), HasSubstr("\"max_tokens\":3396"));
}

// A server that does not take some fields, and does not say which.
TestWebServer strict(const std::vector<std::string>& refused) {
  return TestWebServer([refused](const std::string& request) {
    for (const std::string& field : refused) {
      if (request.find("\"" + field + "\":") != std::string::npos) return refusal("422 Unprocessable", "{}");
    }
    return answer("taken");
  });
}

TEST(LlmClient, DoesWithoutWhatAServerDoesNotTakeAndRemembersIt) {
  for (const std::string field : {"logprobs", "stream_options", "response_format", "top_k"}) {
    TestWebServer server = strict({field});
    LlmClient llm({{server.url("/v1"), "reader"}}, {}, quick());
    CompletionRequest request = question();
    request.logprobs = true;
    request.schema = "{}";
    request.extra = "{\"top_k\":1}";
    EXPECT_EQ(llm.complete(request).text, "taken") << field;
    const std::size_t before = server.requests().size();
    EXPECT_EQ(llm.complete(request).text, "taken") << field;
    EXPECT_EQ(server.requests().size(), before + 1) << field;
    const std::string sent = server.requests().back();
    for (const std::string other : {"logprobs", "stream_options", "response_format", "top_k"}) {
      EXPECT_EQ(sent.find("\"" + other + "\":") == std::string::npos, other == field)
          << other << " of " << field;
    }
  }
}

TEST(LlmClient, LearnsEachOfSeveralFieldsThatAServerDoesNotTake) {
  TestWebServer server = strict({"logprobs", "response_format"});
  LlmClient llm({{server.url("/v1"), "reader"}}, {}, quick());
  CompletionRequest request = question();
  request.logprobs = true;
  request.schema = "{}";
  for (int i = 0; i < 3; ++i) EXPECT_EQ(llm.complete(request).text, "taken");
  EXPECT_THAT(server.requests().back(), HasSubstr("stream_options"));
}

TEST(LlmClient, ReportsARefusalForGoodWithoutTryingAgain) {
  TestModelServer server(
      {refusal("404 Not Found", R"({"error":{"message":"The model `x` does not exist."}})")});
  LlmClient llm({server.endpoint()}, {}, quick());
  const Failure failed = failure(llm);
  EXPECT_EQ(failed.code, ErrorCode::internal);
  EXPECT_THAT(failed.where, HasSubstr("404: The model `x` does not exist."));
  EXPECT_THAT(server.requests(), SizeIs(1));
}

TEST(LlmClient, TellsNoKeyWhateverGoesWrong) {
  for (const std::string status : {"400 Bad", "401 Unauthorized", "403 Forbidden", "500 Broken"}) {
    TestModelServer server({refusal(status, R"({"error":{"message":"bad key sk-secret"}})")});
    LlmClient llm({server.endpoint()}, {}, quick());
    testing::internal::CaptureStderr();
    const Failure failed = failure(llm);
    EXPECT_THAT(failed.where, Not(HasSubstr("sk-secret")));
    EXPECT_THAT(failed.where, HasSubstr(status.substr(0, 3)));
    EXPECT_THAT(testing::internal::GetCapturedStderr(), Not(HasSubstr("sk-secret")));
  }
  LlmClient nobody({{"http://127.0.0.1:1/v1", "reader", "sk-secret"}}, {}, quick());
  EXPECT_THAT(failure(nobody).where, Not(HasSubstr("sk-secret")));
}

TEST(LlmClient, AsksTheServerForTheNameOfItsModelOnceAndAgainWhenItIsGone) {
  std::atomic<int> loaded = 1;
  TestWebServer server([&](const std::string& request) {
    const std::string name = "model-" + std::to_string(loaded);
    if (request.starts_with("GET /v1/models ")) {
      return TestWebServer::reply("200 OK", "{\"data\":[{\"id\":\"" + name + "\"}]}");
    }
    return request.find(name) != std::string::npos ? answer("yes") : refusal("404 Not Found", "{}");
  });
  LlmClient llm({{server.url("/v1")}}, {}, quick());
  llm.complete(question());
  llm.complete(question());
  EXPECT_THAT(server.requests(), SizeIs(3));
  loaded = 2;
  EXPECT_EQ(llm.complete(question()).text, "yes");
}

TEST(LlmClient, SaysThatTheModelsNameIsNeededWhereAServerListsNone) {
  TestModelServer server({TestWebServer::reply("200 OK", "{\"data\":[]}")});
  LlmClient llm({{server.endpoint().url}}, {}, quick());
  EXPECT_THAT(failure(llm).where, HasSubstr("set the model's name"));
}

TEST(LlmClient, LetsWhatTheCallersReceiverThrowsOutAndHoldsItAgainstNobody) {
  TestModelServer server({answer("text")});
  LlmClient llm({server.endpoint()}, {}, quick());
  CompletionRequest request = question();
  request.on_text = [](std::string_view) -> bool { throw Error(ErrorCode::gone); };
  for (int i = 0; i < 7; ++i) EXPECT_EQ(failure(llm, request).code, ErrorCode::gone);
  EXPECT_EQ(llm.complete(question()).text, "text");
}

}  // namespace
}  // namespace ocrchat
