#include "llm/completion_reader.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "llm/test_stream.hpp"

namespace ocrchat {
namespace {

using test_stream::delta;
using test_stream::kDone;
using test_stream::last;
using testing::HasSubstr;

Outcome read(std::string_view body, std::size_t piece_bytes = 7) {
  CompletionReader reader({});
  for (std::size_t at = 0; at < body.size(); at += piece_bytes) {
    if (!reader.add(body.substr(at, piece_bytes))) break;
  }
  return reader.end();
}

Completion good(std::string_view body) {
  const Outcome outcome = read(body);
  if (const auto* trouble = std::get_if<Trouble>(&outcome)) ADD_FAILURE() << trouble->message;
  return std::get<Completion>(outcome);
}

std::string trouble(std::string_view body) {
  const Outcome outcome = read(body);
  EXPECT_TRUE(std::holds_alternative<Trouble>(outcome));
  return std::holds_alternative<Trouble>(outcome) ? std::get<Trouble>(outcome).message : "";
}

TEST(CompletionReader, GathersAStream) {
  const Completion completion = good(
      delta("Grüße") + delta(", \\ud83d\\ude00") + last("stop") +
      "data: "
      "{\"model\":\"reader\",\"choices\":[],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":3}}\n\n" +
      std::string(kDone));
  EXPECT_EQ(completion.text, "Grüße, 😀");
  EXPECT_EQ(completion.finish_reason, "stop");
  EXPECT_EQ(completion.model, "reader");
  EXPECT_EQ(completion.prompt_tokens, 9);
  EXPECT_EQ(completion.completion_tokens, 3);
}

TEST(CompletionReader, TakesAPlainAnswerThoughAStreamWasAskedFor) {
  const Completion completion = good(
      "\n{\"model\":\"m\",\"choices\":[{\"message\":{\"content\":\"Hi\",\"reasoning_content\":\"hm\"},"
      "\"finish_reason\":\"length\"}],\"usage\":{\"prompt_tokens\":1}}");
  EXPECT_EQ(completion.text, "Hi");
  EXPECT_EQ(completion.finish_reason, "length");
  EXPECT_EQ(completion.prompt_tokens, 1);
}

TEST(CompletionReader, TakesContentInPartsAndNone) {
  EXPECT_EQ(good("{\"choices\":[{\"message\":{\"content\":[{\"type\":\"text\",\"text\":\"a\"},{\"text\":"
                 "\"b\"},1]}}]}")
                .text,
            "ab");
  EXPECT_EQ(good("{\"choices\":[{\"message\":{\"content\":null},\"finish_reason\":\"stop\"}]}").text, "");
}

TEST(CompletionReader, IgnoresWhatTheModelThinks) {
  const std::string thought =
      "data: {\"choices\":[{\"delta\":{\"reasoning_content\":\"hm\",\"content\":null}}]}\n\n";
  EXPECT_EQ(good(thought + delta("yes") + last("stop")).text, "yes");
}

TEST(CompletionReader, JoinsACharacterThatWasSplitAndMendsWhatIsNone) {
  EXPECT_EQ(good(delta("\xC3") + delta("\xBC") + last("stop")).text, "ü");
  EXPECT_EQ(good(delta("\xC3") + last("stop")).text, "\uFFFD");
}

TEST(CompletionReader, GivesTheBytesAndTheChancesOfTokens) {
  const Completion completion = good(
      "data: {\"choices\":[{\"delta\":{\"content\":\"ü\"},\"logprobs\":{\"content\":["
      "{\"token\":\"\\ufffd\",\"bytes\":[195],\"logprob\":-0.5},{\"token\":\"x\",\"logprob\":-1}]}}]}\n\n" +
      last("stop"));
  ASSERT_EQ(completion.logprobs.size(), 2U);
  EXPECT_EQ(completion.logprobs[0].text, "\xC3");
  EXPECT_EQ(completion.logprobs[0].logprob, -.5);
  EXPECT_EQ(completion.logprobs[1].text, "x");
}

TEST(CompletionReader, FindsAnErrorInsideTheStreamNestedOrFlat) {
  EXPECT_EQ(trouble(delta("a") + "data: {\"error\":{\"message\":\"engine died\",\"code\":500}}\n\n"),
            "engine died");
  EXPECT_EQ(trouble(delta("a") + "data: {\"object\":\"error\",\"message\":\"flat\"}\n\n"), "flat");
  EXPECT_EQ(trouble("{\"error\":{\"message\":\"plain\"}}"), "plain");
}

TEST(CompletionReader, KnowsAnAnswerThatBrokeOff) {
  EXPECT_THAT(trouble(delta("half")), HasSubstr("broke off"));
  EXPECT_THAT(trouble(""), HasSubstr("broke off"));
  EXPECT_THAT(trouble("{\"choices\":[{\"mess"), HasSubstr("no JSON"));
  EXPECT_THAT(trouble("{\"models\":[]}"), HasSubstr("choices"));
  EXPECT_THAT(trouble("data: <html>\n\n"), HasSubstr("no JSON"));
  EXPECT_EQ(good(delta("whole") + std::string(kDone)).finish_reason, finish::kNotTold);
  EXPECT_EQ(good(delta("whole") + last("stop")).finish_reason, finish::kStop);
}

TEST(CompletionReader, TellsARefusalFromAnEmptyAnswer) {
  const std::string refusal = "data: {\"choices\":[{\"delta\":{\"refusal\":\"I cannot\"}}]}\n\n";
  EXPECT_EQ(good(refusal + last("stop")).finish_reason, finish::kRefused);
}

TEST(CompletionReader, EndsWhereItsReaderHasEnough) {
  std::vector<std::string> seen;
  CompletionReader reader([&](std::string_view text) {
    seen.emplace_back(text);
    return text.size() < 2;
  });
  EXPECT_TRUE(reader.add(delta("a")));
  EXPECT_FALSE(reader.add(delta("b") + delta("c")));
  const auto completion = std::get<Completion>(reader.end());
  EXPECT_EQ(completion.text, "ab");
  EXPECT_EQ(completion.finish_reason, finish::kCut);
  EXPECT_THAT(seen, testing::ElementsAre("a", "ab"));
}

TEST(CompletionReader, TakesAnyJsonWithoutHarm) {
  for (const char* odd : {"[]", "1", "{\"choices\":1}", "{\"choices\":[1]}", "{\"choices\":[{\"delta\":[]}]}",
                          "{\"choices\":[{\"delta\":{\"content\":{}},\"logprobs\":{\"content\":[1,{}]}}]}",
                          "{\"usage\":{\"prompt_tokens\":-1e99}}"}) {
    read(std::string("data: ") + odd + "\n\n" + std::string(kDone));
    read(odd);
  }
}

}  // namespace
}  // namespace ocrchat
