// The client against the misbehaving server of all tests, which speaks the wire as real ones do.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "base/error.hpp"
#include "llm/llm_client.hpp"
#include "llm/private_model_server.hpp"
#include "llm/vision_probe.hpp"

namespace ocrchat {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

constexpr const char* kPicture =
    "data:image/"
    "png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTj2FAAAAABJRU5ErkJggg==";

class ModelServer : public testing::Test {
 protected:
  static LlmPolicy policy() {
    LlmPolicy policy;
    policy.timeout = std::chrono::seconds(60);
    policy.first_wait = std::chrono::milliseconds(2);
    return policy;
  }
  static CompletionRequest question() {
    return {.messages = {{.text = "Read it.", .image_data_url = kPicture}}, .logprobs = true};
  }

  PrivateModelServer server;
  LlmClient llm{{server.endpoint()}, {}, policy()};
};

TEST_F(ModelServer, IsUnderstoodWithItsCountsAndChances) {
  const Completion completion = llm.complete(question());
  EXPECT_EQ(completion.text, "It is a page of text.");
  EXPECT_EQ(completion.finish_reason, finish::kStop);
  EXPECT_GT(completion.prompt_tokens, 1);
  EXPECT_EQ(completion.completion_tokens, static_cast<int>(completion.logprobs.size()));
  std::string joined;
  for (const TokenLogprob& token : completion.logprobs) joined += token.text;
  EXPECT_EQ(joined, completion.text);
}

TEST_F(ModelServer, ThatDoesNotStreamIsUnderstoodToo) {
  server.say(R"([{"text": "Grüße", "plain": true, "thinking": "hm"}])");
  EXPECT_EQ(llm.complete(question()).text, "Grüße");
}

TEST_F(ModelServer, ThatLoopsIsCut) {
  server.say(R"(["loop"])");
  CompletionRequest request = question();
  request.on_text = [](std::string_view text) { return text.size() < 500; };
  EXPECT_EQ(llm.complete(request).finish_reason, finish::kCut);
}

TEST_F(ModelServer, ThatLoopsUnwatchedEndsAtTheLimitOfTokens) {
  server.say(R"(["table_loop"])");
  CompletionRequest request = question();
  request.max_tokens = 50;
  const Completion completion = llm.complete(request);
  EXPECT_EQ(completion.finish_reason, finish::kLength);
  EXPECT_EQ(completion.completion_tokens, 50);
}

TEST_F(ModelServer, ThatTruncatesOrRefusesSaysSo) {
  server.say(R"(["truncation", "content_filter"])");
  EXPECT_EQ(llm.complete(question()).finish_reason, finish::kLength);
  EXPECT_EQ(llm.complete(question()).finish_reason, finish::kRefused);
}

TEST_F(ModelServer, ThatFailsInPassingIsAskedAgain) {
  for (const char* trouble :
       {"busy", "busy_for_a_second", "unavailable", "unavailable_for_a_second", "error_in_stream",
        "flat_error_in_stream", "nested_error", "flat_error", "html_error", "dropped_connection"}) {
    server.say(std::string("[\"") + trouble + "\", \"whole\"]");
    EXPECT_EQ(llm.complete(question()).text, "whole") << trouble;
  }
}

TEST_F(ModelServer, ThatIsSlowIsGivenUpInTime) {
  for (const char* trouble : {"slow_tokens", "silence"}) {
    server.say(std::string("[\"") + trouble + "\"]");
    CompletionRequest request = question();
    request.timeout = std::chrono::milliseconds(800);
    const auto start = std::chrono::steady_clock::now();
    EXPECT_THROW(llm.complete(request), Error) << trouble;
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(8)) << trouble;
  }
}

TEST_F(ModelServer, WhoseContextIsTooSmallIsTold) {
  server.say(R"(["context_length"])");
  EXPECT_EQ(llm.complete(question()).finish_reason, finish::kTooLong);
  server.be(R"({"context": 1000})");  // less than the answer may take, more than it needs
  EXPECT_EQ(llm.complete(question()).finish_reason, finish::kStop);
}

TEST_F(ModelServer, ThatDoesNotTakeOptionalFieldsIsAskedWithoutThem) {
  server.be(R"({"refuses": ["logprobs", "stream_options", "response_format", "top_k"]})");
  CompletionRequest request = question();
  request.schema = R"({"type": "object"})";
  request.extra = R"({"top_k": 1})";
  const Completion completion = llm.complete(request);
  EXPECT_EQ(completion.finish_reason, finish::kStop);
  EXPECT_TRUE(completion.logprobs.empty());
}

TEST_F(ModelServer, TakesASchema) {
  server.say(R"(["{}"])");
  CompletionRequest request = question();
  request.schema = R"({"type": "object"})";
  EXPECT_EQ(llm.complete(request).text, "{}");
}

TEST_F(ModelServer, WithAnotherKeyIsAskedOnceOnly) {
  server.be(R"({"key": "another"})");
  try {
    llm.complete(question());
    ADD_FAILURE();
  } catch (const Error& error) {
    EXPECT_THAT(error.where(), HasSubstr("401"));
  }
}

TEST_F(ModelServer, IsBelievedToSeeOnlyIfItReadsTheCode) {
  const std::string code = probe_code();
  EXPECT_EQ(probe_vision(llm, kPicture, code).sight, Sight::blind);
  server.say(R"(["blank_page_recital"])");
  EXPECT_EQ(probe_vision(llm, kPicture, code).sight, Sight::blind);
  server.say("[\"" + code + "\"]");
  EXPECT_EQ(probe_vision(llm, kPicture, code).sight, Sight::reads);
}

TEST_F(ModelServer, TellsTheNameOfItsModel) {
  LlmClient nameless({{server.endpoint().url, "", "sk-secret"}}, {}, policy());
  EXPECT_EQ(nameless.complete(question()).model, "test-vision");
}

}  // namespace
}  // namespace ocrchat
