#include "http/request.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"

namespace ocrchat {
namespace {

Request parsed(std::string_view target) {
  Request request;
  parse_target(target, request);
  return request;
}

TEST(RequestTarget, IsSplitIntoPathAndDecodedQuery) {
  const Request request = parsed("/api/v1/ocr/?api_token=a%2Bb&format=md&name=two+words&empty=&bare");
  EXPECT_EQ(request.path, "/api/v1/ocr/");
  EXPECT_EQ(request.parameter("api_token"), "a+b");
  EXPECT_EQ(request.parameter("format"), "md");
  EXPECT_EQ(request.parameter("name"), "two words");
  EXPECT_EQ(request.parameter("empty"), "");
  EXPECT_EQ(request.parameter("bare"), "");
  EXPECT_EQ(request.parameter("absent"), std::nullopt);
}

TEST(RequestTarget, MayBeAWholeUrl) {
  EXPECT_EQ(parsed("http://example.org/healthz?a=1").path, "/healthz");
}

TEST(RequestTarget, IsRefusedIfItIsNoUrl) {
  for (const char* target : {"", "*", "no-slash", "/a b", "/%zz", "/?a=%"}) {
    EXPECT_THROW(parsed(target), Error) << target;
  }
}

TEST(RequestId, IsTheClientsOwnIfItIsSane) {
  EXPECT_EQ(request_id("abc-DEF_123"), "abc-DEF_123");
  EXPECT_EQ(request_id(std::string(64, 'x')), std::string(64, 'x'));
}

TEST(RequestId, IsMadeOtherwise) {
  for (const auto& asked : {std::string(), std::string(65, 'x'), std::string("a b"), std::string("a\r\nb"),
                            std::string("h\xc3\xa9")}) {
    EXPECT_NE(request_id(asked), asked);
    EXPECT_EQ(request_id(asked).size(), 32U);
  }
  EXPECT_NE(request_id(std::nullopt), request_id(std::nullopt));
}

TEST(NumberParameter, IsAWholeNumberInItsRange) {
  EXPECT_EQ(number_parameter(parsed("/?wait=60"), "wait", 0, 60), 60);
  EXPECT_EQ(number_parameter(parsed("/"), "wait", 0, 60), std::nullopt);
  for (const char* target :
       {"/?wait=61", "/?wait=-1", "/?wait=", "/?wait=1.5", "/?wait=5s", "/?wait=99999999999"}) {
    EXPECT_THROW(number_parameter(parsed(target), "wait", 0, 60), Error) << target;
  }
}

}  // namespace
}  // namespace ocrchat
