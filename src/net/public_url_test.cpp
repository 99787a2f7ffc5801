#include "net/public_url.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ocrchat {
namespace {

using testing::HasSubstr;

TEST(PublicUrl, OrdinaryAddressesAreTaken) {
  for (const char* url : {"https://example.org/hook?x=1", "http://example.org:8080", "https://1.1.1.1/"}) {
    EXPECT_EQ(trouble_with_url(url, Audience::public_only), "") << url;
  }
  EXPECT_EQ(trouble_with_url("http://127.0.0.1:9/", Audience::anyone), "");
}

TEST(PublicUrl, OthersAreRefusedWithWhatIsWrong) {
  EXPECT_THAT(trouble_with_url("not an address", Audience::anyone), HasSubstr("write it like"));
  EXPECT_THAT(trouble_with_url("", Audience::anyone), HasSubstr("write it like"));
  EXPECT_THAT(trouble_with_url("file:///etc/passwd", Audience::anyone), HasSubstr("https://"));
  EXPECT_THAT(trouble_with_url("ftp://example.org/", Audience::anyone), HasSubstr("https://"));
  EXPECT_THAT(trouble_with_url("https://ann:pass@example.org/", Audience::anyone), HasSubstr("password"));
  EXPECT_THAT(trouble_with_url("https://example.org/" + std::string(3000, 'x'), Audience::anyone),
              HasSubstr("no address"));
  for (const char* url :
       {"http://localhost/", "http://127.0.0.1/", "http://127.1/", "http://2130706433/", "http://[::1]/",
        "http://10.0.0.1/", "http://169.254.169.254/latest", "http://a.localhost"}) {
    EXPECT_THAT(trouble_with_url(url, Audience::public_only), HasSubstr("private")) << url;
  }
}

}  // namespace
}  // namespace ocrchat
