#include "base/utf8.hpp"

#include <gtest/gtest.h>

#include "base/ids.hpp"
#include "base/time.hpp"

namespace ocrchat {
namespace {

TEST(Utf8, IllFormedSequencesBecomeReplacementCharacters) {
  EXPECT_TRUE(is_utf8("ខ្មែរ a"));
  EXPECT_FALSE(is_utf8("\xC3"));
  EXPECT_FALSE(is_utf8("\xED\xA0\x80"));  // a surrogate
  EXPECT_EQ(to_valid_utf8("a\xFF"
                          "b"),
            "a\uFFFD"
            "b");
  EXPECT_EQ(to_valid_utf8("ok"), "ok");
}

TEST(Utf8, CodePointsSurviveTheRoundTrip) {
  const std::string text = "aé中😀";
  EXPECT_EQ(code_points(text), 4U);
  EXPECT_EQ(to_utf8(to_utf32(text)), text);
}

TEST(Utf8, TrimmedDropsWhiteSpaceAtBothEndsOnly) {
  EXPECT_EQ(trimmed(" a b\r\n"), "a b");
  EXPECT_EQ(trimmed(" \t"), "");
}

TEST(Ids, AreOfTheirFormAndNeverTheSame) {
  const std::string uuid = new_uuid();
  EXPECT_EQ(uuid.size(), 32U);
  EXPECT_EQ(uuid.find_first_not_of("0123456789abcdef"), std::string::npos);
  EXPECT_NE(uuid, new_uuid());
  EXPECT_EQ(new_token().size(), 44U);
  EXPECT_NE(new_token(), new_token());
}

TEST(Ids, Sha256IsTheOneOfTheStandard) {
  // FIPS 180-2, appendix B.1.
  const std::string_view sum = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  EXPECT_EQ(sha256_hex(as_bytes("abc")), sum);
  Sha256 pieces;
  pieces.add(as_bytes("a"));
  pieces.add(as_bytes("bc"));
  EXPECT_EQ(pieces.hex(), sum);
}

TEST(Time, IsoTimeIsUtcWithMilliseconds) {
  EXPECT_EQ(iso_time(1769860800042), "2026-01-31T12:00:00.042Z");
}

}  // namespace
}  // namespace ocrchat
