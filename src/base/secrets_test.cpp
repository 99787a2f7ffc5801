#include "base/secrets.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>

#include "base/error.hpp"
#include "base/ids.hpp"

namespace ocrchat {
namespace {

Secrets secrets(std::uint8_t first = 1) {
  Secrets::Key key{};
  key.front() = first;
  return Secrets(key);
}

class KeyFile : public testing::Test {
 protected:
  void TearDown() override { std::filesystem::remove(path_); }
  std::filesystem::path path_ = std::filesystem::temp_directory_path() / ("key-" + new_uuid());
};

TEST(Secrets, WhatIsSealedOpensAgainAndLooksDifferentEachTime) {
  const Secrets one = secrets();
  const std::string sealed = one.seal("token", "ocr_abc");
  EXPECT_EQ(one.open("token", sealed), "ocr_abc");
  EXPECT_NE(one.seal("token", "ocr_abc"), sealed);
  EXPECT_EQ(sealed.find("ocr_abc"), std::string::npos);
}

TEST(Secrets, NothingOpensUnderAnotherKeyOrPurposeOrWhenTamperedWith) {
  std::string sealed = secrets().seal("token", "ocr_abc");
  EXPECT_FALSE(secrets(2).open("token", sealed));
  EXPECT_FALSE(secrets().open("other", sealed));
  sealed[40] = sealed[40] == 'A' ? 'B' : 'A';
  EXPECT_FALSE(secrets().open("token", sealed));
  EXPECT_FALSE(secrets().open("token", ""));
  EXPECT_FALSE(secrets().open("token", "not base64 !"));
}

TEST(Secrets, MacsDependOnKeyPurposeAndText) {
  const std::string mac = secrets().mac("ip", "192.0.2.1");
  EXPECT_EQ(mac.size(), 64U);
  EXPECT_EQ(secrets().mac("ip", "192.0.2.1"), mac);
  EXPECT_NE(secrets(2).mac("ip", "192.0.2.1"), mac);
  EXPECT_NE(secrets().mac("other", "192.0.2.1"), mac);
  EXPECT_NE(secrets().mac("ip", "192.0.2.2"), mac);
}

TEST(Secrets, TheHmacIsThatOfRfc4231) {
  EXPECT_EQ(hmac_sha256_hex("Jefe", "what do ya want for nothing?"),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

TEST(Secrets, ComparisonIsByContent) {
  EXPECT_TRUE(equal_in_constant_time("abc", "abc"));
  EXPECT_FALSE(equal_in_constant_time("abc", "abd"));
  EXPECT_FALSE(equal_in_constant_time("abc", "ab"));
}

TEST_F(KeyFile, IsMadeOnceForItsOwnerAloneAndReadAgain) {
  const std::string sealed = Secrets::load(path_).seal("x", "text");
  EXPECT_EQ(Secrets::load(path_).open("x", sealed), "text");
  struct stat status {};
  ASSERT_EQ(::stat(path_.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0600U);
}

TEST_F(KeyFile, ThatIsNoKeyIsRefused) {
  std::ofstream(path_) << "too short\n";
  try {
    Secrets::load(path_);
    FAIL() << "taken";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::setting_invalid);
    EXPECT_THAT(error.message(), testing::HasSubstr("64 hex digits"));
  }
}

}  // namespace
}  // namespace ocrchat
