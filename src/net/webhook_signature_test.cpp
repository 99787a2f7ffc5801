#include "net/webhook_signature.hpp"

#include <gtest/gtest.h>

namespace ocrchat {
namespace {

// printf '1700000000.{"a":1}' | openssl dgst -sha256 -hmac whsec_test
TEST(WebhookSignature, IsWhatOpensslMakesOfTimeAndBody) {
  EXPECT_EQ(callback_signature("whsec_test", "{\"a\":1}", 1'700'000'000),
            "t=1700000000,v1=38877139021993b830af32feea6e18a8da83eb2f6e49ee50bd9e4cf4ca4d3789");
}

TEST(WebhookSignature, EveryAccountHasASecretOfItsOwn) {
  const Secrets secrets{Secrets::Key{}};
  EXPECT_NE(callback_secret(secrets, 1), callback_secret(secrets, 2));
  EXPECT_EQ(callback_secret(secrets, 1), callback_secret(secrets, 1));
  EXPECT_TRUE(callback_secret(secrets, 1).starts_with("whsec_"));
}

}  // namespace
}  // namespace ocrchat
