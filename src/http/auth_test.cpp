#include "http/auth.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"

namespace ocrchat {
namespace {

Request with_header(const std::string& value) {
  Request request;
  request.headers.emplace_back("authorization", value);
  return request;
}

TEST(Token, ComesFromTheBearerHeader) {
  EXPECT_EQ(token_of(with_header("Bearer ocr_abc")), "ocr_abc");
  EXPECT_EQ(token_of(with_header("bearer   ocr_abc ")), "ocr_abc");
}

TEST(Token, ComesFromTheQueryWithoutAHeader) {
  Request request;
  request.query.emplace_back("api_token", "ocr_q");
  EXPECT_EQ(token_of(request), "ocr_q");
  request.headers.emplace_back("authorization", "Bearer ocr_h");
  EXPECT_EQ(token_of(request), "ocr_h");
}

TEST(Token, IsAbsentForAnonymousCallers) {
  EXPECT_EQ(token_of(Request()), std::nullopt);
}

TEST(Token, ThatIsMalformedIsNeverAnonymous) {
  for (const std::string& value :
       {std::string(), std::string("Bearer"), std::string("Bearer "), std::string("ocr_abc"),
        std::string("Basic dTpw"), std::string("Bearer a b"), std::string("Bearerabc"),
        "Bearer " + std::string(600, 'x'), std::string("Bearer \xc3\xa9")}) {
    try {
      token_of(with_header(value));
      ADD_FAILURE() << value;
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::token_invalid) << value;
    }
  }
  Request empty;
  empty.query.emplace_back("api_token", "");
  EXPECT_THROW(token_of(empty), Error);
}

}  // namespace
}  // namespace ocrchat
