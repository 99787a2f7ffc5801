#include "worker/translation_step.hpp"

#include <gmock/gmock.h>

#include "base/error.hpp"
#include "document/text.hpp"

namespace ocrchat {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

/// Knows the way from Spanish into French, and nothing of "nada".
class FromSpanish final : public Translator {
 public:
  bool translates(const std::string& from, const std::string& to) const override {
    return from == "es" && to == "fr";
  }
  std::vector<std::string> translate(const std::vector<std::string>& texts, const std::string& from,
                                     const std::string& to, const std::stop_token&) override {
    if (broken) throw Error(ErrorCode::overloaded);
    std::vector<std::string> result;
    for (const std::string& text : texts)
      result.push_back(translates(from, to) && text != "nada" ? "FR " + text : "");
    return result;
  }
  bool broken = false;
};

class Translation : public testing::Test {
 protected:
  Translation() { job_.request.translate_to = "fr"; }

  PageInHand& translated(const std::string& language, const std::vector<std::string>& paragraphs) {
    Page page;
    if (!language.empty()) page.language = language;
    for (const std::string& text : paragraphs) {
      Block block;
      Line line;
      line.words.push_back({text, {0, 0, 10, 10}, 0.9, {}, Origin::recognised, false});
      block.content = Text{{line}};
      page.blocks.push_back(block);
    }
    hand_.emplace(PageInHand{.job = job_, .page = page});
    TranslationStep(translator_).run(*hand_);
    return *hand_;
  }

  Job job_;
  FromSpanish translator_;
  std::optional<PageInHand> hand_;
};

TEST_F(Translation, StandsBesideThePage) {
  const PageInHand& hand = translated("es", {"hola"});
  EXPECT_EQ(text_of(hand.page), "hola");
  EXPECT_EQ(text_of(hand.translation.value()), "FR hola");
  EXPECT_EQ(hand.translation->language, "fr");
  EXPECT_THAT(hand.page.warnings, IsEmpty());
}

TEST_F(Translation, OfAPageInTheLanguageIsNoneNeeded) {
  EXPECT_FALSE(translated("fr", {"salut"}).translation);
  EXPECT_THAT(hand_->page.warnings, IsEmpty());
}

TEST_F(Translation, FromALanguageWithoutAWayIsNoneAndSaysFromWhich) {
  EXPECT_FALSE(translated("en", {"hello"}).translation);
  ASSERT_EQ(hand_->page.warnings.size(), 1U);
  EXPECT_EQ(hand_->page.warnings[0].code, "translation_failed");
  EXPECT_THAT(hand_->page.warnings[0].message, HasSubstr("from English into French"));
}

TEST_F(Translation, FromALanguageThatWasNotFoundSaysSo) {
  EXPECT_FALSE(translated("", {"???hm"}).translation);
  EXPECT_THAT(hand_->page.warnings.at(0).message, HasSubstr("not recognised"));
}

TEST_F(Translation, OfAnEmptyPageOrNumbersIsNoneAndNoTrouble) {
  EXPECT_FALSE(translated("", {}).translation);
  EXPECT_FALSE(translated("", {"1234"}).translation);
  EXPECT_THAT(hand_->page.warnings, IsEmpty());
}

TEST_F(Translation, SaysHowManyTextsStayAsTheyAre) {
  EXPECT_EQ(text_of(translated("es", {"hola", "nada"}).translation.value()), "FR hola\n\nnada");
  EXPECT_THAT(hand_->page.warnings.at(0).message, HasSubstr("1 texts"));
}

TEST_F(Translation, OfWhichNothingCameIsNone) {
  EXPECT_FALSE(translated("es", {"nada"}).translation);
  EXPECT_EQ(hand_->page.warnings.size(), 1U);
}

TEST_F(Translation, ThatCannotBeHadNowCostsNoPage) {
  translator_.broken = true;
  EXPECT_FALSE(translated("es", {"hola"}).translation);
  EXPECT_THAT(hand_->page.warnings.at(0).message, HasSubstr("no answer"));
}

}  // namespace
}  // namespace ocrchat
