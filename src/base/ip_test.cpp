#include "base/ip.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"

namespace ocrchat {
namespace {

bool inside(const char* network, const char* address) {
  return parse_network(network).value().contains(parse_ip(address).value());
}

TEST(Ip, AddressesOfBothKindsComeBackAsTheyWere) {
  for (const char* text : {"192.0.2.1", "2001:db8::1", "::1", "::", "255.255.255.255"}) {
    EXPECT_EQ(to_text(parse_ip(text).value()), text);
  }
  EXPECT_EQ(to_text(parse_ip("::ffff:192.0.2.1").value()), "192.0.2.1") << "a mapped address is the IPv4 one";
}

TEST(Ip, WhatIsNoAddressIsNone) {
  for (const char* text :
       {"", "192.0.2", "192.0.2.256", "0x7f.1", "127.1", "fe80::1%eth0", "host", "1.2.3.4 "}) {
    EXPECT_FALSE(parse_ip(text)) << text;
  }
}

TEST(Ip, NetworksContainWhatSharesTheirPrefix) {
  EXPECT_TRUE(inside("10.0.0.0/8", "10.255.0.1"));
  EXPECT_FALSE(inside("10.0.0.0/8", "11.0.0.1"));
  EXPECT_TRUE(inside("192.0.2.128/25", "192.0.2.129"));
  EXPECT_FALSE(inside("192.0.2.128/25", "192.0.2.127"));
  EXPECT_TRUE(inside("2001:db8::/33", "2001:db8:7fff::1"));
  EXPECT_FALSE(inside("2001:db8::/33", "2001:db8:8000::1"));
  EXPECT_TRUE(inside("::1", "::1"));
  EXPECT_TRUE(inside("0.0.0.0/0", "192.0.2.1"));
  EXPECT_FALSE(inside("0.0.0.0/0", "2001:db8::1"));
  EXPECT_TRUE(inside("127.0.0.0/8", "::ffff:127.0.0.1"));
}

TEST(Ip, ListsAreParsedAndMistakesNamed) {
  EXPECT_TRUE(parse_networks("").empty());
  EXPECT_EQ(parse_networks("10.0.0.0/8, ::1").size(), 2U);
  EXPECT_TRUE(any_contains(parse_networks("10.0.0.0/8,::1"), parse_ip("::1").value()));
  for (const char* text : {"10.0.0.0/33", "10.0.0.0/", "10.0.0.0/x", "::/129", "somewhere"}) {
    EXPECT_THROW(parse_networks(text), Error) << text;
  }
}

TEST(Ip, ACallerIsAnAddressOrASite) {
  EXPECT_EQ(caller_network("192.0.2.1"), "192.0.2.1");
  EXPECT_EQ(caller_network("::ffff:192.0.2.1"), "192.0.2.1");
  EXPECT_EQ(caller_network("2001:db8:1:2:3::4"), "2001:db8:1:2::/64");
  EXPECT_EQ(caller_network("unknown"), "unknown");
}

}  // namespace
}  // namespace ocrchat
