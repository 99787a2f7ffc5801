#include "http/test_server.hpp"

namespace ocrchat {
namespace {

/// Anonymous callers have one page each, so that it shows who is taken for whom.
class ClientAddressOverHttp : public ServerTest {
 protected:
  ClientAddressOverHttp() {
    settings_.inline_pages = 0;
    apply_plans(settings_.plans, "anonymous = {pages = 1, window = \"day\"}");
  }
  int submit_for(const std::string& forwarded) const {
    return ask(post(form("pages:1"), "X-Forwarded-For: " + forwarded + "\r\n")).status;
  }
};

TEST_F(ClientAddressOverHttp, CallersBehindATrustedProxyAreToldApart) {
  settings_.trusted_proxies = "127.0.0.0/8";
  start();
  EXPECT_EQ(submit_for("192.0.2.1"), 202);
  EXPECT_EQ(submit_for("192.0.2.1"), 402);
  EXPECT_EQ(submit_for("192.0.2.1, 192.0.2.2"), 202);
  EXPECT_EQ(submit_for("192.0.2.3, 192.0.2.2"), 402);
}

TEST_F(ClientAddressOverHttp, NobodyElseIsBelieved) {
  start();
  EXPECT_EQ(submit_for("192.0.2.1"), 202);
  EXPECT_EQ(submit_for("192.0.2.2"), 402);
}

TEST_F(ClientAddressOverHttp, ASettingThatNamesNoNetworkStopsTheStart) {
  settings_.trusted_proxies = "10.0.0.0/99";
  EXPECT_THROW(start(), Error);
}

}  // namespace
}  // namespace ocrchat
