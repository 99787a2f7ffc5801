#include "http/cookie.hpp"

#include <gtest/gtest.h>

namespace ocrchat {
namespace {

Request with_cookies(const std::string& value) {
  Request request;
  request.headers.emplace_back("cookie", value);
  return request;
}

TEST(Cookies, AreFoundByTheirWholeName) {
  const Request request = with_cookies("ab=1; a=2;b=\"3\" ; c=x=y; a=4");
  EXPECT_EQ(cookie_of(request, "a"), "2");
  EXPECT_EQ(cookie_of(request, "b"), "3");
  EXPECT_EQ(cookie_of(request, "c"), "x=y");
  EXPECT_EQ(cookie_of(request, "d"), std::nullopt);
  EXPECT_EQ(cookie_of(Request(), "a"), std::nullopt);
}

TEST(Cookies, ThatAreBrokenAreNone) {
  for (const char* value : {"", ";", "a", ";;a;", "=1", " = "}) {
    EXPECT_EQ(cookie_of(with_cookies(value), "a"), std::nullopt) << value;
  }
}

TEST(Cookies, AreKeptFromScriptsAndOtherSites) {
  EXPECT_EQ(set_cookie_value({"a", "1", 60, false}), "a=1; Path=/; Max-Age=60; HttpOnly; SameSite=Lax");
  EXPECT_EQ(set_cookie_value({"a", "", 0, true}), "a=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure");
}

}  // namespace
}  // namespace ocrchat
