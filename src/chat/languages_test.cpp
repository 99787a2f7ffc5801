#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "chat/test_pages.hpp"

namespace ocrchat {
namespace {

using namespace test;
using ::testing::HasSubstr;

struct Case {
  const char* language;
  std::vector<std::string> lines;
  const char* question;
  const char* quoted;   ///< part of the answer
  const char* foreign;  ///< a question that the text does not answer
};

class Languages : public ::testing::TestWithParam<Case> {};

TEST_P(Languages, AreAnsweredAndRefused) {
  const Case& c = GetParam();
  const Page text = page(0, {block(c.lines)}, c.language);
  const Answer answer = ask(text, c.question);
  EXPECT_THAT(answer.content, HasSubstr(c.quoted));
  for (const Citation& citation : answer.citations) EXPECT_TRUE(occurs_on(text, citation.snippet));
  EXPECT_FALSE(ask(text, c.foreign).found) << ask(text, c.foreign).content;
}

INSTANTIATE_TEST_SUITE_P(
    All, Languages,
    ::testing::Values(
        Case{"de",
             {"Die Mühle am Bach wurde 1742 errichtet. Sie gehörte der Familie Brandt.",
              "Heute wird dort Papier gemacht."},
             "Wann wurde die Mühle errichtet?",
             "1742",
             "Welche Sprache spricht man in Brasilien?"},
        Case{"fr",
             {"Le moulin a été construit en 1742 par Jean Morel. Aujourd'hui on y", "fabrique du papier."},
             "Qui a construit le moulin ?",
             "Jean Morel",
             "Quelle est la capitale du Brésil ?"},
        Case{"ru",
             {"Мельница была построена в 1742 году. Ею владела семья Орловых.", "Сегодня там делают бумагу."},
             "Когда была построена мельница?",
             "1742",
             "Кто выиграл чемпионат по футболу?"},
        Case{"zh",
             {"磨坊建于1742年。它属于勃兰特家族。", "今天那里生产纸张。"},
             "磨坊是哪一年建的？",
             "1742",
             "巴西的首都是哪里？"},
        Case{"ja",
             {"水車小屋は1742年に建てられた。現在は紙を作っている。"},
             "水車小屋はいつ建てられましたか",
             "1742",
             "ブラジルの首都はどこですか"},
        Case{"ar",
             {"بنيت الطاحونة في عام 1742. كانت ملكا لعائلة حداد.", "واليوم يصنع فيها الورق."},
             "متى بنيت الطاحونة؟",
             "1742",
             "ما هي عاصمة البرازيل؟"},
        Case{"he",
             {"הטחנה נבנתה בשנת 1742. היא הייתה שייכת למשפחת כהן.", "היום מייצרים בה נייר."},
             "מתי נבנתה הטחנה?",
             "1742",
             "מהי בירת ברזיל?"},
        Case{"th",
             {"โรงสีสร้างขึ้นในปี 1742 ปัจจุบันผลิตกระดาษ"},
             "โรงสีสร้างขึ้นเมื่อใด",
             "1742",
             "เมืองหลวงของบราซิลคืออะไร"}),
    [](const auto& each) { return each.param.language; });

TEST(Languages, KnowLabelsAndTwoParts) {
  const Page bill = page(
      0, {block({"Rechnungsdatum: 1. Februar 2026", "Fällig am: 3. März 2026", "Gesamtbetrag: 46,50 €"})},
      "de");
  EXPECT_EQ(ask(bill, "Wie hoch ist der Gesamtbetrag?").content, "Gesamtbetrag: 46,50 € (p. 1)");
  EXPECT_EQ(ask(bill, "Was ist der Gesamtbetrag und wann ist er fällig?").citations.size(), 2U);
  const Page chinese =
      page(0, {block({"发票号码：20261117", "到期日期：2026年3月3日", "总计：46.50元"})}, "zh");
  EXPECT_EQ(ask(chinese, "总计是多少？").content, "总计：46.50元 (p. 1)");
}

TEST(Languages, KeepTheLogicalOrderOfRightToLeftText) {
  const Page text = page(0, {block({"בשנת 1742 נבנתה הטחנה."})}, "he");
  EXPECT_EQ(ask(text, "מתי נבנתה הטחנה?").content, "בשנת 1742 נבנתה הטחנה (p. 1).");
}

}  // namespace
}  // namespace ocrchat
