#include "http/known_networks.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"

namespace ocrchat {
namespace {

Request located(const Settings& settings, const std::string& peer, const std::string& forwarded_for,
                const std::string& proto = {}) {
  Request request;
  if (!forwarded_for.empty()) request.headers.emplace_back("x-forwarded-for", forwarded_for);
  if (!proto.empty()) request.headers.emplace_back("x-forwarded-proto", proto);
  KnownNetworks(settings).locate(request, peer);
  return request;
}

Settings behind(const std::string& proxies) {
  Settings settings;
  settings.trusted_proxies = proxies;
  return settings;
}

TEST(ClientAddress, IsThePeerWhereNoProxyIsTrusted) {
  EXPECT_EQ(located({}, "127.0.0.1", "").ip, "127.0.0.1");
  EXPECT_EQ(located({}, "127.0.0.1", "192.0.2.1").ip, "127.0.0.1");
  EXPECT_EQ(located(behind("10.0.0.0/8"), "192.0.2.9", "192.0.2.1").ip, "192.0.2.9");
  EXPECT_EQ(located({}, "::ffff:192.0.2.9", "").ip, "192.0.2.9");
}

TEST(ClientAddress, IsTheRightmostThatIsNoProxyOfOurs) {
  const Settings settings = behind("10.0.0.0/8, 2001:db8::/64");
  EXPECT_EQ(located(settings, "10.0.0.1", "192.0.2.1").ip, "192.0.2.1");
  EXPECT_EQ(located(settings, "10.0.0.1", "1.1.1.1, 192.0.2.1, 10.0.0.2 ,2001:db8::7").ip, "192.0.2.1");
  EXPECT_EQ(located(settings, "2001:db8::1", "2001:db8:1::2").ip, "2001:db8:1::2");
}

TEST(ClientAddress, OfAWholeChainOfProxiesIsItsFarEnd) {
  EXPECT_EQ(located(behind("10.0.0.0/8"), "10.0.0.1", "10.0.0.9, 10.0.0.2").ip, "10.0.0.9");
  EXPECT_EQ(located(behind("10.0.0.0/8"), "10.0.0.1", "").ip, "10.0.0.1");
}

TEST(ClientAddress, IsTheLastKnownOneWhereTheHeaderIsNonsense) {
  for (const char* text : {"unknown", "192.0.2.1, unknown", ",", "192.0.2.1:99, _hidden"}) {
    EXPECT_EQ(located(behind("10.0.0.0/8"), "10.0.0.1", text).ip, "10.0.0.1") << text;
  }
}

TEST(ClientAddress, ReadsSeveralHeadersAsOneList) {
  Request request;
  request.headers.emplace_back("x-forwarded-for", "1.1.1.1");
  request.headers.emplace_back("x-forwarded-for", "192.0.2.1");
  KnownNetworks(behind("10.0.0.1")).locate(request, "10.0.0.1");
  EXPECT_EQ(request.ip, "192.0.2.1");
}

TEST(Https, IsWhatATrustedProxyOrThePublicAddressSays) {
  EXPECT_FALSE(located({}, "10.0.0.1", "", "https").https);
  EXPECT_TRUE(located(behind("10.0.0.1"), "10.0.0.1", "", "HTTPS").https);
  EXPECT_FALSE(located(behind("10.0.0.1"), "10.0.0.1", "", "https, http").https);
  Settings settings = behind("10.0.0.1");
  settings.public_url = "https://ocr.example";
  EXPECT_TRUE(located(settings, "192.0.2.1", "").https);
  EXPECT_FALSE(located(settings, "10.0.0.1", "", "http").https);
}

TEST(Operators, AreKnownByTheirNetworkUnlessTheirAddressIsInDoubt) {
  const KnownNetworks networks{behind("127.0.0.9")};
  EXPECT_TRUE(networks.is_operator(located({}, "127.0.0.1", "")));
  EXPECT_TRUE(networks.is_operator(located({}, "::1", "")));
  EXPECT_FALSE(networks.is_operator(located({}, "192.0.2.1", "")));
  EXPECT_FALSE(networks.is_operator(located({}, "127.0.0.1", "127.0.0.1")));
  EXPECT_FALSE(networks.is_operator(located(behind("127.0.0.9"), "127.0.0.9", "192.0.2.1")));
  EXPECT_TRUE(networks.is_operator(located(behind("127.0.0.9"), "127.0.0.9", "127.0.0.1")));
  Request forwarded;
  forwarded.headers.emplace_back("forwarded", "for=127.0.0.1");
  networks.locate(forwarded, "127.0.0.1");
  EXPECT_FALSE(networks.is_operator(forwarded));
}

TEST(KnownNetworks, RefusesASettingThatIsNoNetwork) {
  try {
    KnownNetworks{behind("10.0.0.0/8, proxy.example")};
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::setting_invalid);
    EXPECT_NE(error.message().find("trusted-proxies"), std::string::npos);
    EXPECT_NE(error.message().find("proxy.example"), std::string::npos);
  }
}

}  // namespace
}  // namespace ocrchat
