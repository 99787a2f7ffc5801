#include "base/password.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <future>
#include <thread>
#include <vector>

#include "base/error.hpp"

namespace ocrchat {
namespace {

using std::chrono::milliseconds;

milliseconds time_of(const auto& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now() - start);
}

TEST(Passwords, AreTheOnesThatWereHashed) {
  Passwords passwords;
  const std::string hash = passwords.hash("correct horse");
  EXPECT_TRUE(passwords.verify(hash, "correct horse"));
  EXPECT_FALSE(passwords.verify(hash, "correct horsf"));
  EXPECT_FALSE(passwords.verify(hash, ""));
  EXPECT_FALSE(passwords.verify("no hash", "correct horse"));
}

TEST(Passwords, AreKeptAsSaltedArgon2id) {
  Passwords passwords;
  const std::string hash = passwords.hash("correct horse");
  EXPECT_TRUE(hash.starts_with("$argon2id$v=19$m=65536,t=2,p=1$")) << hash;
  EXPECT_NE(hash, passwords.hash("correct horse"));
}

TEST(Passwords, OfNobodyTakeAsLongToRefuse) {
  Passwords passwords;
  const std::string hash = passwords.hash("correct horse");
  milliseconds somebody = milliseconds::max();
  milliseconds nobody = milliseconds::max();
  for (int i = 0; i < 3; ++i) {
    somebody = std::min(somebody, time_of([&] { EXPECT_FALSE(passwords.verify(hash, "wrong horse")); }));
    nobody = std::min(nobody, time_of([&] { EXPECT_FALSE(passwords.verify("", "wrong horse")); }));
  }
  EXPECT_GT(nobody, somebody / 3);
  EXPECT_LT(nobody, somebody * 3);
}

TEST(Passwords, AreComputedOnlySoManyAtATime) {
  Passwords none(0, milliseconds(10));
  try {
    none.hash("correct horse");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::overloaded);
  }
  Passwords one(1, std::chrono::seconds(60));
  std::vector<std::future<std::string>> hashes;
  for (int i = 0; i < 3; ++i) {
    hashes.push_back(std::async(std::launch::async, [&] { return one.hash("correct horse"); }));
  }
  for (auto& hash : hashes) EXPECT_FALSE(hash.get().empty());
}

TEST(Passwords, AreNeitherShortNorEndlessNorBroken) {
  EXPECT_NO_THROW(Passwords::check("ten chars!"));
  EXPECT_NO_THROW(Passwords::check("ខ្ញុំស្រឡាញ់"));
  EXPECT_NO_THROW(Passwords::check(std::string(1024, 'x')));
  EXPECT_THROW(Passwords::check("nine char"), Error);
  EXPECT_THROW(Passwords::check("ééééé"), Error);
  EXPECT_THROW(Passwords::check(std::string(1025, 'x')), Error);
  EXPECT_THROW(Passwords::check("\xff\xfe and more text"), Error);
}

}  // namespace
}  // namespace ocrchat
