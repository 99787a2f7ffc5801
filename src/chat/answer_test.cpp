#include "chat/answer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "chat/test_pages.hpp"

namespace ocrchat {
namespace {

using namespace test;
using ::testing::HasSubstr;

Page invoice() {
  return page(
      0, {block({"Invoice 2026-117"}, BlockKind::title),
          block({"Invoice number: 2026-117", "Invoice date: 1 February 2026", "Due date: 3 March 2026",
                 "IBAN: DE02 1203 0000 0000 2020 51", "E-mail: billing@example.org"}),
          table(4, 3,
                {cell(0, 0, "Item", true), cell(0, 1, "Quantity", true), cell(0, 2, "Price", true),
                 cell(1, 0, "Oak table"), cell(1, 1, "1"), cell(1, 2, "320.00"), cell(2, 0, "Pine chair"),
                 cell(2, 1, "4"), cell(2, 2, "180.00"), cell(3, 1, "Total"), cell(3, 2, "500.00")}),
          block({"Please pay within 30 days. Goods stay ours until they are paid."})});
}

Page lighthouse() {
  return page(4, {block({"The lighthouse of Skagen was built in 1858 by the engineer Niels",
                         "Sibbern. It is 46 metres high and its lamp can be seen from a dis-",
                         "tance of twenty sea miles. A cholera hospital stood on the same spot",
                         "before. Today the tower houses a centre for migrating birds."})});
}

TEST(Answer, QuotesTheSentenceWithItsPage) {
  const Answer answer =
      ask(page(0, {block({"Thank you for your order. The total is $42, due on March 3. Goodbye."})}),
          "What is the invoice total and due date?");
  EXPECT_TRUE(answer.found);
  EXPECT_EQ(answer.content, "The total is $42, due on March 3 (p. 1).");
  ASSERT_EQ(answer.citations.size(), 1U);
  EXPECT_EQ(answer.citations[0].page, 0);
  EXPECT_EQ(answer.citations[0].snippet, "The total is $42, due on March 3.");
}

TEST(Answer, NamesTheSourceFilesPageFromOne) {
  const Answer answer = ask(lighthouse(), "When was the lighthouse built?");
  EXPECT_EQ(answer.content,
            "The lighthouse of Skagen was built in 1858 by the engineer Niels Sibbern (p. 5).");
  EXPECT_EQ(answer.citations.at(0).page, 4);
}

TEST(Answer, HasABoxForEachLineOfTheQuote) {
  const Answer answer = ask(lighthouse(), "Who was the engineer of the lighthouse?");
  ASSERT_EQ(answer.citations.size(), 1U);
  ASSERT_EQ(answer.citations[0].boxes.size(), 2U);
  EXPECT_EQ(answer.citations[0].boxes[0].y0, 0);
  EXPECT_EQ(answer.citations[0].boxes[1], (Box{0, 30, 80, 50}));  // "Sibbern."
}

TEST(Answer, JoinsWordsHyphenatedAtLineEnds) {
  const Answer answer = ask(lighthouse(), "From what distance can the lamp be seen?");
  EXPECT_THAT(answer.content, HasSubstr("a distance of twenty sea miles"));
  EXPECT_TRUE(occurs_on(lighthouse(), answer.citations.at(0).snippet));
}

TEST(Answer, GivesLabelledValues) {
  EXPECT_EQ(ask(invoice(), "What is the due date?").content, "Due date: 3 March 2026 (p. 1)");
  EXPECT_EQ(ask(invoice(), "When is the invoice due?").content, "Due date: 3 March 2026 (p. 1)");
  EXPECT_EQ(ask(invoice(), "What is the IBAN?").content, "IBAN: DE02 1203 0000 0000 2020 51 (p. 1)");
  EXPECT_EQ(ask(invoice(), "what's the e-mail").content, "E-mail: billing@example.org (p. 1)");
  EXPECT_EQ(ask(invoice(), "Invoice number?").content, "Invoice number: 2026-117 (p. 1)");
}

TEST(Answer, TakesTheNumberOfAnInvoiceForNoTotal) {
  const Page bill =
      page(0, {block({"Invoice No: NW-2026-0417", "Invoice date: 2026-03-05", "Due date: 2026-04-04",
                      "Subtotal: 100.00", "VAT: 19.00", "Total: 119.00 EUR"})});
  EXPECT_EQ(ask(bill, "What is the invoice total and due date?").content,
            "Total: 119.00 EUR (p. 1). Due date: 2026-04-04 (p. 1).");
  EXPECT_EQ(ask(bill, "What is the invoice number?").content, "Invoice No: NW-2026-0417 (p. 1)");
}

TEST(Answer, ReadsPairsBelowARowThatIsNone) {
  const Page bill = page(0, {table(3, 2,
                                   {cell(0, 0, "Subtotal"), cell(0, 1, "100.00"), cell(1, 0, "VAT 19 %"),
                                    cell(1, 1, "19.00"), cell(2, 0, "Total"), cell(2, 1, "119.00 EUR")})});
  EXPECT_EQ(ask(bill, "What is the total?").content, "Total: 119.00 EUR (p. 1)");
}

TEST(Answer, ReadsTableRowsAsSentences) {
  EXPECT_EQ(ask(invoice(), "What is the total?").content, "Total: 500.00 (p. 1)");
  const Answer chair = ask(invoice(), "What is the price of the pine chair?");
  EXPECT_EQ(chair.content, "Item: Pine chair; Quantity: 4; Price: 180.00 (p. 1)");
  EXPECT_EQ(chair.citations.at(0).snippet, "Pine chair 4 180.00");
}

TEST(Answer, AnswersBothPartsOfAQuestion) {
  const Answer answer = ask(invoice(), "What is the invoice total and due date?");
  EXPECT_EQ(answer.content, "Total: 500.00 (p. 1). Due date: 3 March 2026 (p. 1).");
  ASSERT_EQ(answer.citations.size(), 2U);
  EXPECT_EQ(answer.citations[1].snippet, "Due date: 3 March 2026");
}

TEST(Answer, AnswersTwoQuestionsInOneFromTwoSentences) {
  const Answer answer = ask(lighthouse(), "When was the lighthouse built and how high is it?");
  ASSERT_EQ(answer.citations.size(), 2U);
  EXPECT_THAT(answer.content, HasSubstr("1858"));
  EXPECT_THAT(answer.content, HasSubstr("46 metres"));
}

TEST(Answer, RefusesWhatTheDocumentDoesNotSay) {
  for (const char* question :
       {"Who won the football championship in Brazil?", "What is the melting point of tungsten?",
        "What is the shipping weight?", "How much is the insurance?"}) {
    const Answer answer = ask(invoice(), question);
    EXPECT_FALSE(answer.found) << question << answer.content;
    EXPECT_EQ(answer.content, "Not found in this document.");
    EXPECT_TRUE(answer.citations.empty());
  }
}

TEST(Answer, TakesNoHeadingsNumberForADate) {
  const Page bill =
      page(0, {block({"Invoice 2041"}, BlockKind::heading), block({"Please pay within thirty days."})});
  EXPECT_FALSE(ask(bill, "When was the invoice shipped?").found)
      << ask(bill, "When was the invoice shipped?").content;
}

TEST(Answer, UnderstandsAFollowUpFromTheQuestionBefore) {
  const Answer answer = ask(lighthouse(), "How high is it?", {"When was the lighthouse of Skagen built?"});
  EXPECT_THAT(answer.content, HasSubstr("46 metres"));
  EXPECT_EQ(ask(lighthouse(), "And when?", {"Who built the lighthouse of Skagen?"}).content,
            "The lighthouse of Skagen was built in 1858 by the engineer Niels Sibbern (p. 5).");
}

TEST(Answer, LetsAQuestionThatStandsAloneStandAlone) {
  const std::string question = "What stood on the spot of the tower before?";
  EXPECT_EQ(ask(lighthouse(), question), ask(lighthouse(), question, {"What is the IBAN of the invoice?"}));
}

TEST(Answer, FindsNothingInAnEmptyDocument) {
  EXPECT_FALSE(answer(index_of({}), "What is the total?", {}).found);
  EXPECT_FALSE(ask(page(0, {}), "What is the total?").found);
}

TEST(Answer, FindsNothingForAQuestionWithoutWords) {
  for (const char* question : {"", "   ", "?!…", "\xff\xfe", "what is it"})
    EXPECT_FALSE(ask(invoice(), question).found);
}

TEST(Answer, BearsAVeryLongQuestion) {
  std::string question = "What is the due date? ";
  while (question.size() < 200'000) question += "please and ";
  EXPECT_NO_THROW(ask(invoice(), question));
  EXPECT_NO_THROW(ask(invoice(), std::string(500'000, 'x')));
}

TEST(Answer, LeavesOutRunningHeads) {
  Block head = block({"The secret number is 77."}, BlockKind::page_header);
  head.layer = Layer::furniture;
  EXPECT_FALSE(ask(page(0, {head, block({"Nothing to see here."})}), "What is the secret number?").found);
}

TEST(Answer, ReadsOnOverAColumnsEnd) {
  Block first = block({"The bridge was opened by the"});
  first.continues = true;
  const Page columns = page(0, {first, block({"mayor of Porto in 1877."})});
  EXPECT_EQ(ask(columns, "Who opened the bridge?").content,
            "The bridge was opened by the mayor of Porto in 1877 (p. 1).");
}

TEST(Answer, PrefersThePageThatAnswers) {
  const ChatIndex index = index_of(
      {lighthouse(), page(7, {block({"The harbour of Skagen was built in 1907. It holds 300 boats."})})});
  EXPECT_EQ(answer(index, "When was the harbour built?", {}).citations.at(0).page, 7);
  EXPECT_EQ(answer(index, "When was the lighthouse built?", {}).citations.at(0).page, 4);
}

}  // namespace
}  // namespace ocrchat
