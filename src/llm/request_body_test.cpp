#include "llm/request_body.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "base/error.hpp"

namespace ocrchat {
namespace {

using testing::ElementsAre;

boost::json::object body(const CompletionRequest& request, const Options& without = {}) {
  return boost::json::parse(request_body(request, "reader", without)).as_object();
}

CompletionRequest full() {
  CompletionRequest request{.messages = {{.text = "Read this."}}, .temperature = .2, .max_tokens = 100};
  request.stop = {"</end>"};
  request.schema = R"({"type":"object"})";
  request.logprobs = true;
  request.extra = R"({"top_k":1,"model":"other","stream":false})";
  return request;
}

TEST(RequestBody, AlwaysSaysHowToSampleAndWhereToEnd) {
  const auto sent = body({.messages = {{.text = "Hello"}}, .max_tokens = 7});
  EXPECT_EQ(sent.at("temperature").to_number<double>(), 0);
  EXPECT_EQ(sent.at("top_p").to_number<double>(), 1);
  EXPECT_EQ(sent.at("max_tokens"), 7);
  EXPECT_EQ(sent.at("stream"), true);
  EXPECT_EQ(sent.at("messages").at(0).at("content"), "Hello");
  for (const char* absent : {"stop", "logprobs", "response_format"}) EXPECT_FALSE(sent.contains(absent));
}

TEST(RequestBody, PutsThePictureWhereTheModelWantsIt) {
  Message message{.text = "Read", .image_data_url = "data:image/png;base64,AAAA"};
  const auto types = [&](bool first) {
    message.image_first = first;
    std::vector<std::string> found;
    const auto sent = body({.messages = {message}, .system = "Be exact."});
    EXPECT_EQ(sent.at("messages").at(0).at("role"), "system");
    for (const auto& part : sent.at("messages").at(1).at("content").as_array()) {
      found.emplace_back(part.at("type").as_string());
    }
    return found;
  };
  EXPECT_THAT(types(true), ElementsAre("image_url", "text"));
  EXPECT_THAT(types(false), ElementsAre("text", "image_url"));
  message.text.clear();
  EXPECT_THAT(types(true), ElementsAre("image_url"));
}

TEST(RequestBody, HasNoPictureThatAServerWouldFetch) {
  const Message message{.image_data_url = "http://169.254.169.254/"};
  EXPECT_THROW(request_body({.messages = {message}}, "reader", {}), Error);
}

TEST(RequestBody, MergesExtraFieldsButNotOverOurs) {
  const auto sent = body(full());
  EXPECT_EQ(sent.at("top_k"), 1);
  EXPECT_EQ(sent.at("model"), "reader");
  EXPECT_EQ(sent.at("stream"), true);
  EXPECT_EQ(sent.at("response_format").at("json_schema").at("schema").at("type"), "object");
  CompletionRequest bad = full();
  bad.extra = "top_k=1";
  EXPECT_THROW(request_body(bad, "reader", {}), Error);
}

TEST(RequestBody, LeavesOutWhatAServerDoesNotTake) {
  EXPECT_FALSE(body(full(), {Option::logprobs}).contains("logprobs"));
  EXPECT_FALSE(body(full(), {Option::stream_options}).contains("stream_options"));
  EXPECT_FALSE(body(full(), {Option::response_format}).contains("response_format"));
  EXPECT_FALSE(body(full(), {Option::extra}).contains("top_k"));
  EXPECT_EQ(body(full(), {Option::max_tokens}).at("max_completion_tokens"), 100);
  EXPECT_FALSE(body(full(), {Option::max_tokens}).contains("max_tokens"));
  EXPECT_FALSE(body(full(), {Option::sampling}).contains("temperature"));
}

TEST(NextToDrop, IsWhatTheServerNamesElseTheNextInTurn) {
  EXPECT_EQ(next_to_drop(full(), {}, "bad request"), Option::logprobs);
  EXPECT_EQ(next_to_drop(full(), {}, "response_format is not supported"), Option::response_format);
  EXPECT_EQ(next_to_drop(full(), {}, "'max_tokens' is not supported. Use 'max_completion_tokens' instead."),
            Option::max_tokens);
  EXPECT_EQ(next_to_drop(full(), {}, "'temperature' does not support 0"), Option::sampling);
  EXPECT_EQ(next_to_drop(full(), {Option::logprobs}, "logprobs?"), Option::stream_options);
  EXPECT_EQ(next_to_drop({}, {}, ""), Option::stream_options);
  EXPECT_EQ(next_to_drop({}, {Option::stream_options}, ""), std::nullopt);
}

}  // namespace
}  // namespace ocrchat
