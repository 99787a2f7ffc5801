#include "vlm/objection.hpp"

#include <gmock/gmock.h>

#include "grounding/ground.hpp"
#include "vlm/loop_watch.hpp"
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

bool loops(const std::string& text) {
  LoopWatch watch;
  bool found = false;
  for (std::size_t i = 0; i < text.size(); i += 37)
    found = found || watch.loops(std::string_view(text).substr(0, i));
  return found;
}

std::string times(const std::string& text, int count) {
  std::string result;
  for (int i = 0; i < count; ++i) result += text;
  return result;
}

TEST(LoopWatch, TellsARepeatedPhraseOrRow) {
  EXPECT_TRUE(loops(kText + times(" and so on and on", 200)));
  EXPECT_TRUE(loops(times("<tr><td>0.00</td><td>1.50</td></tr>\n", 60)));
  EXPECT_TRUE(loops(times("Name: Name: Name: ", 200)));
}

TEST(LoopWatch, BearsWithWhatPagesHave) {
  EXPECT_FALSE(loops(times("Chapter " + std::string(70, '.') + " 12\n", 20)));
  EXPECT_FALSE(loops("Signed: " + std::string(4000, '_')));
  EXPECT_FALSE(loops(times("| 0 | 0 |\n", 25)));
  std::string counted;
  for (int i = 0; i < 400; ++i) counted += "Row " + std::to_string(i) + " of the list\n";
  EXPECT_FALSE(loops(counted));
}

}  // namespace
}  // namespace ocrchat
