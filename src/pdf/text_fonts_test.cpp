#include "pdf/text_fonts.hpp"

#include <gtest/gtest.h>

namespace ocrchat {
namespace {

/// One of very many clusters that no two numbers share.
std::u16string cluster_of(int number) {
  return {static_cast<char16_t>(0x4e00 + number % 1000), static_cast<char16_t>(0x0300 + number / 1000)};
}

std::string map_of(QPDFObjectHandle font) {
  const auto data = font.getKey("/ToUnicode").getStreamData();
  return {reinterpret_cast<const char*>(data->getBuffer()), data->getSize()};
}

TEST(TextFonts, one_cluster_is_one_code) {
  QPDF pdf;
  pdf.emptyPDF();
  TextFonts fonts(pdf);
  EXPECT_EQ(fonts.glyph(u"a").code, 1);
  EXPECT_EQ(fonts.glyph(u"b").code, 2);
  EXPECT_EQ(fonts.glyph(u"a").code, 1);
  fonts.finish();
  EXPECT_NE(map_of(fonts.dictionary(0)).find("<0002> <0062>"), std::string::npos);
}

TEST(TextFonts, a_full_font_is_followed_by_another) {
  constexpr int kClusters = 65'540;
  QPDF pdf;
  pdf.emptyPDF();
  TextFonts fonts(pdf);
  for (int i = 0; i < kClusters; ++i) {
    const TextGlyph glyph = fonts.glyph(cluster_of(i));
    ASSERT_EQ(glyph.font, i < 65'535 ? 0 : 1) << i;
    ASSERT_EQ(glyph.code, i % 65'535 + 1) << i;
  }
  fonts.finish();
  EXPECT_NE(map_of(fonts.dictionary(0)).find("<FFFF> <50160341>"), std::string::npos);
  EXPECT_NE(map_of(fonts.dictionary(1)).find("<0001> <50170341>"), std::string::npos);
  EXPECT_NE(map_of(fonts.dictionary(1)).find("<0005> <501B0341>"), std::string::npos);
  EXPECT_EQ(map_of(fonts.dictionary(1)).find("<0006>"), std::string::npos);
  EXPECT_THROW(fonts.dictionary(2), std::out_of_range);
}

TEST(TextFonts, without_text_there_are_none) {
  QPDF pdf;
  pdf.emptyPDF();
  TextFonts fonts(pdf);
  fonts.finish();
  EXPECT_THROW(fonts.dictionary(0), std::out_of_range);
}

}  // namespace
}  // namespace ocrchat
