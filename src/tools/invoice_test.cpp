#include <gmock/gmock.h>

#include "tools/test_pages.hpp"

namespace ocrchat {
namespace {

using test::check;
using test::extracted;
using test::page;
using test::table;
using test::value_at;

Page english_invoice() {
  Page result = page({"Northwind Traders Ltd.                        INVOICE",      //
                      "12 Harbour Road, Leeds",                                     //
                      "",                                                           //
                      "Bill to:                       Invoice No.   INV-2024/017",  //
                      "Contoso Coffee Inc.            Date:         5 March 2024",  //
                      "1 Bean Street                  Due date:     4 April 2024"});
  result.blocks.push_back(table({{"Description", "Qty", "Unit price", "Amount"},
                                 {"Pine chair", "4", "45.00", "180.00"},
                                 {"Oak table", "1", "1,250.50", "1,250.50"},
                                 {"", "", "Subtotal", "1,430.50"},
                                 {"", "", "VAT 20%", "286.10"},
                                 {"", "", "Total due", "£1,716.60"}}));
  result.blocks.push_back(page({}).blocks.front());
  result.blocks.back().content = Text{
      {test::line("IBAN: GB82 WEST 1234 5698 7654 32", 900), test::line("VAT Reg No: GB123456789", 930)}};
  return result;
}

TEST(Invoice, AnEnglishInvoiceIsReadInFull) {
  const auto data = extracted("invoice-to-json", {english_invoice()});
  EXPECT_EQ(value_at(data, "vendor"), "Northwind Traders Ltd.");
  EXPECT_EQ(value_at(data, "buyer"), "Contoso Coffee Inc.");
  EXPECT_EQ(value_at(data, "invoice_number"), "INV-2024/017");
  EXPECT_EQ(value_at(data, "date"), "2024-03-05");
  EXPECT_EQ(value_at(data, "due_date"), "2024-04-04");
  EXPECT_EQ(value_at(data, "currency"), "GBP");
  EXPECT_EQ(value_at(data, "items.0.description"), "Pine chair");
  EXPECT_EQ(value_at(data, "items.0.quantity"), 4.0);
  EXPECT_EQ(value_at(data, "items.1.unit_price"), 1250.5);
  EXPECT_EQ(value_at(data, "items.1.amount"), 1250.5);
  EXPECT_EQ(data.at("items").as_array().size(), 2U);
  EXPECT_EQ(value_at(data, "subtotal"), 1430.5);
  EXPECT_EQ(value_at(data, "taxes.0.rate"), 20.0);
  EXPECT_EQ(value_at(data, "taxes.0.amount"), 286.1);
  EXPECT_EQ(value_at(data, "total"), 1716.6);
  EXPECT_EQ(value_at(data, "iban"), "GB82WEST12345698765432");
  EXPECT_EQ(value_at(data, "vat_number"), "GB123456789");
}

TEST(Invoice, WhatAddsUpPassesItsChecks) {
  const auto data = extracted("invoice-to-json", {english_invoice()});
  EXPECT_EQ(check(data, "quantity_times_price"), "passed");
  EXPECT_EQ(check(data, "items_sum"), "passed");
  EXPECT_EQ(check(data, "total_sum"), "passed");
  EXPECT_EQ(check(data, "iban_check_digits"), "passed");
  EXPECT_EQ(check(data, "due_date_after_date"), "passed");
  EXPECT_EQ(check(data, "one_currency"), "passed");
}

TEST(Invoice, AFieldSaysWhereItWasRead) {
  const auto data = extracted("invoice-to-json", {english_invoice()});
  const auto& number = data.at("invoice_number").as_object();
  EXPECT_EQ(number.at("quote"), "INV-2024/017");
  EXPECT_EQ(number.at("page"), 0);
  EXPECT_EQ(number.at("box"), (boost::json::array{450, 90, 570, 108}));
  EXPECT_EQ(number.at("confidence"), 0.9);
}

TEST(Invoice, WordsWithoutConfidenceGiveAFieldWithout) {
  Page bare = page({"Invoice No: 4711"});
  for (Line& line : std::get<Text>(bare.blocks[0].content).lines) {
    for (Word& word : line.words) word.confidence.reset();
  }
  const auto data = extracted("invoice-to-json", {bare});
  EXPECT_FALSE(data.at("invoice_number").as_object().contains("confidence"));
}

TEST(Invoice, WhatThePageDoesNotShowIsNull) {
  const auto data = extracted("invoice-to-json", {page({"Invoice No: 4711"})});
  for (const auto* name : {"vendor", "buyer", "date", "due_date", "currency", "subtotal", "total", "iban",
                           "vat_number", "payment_method"}) {
    EXPECT_TRUE(data.at(name).is_null()) << name;
  }
  EXPECT_TRUE(data.at("items").as_array().empty());
  EXPECT_EQ(check(data, "total_sum"), "not_possible");
}

TEST(Invoice, TotalsThatDoNotAddUpFailTheirCheck) {
  const auto data =
      extracted("invoice-to-json", {page({"Subtotal    100.00", "VAT 20%    20.00", "Total    130.00"})});
  EXPECT_EQ(value_at(data, "total"), 130.0);
  EXPECT_EQ(check(data, "total_sum"), "failed");
}

TEST(Invoice, TwoCurrenciesAreSaidAndTheTotalsCounts) {
  const auto data = extracted("invoice-to-json",
                              {page({"Hosting    $ 10.00", "Amount due    USD 10.00", "about    EUR 9.20"})});
  EXPECT_EQ(value_at(data, "currency"), "USD");
  EXPECT_EQ(check(data, "one_currency"), "failed");
}

TEST(Invoice, ADollarSignAloneIsNoCountrys) {
  const auto data = extracted("invoice-to-json", {page({"Total    $10.00"})});
  EXPECT_TRUE(value_at(data, "currency").is_null());
  EXPECT_EQ(data.at("currency").at("quote"), "$10.00");
}

TEST(Invoice, AnAmbiguousDateIsNullWithItsQuote) {
  const auto data = extracted("invoice-to-json", {page({"Invoice date: 03/04/2024"})});
  EXPECT_TRUE(value_at(data, "date").is_null());
  EXPECT_EQ(data.at("date").at("quote"), "03/04/2024");
}

TEST(Invoice, AnotherDateSettlesTheOrder) {
  const auto day = extracted("invoice-to-json", {page({"Invoice date: 03/04/2024", "Due date: 28/04/2024"})});
  EXPECT_EQ(value_at(day, "date"), "2024-04-03");
  const auto month =
      extracted("invoice-to-json", {page({"Invoice date: 03/04/2024", "Due date: 04/28/2024"})});
  EXPECT_EQ(value_at(month, "date"), "2024-03-04");
}

TEST(Invoice, OrderDatesAndCustomerNumbersAreNotTheInvoices) {
  const auto data = extracted(
      "invoice-to-json", {page({"Order date: 1 May 2024", "Customer no: 77", "Delivery date: 2 May 2024"})});
  EXPECT_TRUE(data.at("date").is_null());
  EXPECT_TRUE(data.at("invoice_number").is_null());
}

TEST(Invoice, LabelsMayStandAboveTheirValues) {
  const auto data = extracted("invoice-to-json", {page({"Invoice number     Invoice date     Due date",
                                                        "A-1001             2024-05-06       2024-06-05"})});
  EXPECT_EQ(value_at(data, "invoice_number"), "A-1001");
  EXPECT_EQ(value_at(data, "date"), "2024-05-06");
  EXPECT_EQ(value_at(data, "due_date"), "2024-06-05");
}

TEST(Invoice, ATableGoesOnOverThePage) {
  Page first = page({"Invoice No: 9"});
  first.blocks.push_back(table({{"Item", "Quantity", "Price", "Total"}, {"Apples", "2", "1.00", "2.00"}}));
  Page second = page({}, "en", 1);
  second.blocks.push_back(table({{"Pears", "3", "1.00", "3.00"}, {"", "", "Total", "5.00"}}, 100, false));
  const auto data = extracted("invoice-to-json", {first, second});
  ASSERT_EQ(data.at("items").as_array().size(), 2U);
  EXPECT_EQ(value_at(data, "items.1.description"), "Pears");
  EXPECT_EQ(data.at("items").at(1).at("amount").at("page"), 1);
  EXPECT_EQ(check(data, "items_sum"), "passed");
}

TEST(Invoice, ItemsMayStandInLinesWithoutATable) {
  const auto data = extracted("invoice-to-json", {page({"Description           Qty      Price      Amount",
                                                        "Blue pen              2        1.50       3.00",
                                                        "Paper, 500 sheets     10       4.00       40.00",
                                                        "                      Total               43.00"})});
  ASSERT_EQ(data.at("items").as_array().size(), 2U);
  EXPECT_EQ(value_at(data, "items.1.description"), "Paper, 500 sheets");
  EXPECT_EQ(value_at(data, "items.1.quantity"), 10.0);
  EXPECT_EQ(check(data, "items_sum"), "passed");
}

TEST(Invoice, ABadIbanIsShownAndFails) {
  const auto data = extracted("invoice-to-json", {page({"IBAN: DE89 3704 0044 0532 0130 01"})});
  EXPECT_EQ(value_at(data, "iban"), "DE89370400440532013001");
  EXPECT_EQ(check(data, "iban_check_digits"), "failed");
}

TEST(Receipt, LinesWithPricesAreItems) {
  const auto data = extracted(
      "receipt-to-json",
      {page({"Corner Shop", "12 High Street", "14/05/2024   18:42", "Milk          1.20",
             "2 x Bread     3.00", "TOTAL         4.20", "Cash          5.00", "Change        0.80"})});
  EXPECT_EQ(value_at(data, "merchant"), "Corner Shop");
  EXPECT_EQ(value_at(data, "date"), "2024-05-14");
  EXPECT_EQ(value_at(data, "time"), "18:42");
  ASSERT_EQ(data.at("items").as_array().size(), 2U);
  EXPECT_EQ(value_at(data, "items.0.description"), "Milk");
  EXPECT_EQ(value_at(data, "items.1.quantity"), 2.0);
  EXPECT_EQ(value_at(data, "items.1.description"), "Bread");
  EXPECT_EQ(value_at(data, "total"), 4.2);
  EXPECT_EQ(check(data, "items_sum"), "passed");
}

TEST(Invoice, TheSignForNumberIsNoPartOfTheNumberHoweverItIsRead) {
  for (const char* line : {"Factura n.º: B-2026-27", "Factura n.2: B-2026-27", "Factura n.2 B-2026-27"}) {
    EXPECT_EQ(
        value_at(extracted("invoice-to-json", {page({line, "Total 5,00 EUR"}, "es")}), "invoice_number"),
        "B-2026-27")
        << line;
  }
  const auto apart =
      extracted("invoice-to-json", {page({"Factura n.2     B-2026-27", "Total     5,00 EUR"}, "es")});
  EXPECT_EQ(value_at(apart, "invoice_number"), "B-2026-27");
}

}  // namespace
}  // namespace ocrchat
