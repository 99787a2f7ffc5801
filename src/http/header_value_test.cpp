#include "http/header_value.hpp"

#include <gtest/gtest.h>

namespace ocrchat {
namespace {

TEST(HeaderValue, HasParametersBareAndQuoted) {
  const auto value = parse_header_value("Multipart/Form-Data ; BOUNDARY=\"a;b=c\"; charset = utf-8 ;");
  ASSERT_TRUE(value);
  EXPECT_EQ(value->value, "multipart/form-data");
  EXPECT_EQ(value->parameter("boundary"), "a;b=c");
  EXPECT_EQ(value->parameter("charset"), "utf-8");
  EXPECT_EQ(value->parameter("absent"), std::nullopt);
}

TEST(HeaderValue, UnescapesQuotesButNotWindowsPaths) {
  const auto value = parse_header_value(R"(form-data; name="a\"b\\c"; filename="C:\dir\x.pdf")");
  ASSERT_TRUE(value);
  EXPECT_EQ(value->parameter("name"), R"(a"b\c)");
  EXPECT_EQ(value->parameter("filename"), R"(C:\dir\x.pdf)");
}

TEST(HeaderValue, IsNothingIfMalformed) {
  for (const char* text :
       {"", " ", ";a=b", "x; a", "x; =b", "x; a=\"open", "x; a=\"b\"c", "x; a=1; A=2", "x;;a=b"}) {
    EXPECT_FALSE(parse_header_value(text)) << text;
  }
}

TEST(ExtendedValue, IsDecodedAsUtf8) {
  EXPECT_EQ(decode_extended_value("UTF-8''na%C3%AFve.pdf"), "na\xc3\xafve.pdf");
  EXPECT_EQ(decode_extended_value("utf-8'km'a"), "a");
}

TEST(ExtendedValue, IsNothingIfMalformed) {
  for (const char* text :
       {"", "a.pdf", "UTF-8'a", "latin1''a", "UTF-8''%", "UTF-8''%4", "UTF-8''%zz", "UTF-8''%ff"}) {
    EXPECT_FALSE(decode_extended_value(text)) << text;
  }
}

}  // namespace
}  // namespace ocrchat
