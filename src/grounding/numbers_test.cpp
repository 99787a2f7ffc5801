#include "grounding/numbers.hpp"

#include <gmock/gmock.h>

namespace ocrchat {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

bool supported(const std::string& answer, const std::vector<std::string>& quotes) {
  return numbers_supported(answer, quotes);
}

TEST(NumbersOf, ReadsDecimalsAndGroupsOfAllKinds) {
  for (const char* text :
       {"1,234.50", "1.234,50", "1234.5", "1 234,5", "1'234.50", "1\u202F234,50", "١٬٢٣٤٫٥٠"}) {
    const std::vector<Number> numbers = numbers_of(text);
    ASSERT_EQ(numbers.size(), 1U) << text;
    EXPECT_THAT(numbers[0].values, ElementsAre("1234.5")) << text;
  }
}

TEST(NumbersOf, GivesBothReadingsOfOneThatCanBeReadInTwoWays) {
  EXPECT_THAT(numbers_of("1.234")[0].values, ElementsAre("1.234", "1234"));
  EXPECT_THAT(numbers_of("10 000")[0].values, ElementsAre("10000"));
  EXPECT_THAT(numbers_of("10 000")[0].parts, ElementsAre("10", "0"));
}

TEST(NumbersOf, ReadsIndianGroupsAndTheDigitsOfOtherScripts) {
  EXPECT_THAT(numbers_of("12,34,567")[0].values, ElementsAre("1234567"));
  EXPECT_THAT(numbers_of("२०२४")[0].values, ElementsAre("2024"));
  EXPECT_THAT(numbers_of("２５")[0].values, ElementsAre("25"));
  EXPECT_THAT(numbers_of("007")[0].values, ElementsAre("7"));
}

TEST(NumbersOf, TakesDatesAndVersionsApart) {
  EXPECT_THAT(numbers_of("12.03.2024")[0].values, IsEmpty());
  EXPECT_THAT(numbers_of("12.03.2024")[0].parts, ElementsAre("12", "3", "2024"));
}

TEST(NumbersSupported, HoldsIfEveryNumberStandsInAQuote) {
  EXPECT_TRUE(supported("It cost 1,234.50 euros in 2024.", {"Total: 1.234,50 EUR", "dated 2024"}));
  EXPECT_TRUE(supported("No number here.", {}));
  EXPECT_TRUE(supported("كان ٢٥", {"it was 25"}));
}

TEST(NumbersSupported, RejectsAWrongOrAnInventedNumber) {
  EXPECT_FALSE(supported("It cost 1,284.50 euros.", {"Total: 1.234,50 EUR"}));
  EXPECT_FALSE(supported("It cost 123.45 euros.", {"Total: 1.234,50 EUR"}));
  EXPECT_FALSE(supported("In 2024.", {}));
  EXPECT_FALSE(supported("It cost 34 euros.", {"Total: 1.234,50 EUR"}));
}

TEST(NumbersSupported, TakesNumbersThatSpacesPartForOneOrForSeveral) {
  EXPECT_TRUE(supported("10 000 people", {"10,000 people"}));
  EXPECT_TRUE(supported("in 2020 300 people", {"300 people", "in 2020"}));
  EXPECT_TRUE(supported("10000 people", {"10 000 people"}));
}

TEST(NumbersSupported, ComparesDatesWhetherTheMonthIsANameOrANumber) {
  EXPECT_TRUE(supported("2024-03-12", {"on 12 March 2024"}));
  EXPECT_TRUE(supported("12 March 2024", {"2024-03-12"}));
  EXPECT_TRUE(supported("12. März 2024", {"March 12, 2024"}));
  EXPECT_TRUE(supported("12 de agosto de 2024", {"12.08.2024"}));
  EXPECT_TRUE(supported("12 марта 2024", {"12.03.2024"}));
  EXPECT_TRUE(supported("2024年3月12日", {"12.03.2024"}));
  EXPECT_TRUE(supported("el 3 de abril", {"el 3 d'abril"}));
  EXPECT_TRUE(supported("28 de febrero", {"28. februar"}));
  EXPECT_TRUE(supported("28 февраля", {"28 лютага"}));
  EXPECT_FALSE(supported("12 April 2024", {"2024-03-12"}));
}

TEST(NumbersSupported, TakesAMonthsNameForOneOnlyBesideANumber) {
  EXPECT_TRUE(supported("It may cost 5 euros; march on.", {"5 euros"}));
  EXPECT_TRUE(supported("The marginal 5 decided.", {"5"}));
}

TEST(NumbersSupported, DoesNotAskForTheNumbersOfListItemsAndReferences) {
  EXPECT_TRUE(supported("1. First\n2) second\n - see [3]", {}));
  EXPECT_FALSE(supported("It is 7. Next", {}));
}

}  // namespace
}  // namespace ocrchat
