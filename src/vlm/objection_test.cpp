#include "vlm/objection.hpp"

#include <gmock/gmock.h>

#include "grounding/ground.hpp"
#include "vlm/vlm_test_pages.hpp"

namespace ocrchat {
namespace {

using testing::HasSubstr;

const std::string kText =
    "The committee met on Tuesday in the old library to settle the question of the new roof, which had been "
    "put off "
    "three times since the storm in February tore away most of the slates";

std::string judged(const std::string& answer, const Page& reading, const std::string& reason = "stop") {
  Page page;
  page.blocks.push_back(generated_block(BlockKind::paragraph, answer));
  const Page grounded = ground(page, reading);
  const Completion completion{answer, reason};
  return objection({completion, grounded, reading}).value_or("");
}

TEST(Objection, IsNoneToAnAnswerThatThePageBearsOut) {
  EXPECT_EQ(judged(kText, page_read(kText)), "");
  EXPECT_EQ(judged("OK", page_read("OK")), "");
}

TEST(Objection, IsNoneWhereTheEngineIsNoWitness) {
  EXPECT_EQ(
      judged(kText,
             page_read("Tbe cqmmltoe rnet 0m Tvesbay im tbe olb llbrapy to sertle the qvest1on uf", 0.3)),
      "");
  EXPECT_EQ(judged(kText, Page{}), "");
}

TEST(Objection, IsNoneForTheSakeOfOneSureLetterAmongScribbles) {
  Page reading = page_read("vivey Wy AW VVV w VUN NW A VY aNNV IWVA A Ae yM MWY MY W I", 0.01);
  std::get<Text>(reading.blocks[0].content).lines[0].words[2].confidence = 0.9;
  EXPECT_EQ(judged(kText, reading), "");
}

TEST(Objection, ToWhatDidNotComeToItsEnd) {
  EXPECT_THAT(judged(kText, page_read(kText), "length"), HasSubstr("end"));
  EXPECT_THAT(judged(kText, page_read(kText), "cut"), HasSubstr("repeated"));
  EXPECT_THAT(judged(kText, page_read(kText), "content_filter"), HasSubstr("refused"));
}

TEST(Objection, ToARefusalUnlessThePageIsOne) {
  const std::string refusal = "I'm sorry, but I can't assist with that.";
  EXPECT_THAT(judged(refusal, page_read(kText)), HasSubstr("refused"));
  EXPECT_EQ(judged(refusal, page_read(refusal)), "");
}

TEST(Objection, ToSomethingElseThanThePage) {
  EXPECT_THAT(
      judged("It was the best of times, it was the worst of times, it was the age of wisdom, it was the age "
             "of foolishness, it was the epoch of belief",
             page_read(kText)),
      HasSubstr("too little"));
  EXPECT_NE(
      judged("Комитет собрался во вторник в старой библиотеке, чтобы решить вопрос о новой крыше, который "
             "откладывался три раза после бури в феврале",
             page_read(kText)),
      "");
}

TEST(Objection, ToTooLittleAndToTooMuch) {
  EXPECT_THAT(judged("The committee met on Tuesday", page_read(kText)), HasSubstr("leaves out"));
  std::string much = kText;
  for (int i = 0; i < 6; ++i) much += " " + kText;
  EXPECT_NE(judged(much, page_read(kText)), "");
  EXPECT_THAT(judged("", page_read(kText)), HasSubstr("nothing"));
}

TEST(Objection, ToARefusalInAnyLanguage) {
  for (const char* refusal :
       {"I’m sorry, but I can’t assist with that.", "Es tut mir leid, aber ich kann dieses Bild nicht lesen.",
        "Je suis désolé, je ne peux pas lire cette image.", "Lo siento, no puedo procesar la imagen.",
        "Mi dispiace, non posso leggere l'immagine.", "Извините, я не могу прочитать это изображение.",
        "申し訳ありませんが、この画像は読み取れません。", "抱歉，我无法识别这张图片。",
        "There is no text in the image.", "As an AI language model, I cannot see pictures."}) {
    EXPECT_TRUE(is_refusal(refusal)) << refusal;
  }
}

TEST(Objection, IsNoneToALetterThatApologises) {
  for (const char* letter :
       {"I'm sorry I can't come on Friday. Love, Ann", "Es tut mir leid, ich kann nicht kommen.",
        "Lo siento mucho, no puedo ir.", "Sorry for the delay. The picture shows our house."}) {
    EXPECT_EQ(judged(letter, page_read("Tbe cqm mltoe rnet 0m", 0.2)), "") << letter;
  }
}

}  // namespace
}  // namespace ocrchat
