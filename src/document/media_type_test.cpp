#include "document/media_type.hpp"

#include <gtest/gtest.h>

#include <string>

namespace ocrchat {
namespace {

using namespace std::string_literals;

std::optional<MediaType> sniffed(const std::string& text) {
  return sniff(as_bytes(text));
}

std::string bmp_head(char header_size) {
  return "BM"s + std::string(12, '\0') + header_size + "\0\0\0"s;
}

TEST(Sniff, TellsEveryKindFromItsFirstBytes) {
  EXPECT_EQ(sniffed("\x89PNG\r\n\x1a\n rest"), MediaType::png);
  EXPECT_EQ(sniffed("\xff\xd8\xff\xe0 rest"), MediaType::jpeg);
  EXPECT_EQ(sniffed("RIFF\x10\0\0\0WEBPVP8 "s), MediaType::webp);
  EXPECT_EQ(sniffed("GIF87a rest"), MediaType::gif);
  EXPECT_EQ(sniffed("GIF89a rest"), MediaType::gif);
  EXPECT_EQ(sniffed(bmp_head(40)), MediaType::bmp);
  EXPECT_EQ(sniffed("%PDF-1.7\n"), MediaType::pdf);
}

TEST(Sniff, KnowsBothByteOrdersAndBothVersionsOfTiff) {
  for (const std::string& head : {"II*\0"s, "MM\0*"s, "II+\0"s, "MM\0+"s})
    EXPECT_EQ(sniffed(head), MediaType::tiff);
}

TEST(Sniff, FindsAPdfHeaderWithinTheFirst1024Bytes) {
  EXPECT_EQ(sniffed(std::string(1019, ' ') + "%PDF-"), MediaType::pdf);
  EXPECT_EQ(sniffed(std::string(1020, ' ') + "%PDF-"), std::nullopt);
}

TEST(Sniff, TakesATextThatBeginsWithBmForWhatItIs) {
  EXPECT_EQ(sniffed("BM is how this sentence happens to begin."), std::nullopt);
  EXPECT_EQ(sniffed(bmp_head(41)), std::nullopt);
}

TEST(Sniff, DoesNotReadPastTheEndOfAShortFile) {
  for (const std::string& whole : {"\x89PNG\r\n\x1a\n"s, "\xff\xd8\xff"s, "RIFF\x10\0\0\0WEBP"s, "GIF89a"s,
                                   bmp_head(40), "II*\0"s, "%PDF-"s}) {
    EXPECT_NE(sniffed(whole), std::nullopt);
    EXPECT_EQ(sniffed(whole.substr(0, whole.size() - 1)), std::nullopt);
    EXPECT_EQ(sniffed(whole.substr(0, 1)), std::nullopt);
  }
  EXPECT_EQ(sniffed(""), std::nullopt);
}

TEST(Sniff, RefusesOtherRiffFiles) {
  EXPECT_EQ(sniffed("RIFF\x10\0\0\0WAVEfmt "s), std::nullopt);
}

TEST(MediaTypeName, IsTheNameOnTheWire) {
  EXPECT_EQ(media_type_name(MediaType::png), "image/png");
  EXPECT_EQ(media_type_name(MediaType::jpeg), "image/jpeg");
  EXPECT_EQ(media_type_name(MediaType::webp), "image/webp");
  EXPECT_EQ(media_type_name(MediaType::gif), "image/gif");
  EXPECT_EQ(media_type_name(MediaType::bmp), "image/bmp");
  EXPECT_EQ(media_type_name(MediaType::tiff), "image/tiff");
  EXPECT_EQ(media_type_name(MediaType::pdf), "application/pdf");
}

}  // namespace
}  // namespace ocrchat
