#include "llm/trouble.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json/parse.hpp>

namespace ocrchat {
namespace {

using testing::HasSubstr;
using testing::Not;

Trouble answer(int status, const std::string& body) {
  return trouble_of({.status = status, .headers = {}, .body = body});
}

std::optional<Trouble> within(const char* body) {
  return trouble_within(boost::json::parse(body).as_object());
}

TEST(Trouble, IsUnderstoodNestedFlatBareAndOfNoForm) {
  EXPECT_EQ(answer(400, R"({"error":{"message":"no","type":"t","code":"c"}})").message, "no");
  EXPECT_EQ(answer(400, R"({"object":"error","message":"no","type":"BadRequestError","code":400})").message,
            "no");
  EXPECT_EQ(answer(500, R"({"error":"no"})").message, "no");
  EXPECT_EQ(answer(404, R"({"detail":"Not Found"})").message, "Not Found");
  EXPECT_EQ(answer(502, "<html>Bad Gateway</html>").status, 502);
  EXPECT_EQ(answer(502, "").message, "");
}

TEST(Trouble, OfAStreamHasTheStatusThatItNames) {
  EXPECT_EQ(within(R"({"error":{"message":"out of memory","code":503}})")->status, 503);
  EXPECT_EQ(within(R"({"error":{"message":"?","code":"server_error"}})")->status, 500);
  EXPECT_EQ(within(R"({"error":{"message":"?","type":"invalid_request_error"}})")->status, 400);
  EXPECT_EQ(within(R"({"object":"error","message":"bad","code":400})")->status, 400);
  EXPECT_FALSE(within(R"({"object":"chat.completion.chunk","choices":[],"error":null})"));
}

TEST(Trouble, IsTriedAgainWhereThatMayHelp) {
  for (const int status : {0, 408, 409, 429, 500, 502, 503, 504, 529}) {
    EXPECT_EQ(Trouble{.status = status}.remedy(), Remedy::retry) << status;
  }
  for (const int status : {301, 401, 403, 404}) EXPECT_EQ(Trouble{.status = status}.remedy(), Remedy::none);
  for (const int status : {400, 422}) EXPECT_EQ(Trouble{.status = status}.remedy(), Remedy::drop);
}

TEST(Trouble, OfARequestThatIsTooLongIsToldFromOthers) {
  for (
      const char* body : {
          R"({"error":{"message":"?","code":"context_length_exceeded"}})",
          R"({"error":{"code":400,"message":"the request exceeds the available context size","type":"exceed_context_size_error"}})",
          R"({"object":"error","message":"This model's maximum context length is 4096 tokens. However, you requested 8892","code":400})",
          R"({"error":{"message":"The decoder prompt (length 9000) is longer than the maximum model length of 4096."}})",
          R"({"object":"error","message":"The input (9000 tokens) is longer than the model's context length (4096 tokens)."})",
      }) {
    EXPECT_EQ(answer(400, body).remedy(), Remedy::shrink) << body;
  }
  EXPECT_EQ(answer(413, "").remedy(), Remedy::shrink);
  EXPECT_EQ(answer(404, R"({"error":{"message":"no context length here"}})").remedy(), Remedy::none);
}

TEST(Trouble, OfAModelWithoutEyesIsNotTriedAgain) {
  EXPECT_EQ(answer(500, R"({"error":{"code":500,"message":"image input is not supported - hint: mmproj"}})")
                .remedy(),
            Remedy::none);
  EXPECT_EQ(answer(400, R"({"object":"error","message":"At most 0 image(s) may be provided."})").remedy(),
            Remedy::none);
}

TEST(Trouble, IsToldWithoutKeyAndDocument) {
  const Trouble shown{.status = 400, .message = "bad key sk-1 in [{'loc': 'x', 'input': 'Dear Ann'}]"};
  EXPECT_THAT(shown.safe_words("sk-1"), HasSubstr("400: bad key …"));
  EXPECT_THAT(shown.safe_words("sk-1"), Not(HasSubstr("Ann")));
  const Trouble login{.status = 401, .message = "Incorrect API key provided: sk-1***"};
  EXPECT_THAT(login.safe_words("sk-1234"), Not(HasSubstr("sk-1")));
  const Trouble endless{.status = 500, .message = std::string(5000, 'x')};
  EXPECT_LT(endless.safe_words("").size(), 300U);
  EXPECT_EQ(Trouble{.message = "http://gpu: refused"}.safe_words(""), "http://gpu: refused");
}

TEST(RetryAfter, IsSecondsOrADateAndNothingElse) {
  using std::chrono::seconds;
  EXPECT_EQ(retry_after("7", 0), seconds(7));
  EXPECT_EQ(retry_after("Sun, 06 Nov 1994 08:49:37 GMT", 784111777 - 30), seconds(30));
  EXPECT_EQ(retry_after("Sun, 06 Nov 1994 08:49:37 GMT", 784111777 + 30), seconds(0));
  EXPECT_EQ(retry_after("99999999999", 0), seconds(24 * 60 * 60));
  EXPECT_FALSE(retry_after("soon", 0));
  EXPECT_FALSE(retry_after("", 0));
  EXPECT_EQ(trouble_of({.status = 429, .headers = {{"retry-after", "3"}}, .body = {}}).retry_after,
            seconds(3));
}

TEST(RoomForAnswer, IsReadFromWhatServersSay) {
  EXPECT_EQ(room_for_answer(
                "'max_tokens' or 'max_completion_tokens' is too large: 8192. This model's maximum context "
                "length is 4096 tokens and your request has 700 input tokens (8192 > 4096 - 700)."),
            3396);
  EXPECT_EQ(room_for_answer(
                "This model's maximum context length is 4096 tokens. However, you requested 8892 tokens "
                "(700 in the messages, 8192 in the completion)."),
            3396);
  EXPECT_EQ(room_for_answer(
                "Requested token count exceeds the model's maximum context length of 4096 tokens. You "
                "requested a total of 8892 tokens: 700 tokens from the input messages and 8192 tokens for "
                "the completion."),
            3396);
  EXPECT_FALSE(
      room_for_answer("maximum context length is 4096 tokens and your request has 9000 input tokens"));
  EXPECT_FALSE(room_for_answer("too long"));
}

}  // namespace
}  // namespace ocrchat
