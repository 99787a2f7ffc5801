#include "tools/verified.hpp"

#include <gmock/gmock.h>

#include "document/json.hpp"
#include "tools/test_pages.hpp"
#include "tools/tool_schema.hpp"

namespace ocrchat {
namespace {

namespace json = boost::json;
using test::check;
using test::page;
using test::value_at;

json::object verified_invoice(const std::string& answer, const std::vector<Page>& pages) {
  const Tool& tool = *find_tool("invoice-to-json");
  return verified(json::parse(answer), tool, schema_of(tool), pages);
}

Page invoice() {
  return page({"Muster GmbH", "Rechnung 4711 vom 05.03.2024", "Netto 100,00 EUR", "MwSt 19 % 19,00 EUR",
               "Gesamtbetrag 119,00 EUR"},
              "de");
}

TEST(Verified, ValuesThatTheirQuotesShowStay) {
  const auto data =
      verified_invoice(R"({"vendor": {"value": "Muster GmbH", "quote": "Muster GmbH", "page": 0},
    "date": {"value": "2024-03-05", "quote": "vom 05.03.2024", "page": 0},
    "subtotal": {"value": 100, "quote": "Netto 100,00", "page": 0},
    "taxes": [{"rate": {"value": 19, "quote": "MwSt 19 %", "page": 0},
               "amount": {"value": 19.0, "quote": "19,00 EUR", "page": 0}}],
    "total": {"value": 119, "quote": "Gesamtbetrag 119,00 EUR", "page": 0}})",
                       {invoice()});
  EXPECT_EQ(value_at(data, "vendor"), "Muster GmbH");
  EXPECT_EQ(value_at(data, "date"), "2024-03-05");
  EXPECT_EQ(value_at(data, "taxes.0.rate"), 19.0);
  EXPECT_EQ(value_at(data, "total"), 119.0);
  EXPECT_TRUE(data.at("total").as_object().contains("box"));
  EXPECT_EQ(check(data, "total_sum"), "passed");
}

TEST(Verified, InventedQuotesAndValuesBecomeNull) {
  const auto data = verified_invoice(R"({"vendor": {"value": "Acme Corp", "quote": "Acme Corp", "page": 0},
    "buyer": {"value": "Somebody", "quote": "Muster GmbH", "page": 0},
    "invoice_number": "4711",
    "due_date": {"value": "2024-04-05", "quote": "vom 05.03.2024", "page": 0},
    "total": {"value": 120, "quote": "Gesamtbetrag 119,00 EUR", "page": 0},
    "items": [{"description": {"value": "Gold", "quote": "Gold", "page": 0}}, 7], "extra": 1})",
                                     {invoice()});
  for (const auto* name : {"vendor", "buyer", "invoice_number", "due_date", "total"}) {
    EXPECT_TRUE(data.at(name).is_null()) << name;
  }
  EXPECT_TRUE(data.at("items").as_array().empty());
  EXPECT_FALSE(data.contains("extra"));
}

TEST(Verified, TheCitedPageIsCorrected) {
  const auto data =
      verified_invoice(R"({"total": {"value": 119, "quote": "Gesamtbetrag 119,00 EUR", "page": 5}})",
                       {page({"Seite eins"}), [] {
                          Page second = invoice();
                          second.index = 1;
                          return second;
                        }()});
  EXPECT_EQ(data.at("total").at("page"), 1);
}

TEST(Verified, AModelDoesNotSettleAnAmbiguousDate) {
  const auto data =
      verified_invoice(R"({"date": {"value": "2024-03-04", "quote": "Date 03/04/2024", "page": 0}})",
                       {page({"Date 03/04/2024"})});
  EXPECT_TRUE(value_at(data, "date").is_null());
  EXPECT_EQ(data.at("date").at("quote"), "Date 03/04/2024");
}

TEST(Verified, AStatementsDebitsKeepTheirSign) {
  const Tool& tool = *find_tool("bank-statement-to-csv");
  const auto data = verified(json::parse(R"({"rows": [
      {"date": {"value": "2024-05-02", "quote": "2024-05-02", "page": 0},
       "amount": {"value": -850, "quote": "850.00", "page": 0}}, {"date": null, "amount": null}]})"),
                             tool, schema_of(tool), std::vector<Page>{page({"2024-05-02 Rent 850.00"})});
  ASSERT_EQ(data.at("rows").as_array().size(), 1U);
  EXPECT_EQ(value_at(data, "rows.0.amount"), -850.0);
  EXPECT_EQ(data.at("rows").at(0).at("page"), 0);
}

TEST(Verified, ACallersFieldsAreValuesWithTheirEvidence) {
  const Tool& tool = *find_tool("extract");
  const auto root = schema_of(tool, R"({"type": "object", "properties": {"ward": {"enum": ["North", "South"]},
    "smoker": {"type": "boolean"}, "beds": {"type": "integer"}}})");
  const auto data = verified(json::parse(R"({"ward": {"value": "North", "quote": "Ward: NORTH", "page": 0},
    "smoker": {"value": true, "quote": "Smoker ☐", "page": 0}, "beds": {"value": 2, "quote": "2 beds", "page": 0}})"),
                             tool, root, std::vector<Page>{page({"Ward: NORTH", "Smoker ☐", "2 beds"})});
  EXPECT_EQ(data.at("values"), json::parse(R"({"ward": "North", "smoker": null, "beds": 2})"));
  EXPECT_EQ(data.at("evidence").at("ward").at("quote"), "Ward: NORTH");
}

TEST(ModelSchema, EveryValueMayBeNullAndHasItsQuote) {
  const auto schema = json_schema_of(schema_of(*find_tool("invoice-to-json")));
  const auto& total = schema.at("properties").at("total").at("anyOf").as_array();
  EXPECT_EQ(total.at(1), (json::object{{"type", "null"}}));
  EXPECT_EQ(total.at(0).at("required"), (json::array{"value", "quote", "page"}));
  EXPECT_EQ(schema.at("properties").at("items").at("type"), "array");
  EXPECT_EQ(schema.at("additionalProperties"), false);
}

TEST(ModelSchema, ToolsWithoutFieldsHaveNone) {
  EXPECT_ANY_THROW(schema_of(*find_tool("pdf-to-word")));
  EXPECT_ANY_THROW(schema_of(*find_tool("extract"), "[]"));
}

TEST(Verified, ASchemaMayHaveTheNamesOfTheEvidence) {
  const Tool& extract = *find_tool("extract");
  const auto root = schema_of(extract, R"({"type": "object", "properties": {"offer": {"type": "object",
    "properties": {"quote": {"type": "string"}, "page": {"type": "integer"}, "value": {"type": "number"}}},
    "lines": {"type": "array", "items": {"type": "object", "properties": {"quote": {"type": "string"},
    "page": {"type": "integer"}}}}}})");
  const auto data = verified(json::parse(R"({"offer": {
      "quote": {"value": "Q-17", "quote": "Quote Q-17", "page": 0}, "page": null,
      "value": {"value": 5, "quote": "Value 5", "page": 0}},
    "lines": [{"quote": {"value": "Q-17", "quote": "Q-17", "page": 0}, "page": null}, {"quote": null}]})"),
                             extract, root, std::vector{page({"Quote Q-17", "Value 5"})});
  EXPECT_EQ(json_text(data.at("values")),
            R"({"offer":{"quote":"Q-17","page":null,"value":5},"lines":[{"quote":"Q-17","page":null}]})");
}

}  // namespace
}  // namespace ocrchat
