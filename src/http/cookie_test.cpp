#include "http/cookie.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"

namespace ocrchat {
namespace {

Request with_cookies(const std::string& header) {
  Request request;
  request.headers.emplace_back("cookie", header);
  return request;
}

std::string set(std::string_view name, std::string_view value, const CookieOptions& options = {}) {
  Reply reply;
  set_cookie(reply, name, value, options);
  EXPECT_EQ(reply.headers.at(0).first, "Set-Cookie");
  return reply.headers.at(0).second;
}

TEST(Cookie, IsFoundByItsWholeName) {
  const Request request = with_cookies("a=1; session=abc=def; xsession=no; quoted=\"q\"; empty=");
  EXPECT_EQ(cookie(request, "session"), "abc=def");
  EXPECT_EQ(cookie(request, "a"), "1");
  EXPECT_EQ(cookie(request, "quoted"), "q");
  EXPECT_EQ(cookie(request, "empty"), "");
  EXPECT_EQ(cookie(request, "sess"), std::nullopt);
  EXPECT_EQ(cookie(request, "A"), std::nullopt);
}

TEST(Cookie, IsTheFirstOfItsName) {
  Request request = with_cookies("s=first; s=second");
  request.headers.emplace_back("cookie", "s=third; t=other");
  EXPECT_EQ(cookie(request, "s"), "first");
  EXPECT_EQ(cookie(request, "t"), "other");
}

TEST(Cookie, ToleratesNonsense) {
  EXPECT_EQ(cookie(Request(), "s"), std::nullopt);
  for (const char* header : {"", ";;;", "s", "=x", " ; s ; =", "\"s=1"}) {
    EXPECT_EQ(cookie(with_cookies(header), "s"), std::nullopt) << header;
  }
  EXPECT_EQ(cookie(with_cookies(";; s = x ;"), "s"), "x");
}

TEST(SetCookie, IsCarefulUnlessToldOtherwise) {
  EXPECT_EQ(set("s", "v"), "s=v; Path=/; HttpOnly; Secure; SameSite=Lax");
}

TEST(SetCookie, SaysWhatItWasTold) {
  const CookieOptions options{std::chrono::hours(1), false, false, "/account"};
  EXPECT_EQ(set("s", "v", options), "s=v; Path=/account; Max-Age=3600; SameSite=Lax");
  EXPECT_EQ(set("s", "", {std::chrono::seconds(0)}), "s=; Path=/; Max-Age=0; HttpOnly; Secure; SameSite=Lax");
}

TEST(SetCookie, NeverWritesWhatWouldEndTheValueEarly) {
  for (const char* value : {"a;b", "a b", "a\r\nX: y", "a\"", "gr\xc3\xbc"}) {
    EXPECT_THROW(set("s", value), Error) << value;
  }
  EXPECT_THROW(set("a=b", "v"), Error);
  EXPECT_THROW(set("s", "v", {std::nullopt, true, true, "/;Domain=x"}), Error);
}

}  // namespace
}  // namespace ocrchat
