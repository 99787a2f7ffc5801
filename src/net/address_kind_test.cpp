#include "net/address_kind.hpp"

#include <gtest/gtest.h>

namespace ocrchat {
namespace {

TEST(AddressKind, PublicAddressesArePublic) {
  for (const char* text :
       {"1.1.1.1", "8.8.8.8", "172.32.0.1", "192.169.0.1", "100.128.0.1", "2606:4700::1111", "2a00:1450::1",
        "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1"}) {
    EXPECT_TRUE(is_public(parse_ip(text).value())) << text;
  }
}

TEST(AddressKind, EverythingElseIsNotInWhateverForm) {
  for (const char* text : {"127.0.0.1",
                           "127.8.9.1",
                           "10.1.2.3",
                           "172.16.0.1",
                           "172.31.255.255",
                           "192.168.1.1",
                           "169.254.169.254",
                           "100.64.0.1",
                           "0.0.0.0",
                           "255.255.255.255",
                           "224.0.0.1",
                           "240.0.0.1",
                           "198.18.0.1",
                           "203.0.113.7",
                           "::",
                           "::1",
                           "fe80::1",
                           "fc00::1",
                           "fd12::1",
                           "ff02::1",
                           "2001:db8::1",
                           "::ffff:127.0.0.1",
                           "::ffff:10.0.0.1",
                           "::7f00:1",
                           "64:ff9b::7f00:1",
                           "64:ff9b::a9fe:a9fe",
                           "2002:7f00:1::",
                           "2002:c0a8:101::1"}) {
    EXPECT_FALSE(is_public(parse_ip(text).value())) << text;
  }
}

}  // namespace
}  // namespace ocrchat
