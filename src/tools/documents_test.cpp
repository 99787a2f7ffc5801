#include <gmock/gmock.h>

#include "tools/bank_statement.hpp"
#include "tools/mrz.hpp"
#include "tools/test_pages.hpp"

namespace ocrchat {
namespace {

using test::check;
using test::extracted;
using test::page;
using test::table;
using test::value_at;

TEST(Tables, RowsHaveTheirHeaderPageAndBox) {
  Page second = page({"Text"}, "en", 1);
  second.blocks.push_back(table({{"Name", "Age"}, {"Ann", "31"}, {"Bob", ""}}));
  const auto data = extracted("extract-tables", {page({"Nothing here"}), second});
  ASSERT_EQ(data.at("tables").as_array().size(), 1U);
  const auto& found = data.at("tables").at(0).as_object();
  EXPECT_EQ(found.at("page"), 1);
  EXPECT_EQ(found.at("header"), (boost::json::array{"Name", "Age"}));
  EXPECT_EQ(found.at("rows"),
            (boost::json::array{boost::json::array{"Ann", "31"}, boost::json::array{"Bob", ""}}));
  EXPECT_TRUE(found.contains("box"));
}

TEST(Form, PairsAreFoundInLinesColumnsAndCells) {
  Page form = page({"Name: Anna Weber        Born: 3 May 1990", "Occupation:             Carpenter",
                    "Meet at 10:30 today", "Signature:"});
  form.blocks.push_back(table({{"Height", "170 cm"}, {"Eyes", "green"}}, 600, false));
  const auto data = extracted("form-to-json", {form});
  std::map<std::string, boost::json::value> pairs;
  for (const auto& each : data.at("fields").as_array()) {
    pairs[std::string(each.at("label").as_string())] = value_at(each, "field");
  }
  EXPECT_EQ(pairs.at("Name"), "Anna Weber");
  EXPECT_EQ(pairs.at("Born"), "3 May 1990");
  EXPECT_EQ(pairs.at("Occupation"), "Carpenter");
  EXPECT_EQ(pairs.at("Height"), "170 cm");
  EXPECT_TRUE(pairs.at("Signature").is_null());
  EXPECT_EQ(pairs.size(), 6U);
}

TEST(Form, BoxesAreCheckedOrNot) {
  const auto data = extracted("form-to-json", {page({"☑ Married  ☐ Single", "[x] I agree", "Newsletter □"})});
  const auto& boxes = data.at("check_boxes").as_array();
  ASSERT_EQ(boxes.size(), 4U);
  EXPECT_EQ(boxes[0].at("label"), "Married");
  EXPECT_EQ(value_at(boxes[0], "field"), true);
  EXPECT_EQ(value_at(boxes[1], "field"), false);
  EXPECT_EQ(value_at(boxes[2], "field"), true);
  EXPECT_EQ(boxes[3].at("label"), "Newsletter");
}

Page statement() {
  Page result = page({"IBAN DE89 3704 0044 0532 0130 00", "Alter Kontostand    1.000,00"}, "de");
  result.blocks.push_back(table({{"Datum", "Beschreibung", "Soll", "Haben", "Saldo"},
                                 {"02.05.2024", "Miete Mai", "850,00", "", "150,00"},
                                 {"03.05.2024", "Gehalt \"ACME\"", "", "2.500,00", "2.650,00"}}));
  return result;
}

TEST(BankStatement, BookingsAreSignedAndTheirBalanceRuns) {
  Page last = page({}, "de", 1);
  last.blocks.push_back(table({{"05.05.2024", "Strom", "50,00", "", "2.600,00"}}, 100, false));
  last.blocks.push_back(page({}).blocks[0]);
  last.blocks.back().content = Text{{test::line("Neuer Kontostand    2.600,00", 800)}};
  const auto data = extracted("bank-statement-to-csv", {statement(), last});
  ASSERT_EQ(data.at("rows").as_array().size(), 3U);
  EXPECT_EQ(value_at(data, "rows.0.amount"), -850.0);
  EXPECT_EQ(value_at(data, "rows.1.amount"), 2500.0);
  EXPECT_EQ(value_at(data, "rows.2.date"), "2024-05-05");
  EXPECT_EQ(value_at(data, "opening_balance"), 1000.0);
  EXPECT_EQ(value_at(data, "closing_balance"), 2600.0);
  EXPECT_EQ(value_at(data, "iban"), "DE89370400440532013000");
  EXPECT_EQ(check(data, "running_balance"), "passed");
  EXPECT_EQ(check(data, "closing_balance"), "passed");
}

TEST(BankStatement, RowsAreCsv) {
  const auto data = extracted("bank-statement-to-csv", {statement()});
  EXPECT_EQ(bank_statement_csv(data),
            "date,description,amount,balance,page\r\n"
            "\"2024-05-02\",\"Miete Mai\",-850,150,1\r\n"
            "\"2024-05-03\",\"Gehalt \"\"ACME\"\"\",2500,2650,1\r\n");
}

TEST(BankStatement, ABalanceThatDoesNotRunFails) {
  const auto data =
      extracted("bank-statement-to-csv", {page({"Date          Description      Amount      Balance",
                                                "2024-05-02    Rent             -850.00     150.00",
                                                "2024-05-03    Salary           2,500.00    2,660.00"})});
  EXPECT_EQ(data.at("rows").as_array().size(), 2U);
  EXPECT_EQ(check(data, "running_balance"), "failed");
}

TEST(BankStatement, LinesWithADateAndAmountsNeedNoHeader) {
  const auto data =
      extracted("bank-statement-to-csv", {page({"2024-05-02    Rent      -850.00     150.00",  //
                                                "2024-05-03    Salary    2,500.00    2,650.00"})});
  ASSERT_EQ(data.at("rows").as_array().size(), 2U);
  EXPECT_EQ(value_at(data, "rows.1.description"), "Salary");
  EXPECT_EQ(check(data, "running_balance"), "passed");
}

TEST(BusinessCard, PersonCompanyAndContactsAreToldApart) {
  const auto data =
      extracted("business-card",
                {page({"Weber Maschinenbau GmbH", "Dr. Anna Weber", "Geschäftsführerin", "Hauptstraße 12",
                       "10115 Berlin", "Tel.: +49 30 1234567", "Mobil: 0171 7654321", "Fax: +49 30 1234568",
                       "anna.weber@weber-maschinenbau.de", "www.weber-maschinenbau.de"},
                      "de")});
  EXPECT_EQ(value_at(data, "name"), "Dr. Anna Weber");
  EXPECT_EQ(value_at(data, "title"), "Geschäftsführerin");
  EXPECT_EQ(value_at(data, "company"), "Weber Maschinenbau GmbH");
  EXPECT_EQ(value_at(data, "e_mails.0"), "anna.weber@weber-maschinenbau.de");
  EXPECT_EQ(value_at(data, "websites.0"), "www.weber-maschinenbau.de");
  EXPECT_EQ(value_at(data, "phones.0"), "+49 30 1234567");
  ASSERT_EQ(data.at("phones").as_array().size(), 3U);
  EXPECT_EQ(data.at("phones").at(1).at("kind"), "mobile");
  EXPECT_EQ(data.at("phones").at(2).at("kind"), "fax");
  EXPECT_EQ(data.at("address").as_array().size(), 2U);
}

TEST(BusinessCard, AnEmptyCardHasNothing) {
  const auto data = extracted("business-card", {page({"12345"})});
  EXPECT_TRUE(data.at("name").is_null());
  EXPECT_TRUE(data.at("company").is_null());
  EXPECT_TRUE(data.at("e_mails").as_array().empty());
}

TEST(IdDocument, APassportsZoneIsReadAndChecked) {
  const auto data =
      extracted("id-document", {page({"PASSPORT", "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
                                      "L898902C36UTO7408122F1204159ZE184226B<<<<<10"})});
  EXPECT_EQ(data.at("mrz_format"), "TD3");
  EXPECT_EQ(value_at(data, "surname"), "ERIKSSON");
  EXPECT_EQ(value_at(data, "given_names"), "ANNA MARIA");
  EXPECT_EQ(value_at(data, "document_number"), "L898902C3");
  EXPECT_EQ(value_at(data, "nationality"), "UTO");
  EXPECT_EQ(value_at(data, "birth_date"), "1974-08-12");
  EXPECT_EQ(value_at(data, "expiry_date"), "2012-04-15");
  EXPECT_EQ(value_at(data, "sex"), "F");
  EXPECT_EQ(data.at("birth_date").at("quote"), "740812");
  for (const auto* name : {"mrz_number", "mrz_birth_date", "mrz_expiry_date", "mrz_composite"}) {
    EXPECT_EQ(check(data, name), "passed") << name;
  }
}

TEST(IdDocument, ACardsThreeLinesAreRead) {
  const auto mrz = parse_mrz(
      {"I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"});
  ASSERT_TRUE(mrz);
  EXPECT_EQ(mrz->format, "TD1");
  EXPECT_EQ(mrz->number.value, "D23145890");
  EXPECT_EQ(mrz->given_names.value, "ANNA MARIA");
  EXPECT_EQ(mrz->composite_valid, true);
}

TEST(IdDocument, ATwoLineCardIsRead) {
  const auto mrz =
      parse_mrz({"I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6"});
  ASSERT_TRUE(mrz);
  EXPECT_EQ(mrz->format, "TD2");
  EXPECT_EQ(mrz->number_valid, true);
  EXPECT_EQ(mrz->composite_valid, true);
}

TEST(IdDocument, AWrongDigitFailsItsCheck) {
  const auto data = extracted("id-document", {page({"P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
                                                    "L898902C36UTO7408132F1204159ZE184226B<<<<<10"})});
  EXPECT_EQ(check(data, "mrz_birth_date"), "failed");
  EXPECT_EQ(check(data, "mrz_composite"), "failed");
  EXPECT_EQ(check(data, "mrz_number"), "passed");
}

TEST(IdDocument, LettersTakenForDigitsAreMendedWhereTheCheckDigitSaysSo) {
  const auto data = extracted("id-document", {page({"P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
                                                    "L898902C36UTO74O8122F1204159ZE184226B<<<<<10"})});
  EXPECT_EQ(value_at(data, "birth_date"), "1974-08-12");
  EXPECT_EQ(data.at("birth_date").at("quote"), "74O812");
}

TEST(IdDocument, WithoutAZoneLabelsAreRead) {
  const auto data =
      extracted("id-document", {page({"Nachname: Weber", "Vornamen: Anna", "Geburtsdatum: 03.05.1990",
                                      "Gültig bis: 01.02.2030", "Dokumentennummer: T22000129"},
                                     "de")});
  EXPECT_TRUE(data.at("mrz_format").is_null());
  EXPECT_EQ(value_at(data, "surname"), "Weber");
  EXPECT_EQ(value_at(data, "birth_date"), "1990-05-03");
  EXPECT_EQ(value_at(data, "expiry_date"), "2030-02-01");
  EXPECT_EQ(value_at(data, "document_number"), "T22000129");
  EXPECT_EQ(check(data, "mrz_composite"), "not_possible");
}

}  // namespace
}  // namespace ocrchat
