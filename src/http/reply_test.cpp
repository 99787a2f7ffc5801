#include "http/reply.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>

namespace ocrchat {
namespace {

TEST(Reply, WritesItsHeadInOrder) {
  Reply reply = json_reply(boost::json::object{{"a", 1}}, 202);
  reply.set("Location", "/x/");
  reply.set("Server", "ocrchat");
  EXPECT_EQ(head_of(reply), "HTTP/1.1 202 Accepted\r\nLocation: /x/\r\nServer: ocrchat\r\n\r\n");
  EXPECT_EQ(reply.body.text(), "{\"a\":1}");
}

TEST(Reply, LetsNoValueStartAnotherHeader) {
  Reply reply;
  reply.set("Location", "/x\r\nSet-Cookie: a=b");
  EXPECT_EQ(head_of(reply), "HTTP/1.1 200 OK\r\nLocation: /xSet-Cookie: a=b\r\n\r\n");
}

TEST(HttpDate, HasTheFixedForm) {
  const std::string date = http_date();
  ASSERT_EQ(date.size(), 29U) << date;
  EXPECT_EQ(date.substr(3, 2), ", ");
  EXPECT_EQ(date.substr(25), " GMT");
}

TEST(Disposition, KeepsPlainNamesAndEncodesOthers) {
  EXPECT_EQ(disposition("attachment", "a b.txt"), "attachment; filename=\"a b.txt\"");
  EXPECT_EQ(disposition("attachment", "\xe1\x9e\x80.md"),
            "attachment; filename=\"___.md\"; filename*=UTF-8''%E1%9E%80.md");
  EXPECT_EQ(disposition("inline", "a\"\r\n.md"),
            "inline; filename=\"a___.md\"; filename*=UTF-8''a%22%0D%0A.md");
}

}  // namespace
}  // namespace ocrchat
