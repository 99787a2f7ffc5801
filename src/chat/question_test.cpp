#include "chat/question.hpp"

#include <gtest/gtest.h>

#include "chat/likeness.hpp"
#include "chat/parts.hpp"

namespace ocrchat {
namespace {

Question read(const std::string& text) {
  Segmenter segmenter;
  return read_question(text, "", segmenter);
}

std::string content_of(const Question& question) {
  std::string words;
  for (const AskedWord& word : question.words) {
    if (!word.function) words += (words.empty() ? "" : " ") + word.token.folded;
  }
  return words;
}

TEST(Question, KnowsWhichWordsSayLittleByLanguage) {
  EXPECT_EQ(content_of(read("What is the height of the tower?")), "height tower");
  EXPECT_EQ(content_of(read("Wer war der Erbauer des Turms?")), "erbauer turms");
  EXPECT_EQ(content_of(read("What war did they die in?")), "war die");
}

TEST(Question, TellsWhatKindOfThingIsAskedFor) {
  EXPECT_TRUE(read("When was it built?").asked.date);
  EXPECT_TRUE(read("How many people came?").asked.count);
  EXPECT_TRUE(read("Wie viele Leute kamen?").asked.count);
  EXPECT_TRUE(read("谁建造了它？").asked.person);
  EXPECT_TRUE(read("Où est la tour ?").asked.place);
  EXPECT_FALSE(read("Why did it fall?").asked.any());
}

TEST(Question, FoldsCaseAndAccents) {
  EXPECT_EQ(folded("Élan"), "elan");
  EXPECT_EQ(folded("STRASSE"), folded("straße"));
  EXPECT_EQ(folded("ＡＢＣ"), "abc");
}

TEST(Parts, AreCutAtTheWordAnd) {
  const auto parts = parts_of(read("What is the invoice total and due date?"));
  ASSERT_EQ(parts.size(), 1U);
  EXPECT_EQ(content_of(parts[0].first), "invoice total");
  EXPECT_EQ(content_of(parts[0].second), "due date");
  EXPECT_TRUE(parts_of(read("What is the total?")).empty());
  EXPECT_TRUE(parts_of(read("And the total?")).empty());
}

TEST(Context, IsTakenOverOnlyByAQuestionThatLeansOnIt) {
  const Question before = read("Who built the lighthouse?");
  EXPECT_EQ(content_of(with_context(read("When did he do it?"), before)), "built lighthouse");
  EXPECT_EQ(content_of(with_context(read("What is the height of the tower?"), before)), "height tower");
  EXPECT_TRUE(with_context(read("And its name?"), before).asked.person);
}

TEST(Likeness, IsOfFormsCompoundsAndMisreadWords) {
  const auto like = [](const char* a, const char* b) { return likeness(Letters(a), Letters(b)); };
  EXPECT_EQ(like("tower", "tower"), 1);
  EXPECT_GE(like("built", "build"), 0.75);
  EXPECT_GE(like("regierung", "regierungschef"), 0.75);
  EXPECT_GE(like("population", "popu1ation"), 0.75);
  EXPECT_EQ(like("tower", "harbour"), 0);
  EXPECT_EQ(like("", "tower"), 0);
  EXPECT_EQ(likeness(Letters("1858", true), Letters("1859", true)), 0);
}

}  // namespace
}  // namespace ocrchat
