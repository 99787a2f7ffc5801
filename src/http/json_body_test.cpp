#include "http/json_body.hpp"

#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/json.hpp>
#include <exception>

#include "base/error.hpp"

namespace ocrchat {
namespace {

/// Gives a text out in pieces of three bytes.
class TextBody final : public Body {
 public:
  TextBody(std::string text, bool announces) : text_(std::move(text)), announces_(announces) {}
  asio::awaitable<std::string_view> read() override {
    const std::string_view piece = std::string_view(text_).substr(at_, 3);
    at_ += piece.size();
    co_return piece;
  }
  std::optional<std::uint64_t> announced() const override {
    if (!announces_) return std::nullopt;
    return text_.size();
  }
  bool touched() const { return at_ > 0; }

 private:
  std::string text_;
  bool announces_;
  std::size_t at_ = 0;
};

Request with_type(const std::string& type) {
  Request request;
  if (!type.empty()) request.headers.emplace_back("content-type", type);
  return request;
}

boost::json::object take(const std::string& type, TextBody& body, std::size_t most = 100) {
  const Request request = with_type(type);
  asio::io_context io;
  boost::json::object result;
  std::exception_ptr failure;
  asio::co_spawn(io, json_body(request, body, most), [&](std::exception_ptr error, boost::json::object got) {
    failure = error;
    result = std::move(got);
  });
  io.run();
  if (failure) std::rethrow_exception(failure);
  return result;
}

std::string refusal(const std::string& type, const std::string& text, std::size_t most = 100) {
  TextBody body(text, false);
  try {
    take(type, body, most);
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::bad_request);
    return error.message();
  }
  ADD_FAILURE() << text << " was taken";
  return {};
}

TEST(JsonBody, TakesAnObjectOfAnyLegalType) {
  for (const char* type : {"application/json", "Application/JSON; charset=utf-8"}) {
    TextBody body(R"({"name":"grüße"})", true);
    EXPECT_EQ(take(type, body).at("name"), "grüße") << type;
  }
}

TEST(JsonBody, RefusesOtherTypesAndSaysWhichToSend) {
  for (const char* type :
       {"", "text/plain", "application/x-www-form-urlencoded", "application/json-seq", ";"}) {
    EXPECT_NE(refusal(type, "{}").find("Content-Type: application/json"), std::string::npos) << type;
  }
}

TEST(JsonBody, RefusesWhatIsNoJson) {
  for (const char* text : {"", "{", "{\"a\":}", "{} {}", "{\"a\":\"\xff\"}", "name=x"}) {
    EXPECT_NE(refusal("application/json", text).find("not valid JSON"), std::string::npos) << text;
  }
  EXPECT_NE(refusal("application/json", std::string(50, '[') + std::string(50, ']')).find("not valid JSON"),
            std::string::npos);
}

TEST(JsonBody, RefusesJsonThatIsNoObject) {
  for (const char* text : {"[]", "1", "null", "\"text\""}) {
    EXPECT_NE(refusal("application/json", text).find("no object"), std::string::npos) << text;
  }
}

TEST(JsonBody, RefusesMoreThanItsLimit) {
  TextBody fits("{\"a\":12}", true);
  EXPECT_EQ(take("application/json", fits, 8).at("a"), 12);
  EXPECT_NE(refusal("application/json", "{\"a\":123}", 8).find("8 bytes"), std::string::npos);
}

TEST(JsonBody, RefusesAnAnnouncedLengthBeforeItReadsAnything) {
  TextBody body("{\"a\":123}", true);
  EXPECT_THROW(take("application/json", body, 8), Error);
  EXPECT_FALSE(body.touched());
}

}  // namespace
}  // namespace ocrchat
