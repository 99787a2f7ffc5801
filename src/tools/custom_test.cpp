#include <gmock/gmock.h>

#include "base/error.hpp"
#include "tools/schema.hpp"
#include "tools/test_pages.hpp"

namespace ocrchat {
namespace {

using test::extracted;
using test::page;
using test::table;
using test::value_at;

constexpr const char* kSchema = R"({
  "type": "object", "required": ["patient_name"],
  "properties": {
    "patient_name": {"type": "string"},
    "visit": {"type": "string", "format": "date", "title": "Date of visit"},
    "weight": {"type": "number"}, "beds": {"type": "integer"}, "smoker": {"type": "boolean"},
    "ward": {"type": "string", "enum": ["North", "South"]},
    "doctor": {"type": "object", "properties": {"licence": {"type": "string"}}},
    "medicines": {"type": "array", "items": {"type": "object", "properties": {
      "medicine": {"type": "string"}, "dose": {"type": "number"}}}}
  }})";

Page report() {
  Page result = page({"Patient name: Anna Weber", "Date of visit: 3 May 2024", "Weight: 61.5 kg",
                      "Smoker: no", "Ward: NORTH", "Licence: L-77", "Beds: 2"});
  result.blocks.push_back(table({{"Medicine", "Dose"}, {"Aspirin", "100"}, {"Ibuprofen", "400"}}));
  return result;
}

TEST(Extract, EachValueIsSoughtBesideItsNameOrTitle) {
  const auto data = extracted("extract", {report()}, kSchema);
  EXPECT_EQ(data.at("values"),
            boost::json::parse(R"({"patient_name": "Anna Weber", "visit": "2024-05-03", "weight": 61.5,
    "beds": 2, "smoker": false, "ward": "North", "doctor": {"licence": "L-77"},
    "medicines": [{"medicine": "Aspirin", "dose": 100.0}, {"medicine": "Ibuprofen", "dose": 400.0}]})"));
  EXPECT_EQ(data.at("evidence").at("weight").at("quote"), "61.5");
  EXPECT_EQ(value_at(data, "evidence.medicines.1.dose"), 400.0);
}

TEST(Extract, WhatIsNotThereIsNull) {
  const auto data =
      extracted("extract", {page({"Nothing of the kind", "Ward: West", "Weight: unknown"})}, kSchema);
  for (const auto* name : {"patient_name", "visit", "weight", "beds", "smoker", "ward"}) {
    EXPECT_TRUE(data.at("values").at(name).is_null()) << name;
  }
  EXPECT_TRUE(data.at("values").at("medicines").as_array().empty());
  EXPECT_EQ(data.at("evidence").at("ward").at("quote"), "West");
}

TEST(Extract, KnownNamesAreFoundInOtherLanguages) {
  const auto data =
      extracted("extract", {page({"Rechnungsnummer: 4711", "Rechnungsdatum: 03.05.2024"}, "de")},
                R"({"type": "object", "properties": {"invoiceNumber": {"type": "string"},
                                 "invoice_date": {"type": "string", "format": "date"}}})");
  EXPECT_EQ(value_at(data, "values.invoiceNumber"), "4711");
  EXPECT_EQ(value_at(data, "values.invoice_date"), "2024-05-03");
}

std::string refusal(const std::string& schema) {
  try {
    parse_schema(schema);
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::bad_field);
    return error.message();
  }
  return "none";
}

TEST(Schema, WhatIsNotUnderstoodIsRefusedWithItsPlace) {
  using testing::HasSubstr;
  EXPECT_THAT(refusal(""), HasSubstr("Send a JSON Schema"));
  EXPECT_THAT(refusal("{"), HasSubstr("not JSON"));
  EXPECT_THAT(refusal(R"({"type": "string"})"), HasSubstr("must be of type object"));
  EXPECT_THAT(refusal(R"({"type": "object", "properties": {"a": {"oneOf": []}}})"),
              HasSubstr("/properties/a has \"oneOf\""));
  EXPECT_THAT(refusal(R"({"type": "object", "properties": {"a": {"type": "string", "format": "uri"}}})"),
              HasSubstr("uri"));
  EXPECT_THAT(refusal(R"({"type": "object", "properties": {"a": {"type": "date"}}})"),
              HasSubstr("unknown type"));
}

TEST(Schema, SizeAndDepthAreLimited) {
  using testing::HasSubstr;
  EXPECT_THAT(refusal(std::string(kLargestSchema + 1, ' ')), HasSubstr("larger"));
  std::string deep = R"({"type": "string"})";
  for (int i = 0; i < kDeepestSchema; ++i) deep = R"({"type": "object", "properties": {"a": )" + deep + "}}";
  EXPECT_THAT(refusal(deep), HasSubstr("nested deeper"));
  std::string many = R"({"type": "object", "properties": {)";
  for (int i = 0; i <= kMostLeaves; ++i) many += "\"p" + std::to_string(i) + R"(": {"type": "string"},)";
  many.back() = '}';
  EXPECT_THAT(refusal(many + "}"), HasSubstr("more than 200"));
}

}  // namespace
}  // namespace ocrchat
