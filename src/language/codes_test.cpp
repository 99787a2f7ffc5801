#include "language/codes.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>

#include "base/utf8.hpp"
#include "language/models.hpp"

namespace ocrchat {
namespace {

constexpr const char* kDebianModels = "/usr/share/tesseract-ocr/5/tessdata";

std::string tag_for(std::string_view code) {
  const Language* language = find_language(code);
  return language == nullptr ? "" : language->tag;
}

TEST(Codes, EveryCodeMeansOneLanguageOnly) {
  std::map<std::string, std::string> owner;
  for (const Language& language : languages()) {
    std::vector<std::string> codes = language.aliases;
    codes.push_back(language.tag);
    for (const std::string& code : codes) {
      const auto [place, is_new] = owner.emplace(ascii_lower(code), language.tag);
      EXPECT_TRUE(is_new) << code << " means " << place->second << " and " << language.tag;
    }
  }
}

TEST(Codes, EveryLanguageIsFoundByItsOwnTagNameAndAliases) {
  for (const Language& language : languages()) {
    EXPECT_EQ(tag_for(language.tag), language.tag);
    for (const std::string& alias : language.aliases) EXPECT_EQ(tag_for(alias), language.tag) << alias;
    EXPECT_NE(find_language(language.name), nullptr) << language.name;
    EXPECT_EQ(language.script.size(), 4U);
  }
}

TEST(Codes, AreOrderedByTag) {
  EXPECT_TRUE(std::is_sorted(languages().begin(), languages().end(),
                             [](const Language& a, const Language& b) { return a.tag < b.tag; }));
}

TEST(Codes, EveryInstalledLanguageModelHasALanguage) {
  const Models models(kDebianModels);
  ASSERT_FALSE(models.names().empty());
  for (const std::string& name : models.names()) {
    const bool is_script =
        name.starts_with("script/") || std::isupper(static_cast<unsigned char>(name[0])) != 0;
    if (is_script || name == "osd" || name == "equ") continue;
    EXPECT_NE(find_language(name), nullptr) << name;
  }
}

TEST(Codes, EveryLanguagesModelIsOneThatDebianPackages) {
  const Models models(kDebianModels);
  ASSERT_TRUE(models.has("afr") && models.has("yor"));
  for (const Language& language : languages()) EXPECT_TRUE(models.has(language.model)) << language.tag;
}

TEST(Codes, OfAllStandardsAreUnderstood) {
  EXPECT_EQ(tag_for("EN"), "en");
  EXPECT_EQ(tag_for("eng"), "en");
  EXPECT_EQ(tag_for("English"), "en");
  EXPECT_EQ(tag_for("ger"), "de");
  EXPECT_EQ(tag_for("deu"), "de");
  EXPECT_EQ(tag_for("german"), "de");
  EXPECT_EQ(tag_for(" fr "), "fr");
  EXPECT_EQ(tag_for("chi_sim"), "zh-Hans");
  EXPECT_EQ(tag_for("chi_sim_vert"), "zh-Hans-x-vert");
  EXPECT_EQ(tag_for("srp_latn"), "sr-Latn");
  EXPECT_EQ(tag_for("frk"), "de-Latf");
  EXPECT_EQ(tag_for("ch"), "zh-Hans");
  EXPECT_EQ(tag_for("chinese_cht"), "zh-Hant");
  EXPECT_EQ(tag_for("japan"), "ja");
  EXPECT_EQ(tag_for("korean"), "ko");
  EXPECT_EQ(tag_for("rs_latin"), "sr-Latn");
  EXPECT_EQ(tag_for("rs_cyrillic"), "sr");
  EXPECT_EQ(tag_for("ug"), "ug");
  EXPECT_EQ(tag_for("iw"), "he");
  EXPECT_EQ(tag_for("nb"), "no");
}

TEST(Codes, FallBackFromRegionsAndVariants) {
  EXPECT_EQ(tag_for("en-US"), "en");
  EXPECT_EQ(tag_for("pt_BR"), "pt");
  EXPECT_EQ(tag_for("es-419"), "es");
  EXPECT_EQ(tag_for("de-CH-1996"), "de");
  EXPECT_EQ(tag_for("zh-TW"), "zh-Hant");
  EXPECT_EQ(tag_for("zh-HK"), "zh-Hant");
  EXPECT_EQ(tag_for("zh-CN"), "zh-Hans");
  EXPECT_EQ(tag_for("zh-Hant-TW"), "zh-Hant");
  EXPECT_EQ(tag_for("ru-Cyrl"), "ru");
  EXPECT_EQ(tag_for("sr-Cyrl-RS"), "sr");
  EXPECT_EQ(tag_for("uz-Cyrl-UZ"), "uz-Cyrl");
}

TEST(Codes, ThatMeanNothingAreRefused) {
  for (const char* code : {"", "-", "x", "auto", "tlh", "en-Cyrl", "zh-Latn", "eng+deu", "../eng", "en--us",
                           "en-", "script/Latin", "english language"})
    EXPECT_EQ(find_language(code), nullptr) << code;
  EXPECT_EQ(find_language(std::string(1'000'000, '-')), nullptr);
}

TEST(Codes, KnowWhatIsWrittenFromRightToLeft) {
  for (const char* tag : {"ar", "he", "fa", "ur", "yi", "syr", "dv", "ug", "ps", "sd"})
    EXPECT_TRUE(is_right_to_left(tag)) << tag;
  for (const char* tag : {"en", "az", "ja", "am", "unknown"}) EXPECT_FALSE(is_right_to_left(tag)) << tag;
}

}  // namespace
}  // namespace ocrchat
