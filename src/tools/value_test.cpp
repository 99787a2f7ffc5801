#include <gmock/gmock.h>

#include "tools/conventions.hpp"
#include "tools/identifiers.hpp"
#include "tools/test_pages.hpp"

namespace ocrchat {
namespace {

std::vector<AmountText> amounts(const std::string& text, bool spaces = false) {
  return amounts_of(folded_line(text), spaces);
}

TEST(Amounts, MarksDecideWhatIsDecimal) {
  EXPECT_EQ(amounts("1,234.56")[0].point, 12345600);
  EXPECT_EQ(amounts("1,234.56")[0].comma, std::nullopt);
  EXPECT_EQ(amounts("1.234,56")[0].comma, 12345600);
  EXPECT_EQ(amounts("12.50")[0].point, 125000);
  EXPECT_EQ(amounts("12.50")[0].comma, std::nullopt);
  EXPECT_EQ(amounts("1'234.50")[0].point, 12345000);
  EXPECT_EQ(amounts("12,34,567.00")[0].point, 12345670000);
}

TEST(Amounts, AMarkBeforeThreeDigitsIsReadBothWays) {
  const auto found = amounts("1.234");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].point, 12340);
  EXPECT_EQ(found[0].comma, 12340000);
}

TEST(Amounts, SpacesGroupOnlyWhereALanguageDoesSo) {
  EXPECT_EQ(amounts("1 234,50", true).size(), 1U);
  EXPECT_EQ(amounts("2 100,50", false).size(), 2U);
}

TEST(Amounts, SignsAndCurrenciesBelongToTheNumber) {
  EXPECT_EQ(amounts("-45.00")[0].point, -450000);
  EXPECT_EQ(amounts("(45.00)")[0].point, -450000);
  EXPECT_EQ(amounts("45,00-")[0].comma, -450000);
  EXPECT_EQ(amounts("€ 45")[0].currency, "€");
  EXPECT_EQ(amounts("45 EUR")[0].currency, "eur");
  EXPECT_TRUE(amounts("19 %")[0].percent);
}

TEST(Amounts, PartsOfNamesDatesAndTimesAreNone) {
  for (const auto* text :
       {"INV-17", "05.03.2024", "2024-03-05", "18:42", "A4", "12/2024", "10.0.0.1", "abc12"}) {
    EXPECT_TRUE(amounts(text).empty()) << text;
  }
}

std::string date(const std::string& text) {
  const auto found = dates_of(folded_line(text));
  if (found.size() != 1) return std::to_string(found.size()) + " dates";
  return found[0].certain() ? iso_date(*found[0].day_first) : "either";
}

TEST(Dates, AreReadInTheWaysPeopleWriteThem) {
  EXPECT_EQ(date("2024-03-05"), "2024-03-05");
  EXPECT_EQ(date("5th of March, 2024"), "2024-03-05");
  EXPECT_EQ(date("Mar 5, 2024"), "2024-03-05");
  EXPECT_EQ(date("05-Mar-24"), "2024-03-05");
  EXPECT_EQ(date("5. maaliskuuta 2024"), "2024-03-05");
  EXPECT_EQ(date("1er août 2024"), "2024-08-01");
  EXPECT_EQ(date("2024年3月5日"), "2024-03-05");
  EXPECT_EQ(date("03/04/2024"), "either");
  EXPECT_EQ(date("04/04/2024"), "2024-04-04");
}

TEST(Dates, WhatIsNoDayIsNone) {
  for (const auto* text : {"31.02.2024", "45.67.2024", "March 2024", "1.2.3.4", "99/99/9999", "12-2024"}) {
    EXPECT_EQ(date(text), "0 dates") << text;
  }
}

TEST(Times, HaveTheDayIn24Hours) {
  EXPECT_EQ(time_of(folded_line("at 2:05 PM"), 0)->value, "14:05");
  EXPECT_EQ(time_of(folded_line("18:42:07"), 0)->value, "18:42:07");
  EXPECT_FALSE(time_of(folded_line("25:10"), 0));
}

TEST(Identifiers, CheckDigitsAreChecked) {
  EXPECT_TRUE(is_iban("DE89370400440532013000"));
  EXPECT_FALSE(is_iban("DE89370400440532013001"));
  EXPECT_TRUE(passes_luhn("4539 1488 0343 6467"));
  EXPECT_FALSE(passes_luhn("4539 1488 0343 6468"));
  EXPECT_EQ(is_eu_vat("DE123456789"), true);
  EXPECT_EQ(is_eu_vat("DE12345678"), false);
  EXPECT_EQ(is_eu_vat("US123"), std::nullopt);
}

TEST(Identifiers, AnIbanEndsWhereItsCheckDigitsHold) {
  const auto iban = iban_in("IBAN DE89 3704 0044 0532 0130 00 BIC COBADEFF");
  ASSERT_TRUE(iban);
  EXPECT_EQ(iban->value, "DE89370400440532013000");
  EXPECT_TRUE(iban->valid);
}

TEST(Tools, AllSlugsAreInTheTableAndSayWhatTheyNeed) {
  for (const auto* slug :
       {"image-to-text", "pdf-to-word", "searchable-pdf", "handwriting-to-text", "extract-tables",
        "math-to-latex", "translate", "summarize", "invoice-to-json", "receipt-to-json", "form-to-json",
        "bank-statement-to-csv", "business-card", "id-document", "extract"}) {
    ASSERT_NE(find_tool(slug), nullptr) << slug;
  }
  EXPECT_EQ(tools().size(), 15U);
  EXPECT_EQ(find_tool("summarize")->need, ToolNeed::text_model);
  EXPECT_EQ(find_tool("fortune-telling"), nullptr);
}

TEST(Tools, WhatNeedsAModelIsNotMadeUp) {
  for (const Tool& tool : tools()) {
    if (tool.need == ToolNeed::schema) continue;
    if (works_by_rules(tool)) {
      EXPECT_NE(make_extractor(tool), nullptr) << tool.slug;
    } else {
      EXPECT_ANY_THROW(make_extractor(tool)) << tool.slug;
    }
  }
}

}  // namespace
}  // namespace ocrchat
