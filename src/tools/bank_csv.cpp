#include <boost/json.hpp>

#include "document/json.hpp"
#include "tools/bank_statement.hpp"

namespace ocrchat {
namespace {

namespace json = boost::json;

/// A text that a spreadsheet would take for a formula gets an apostrophe before it.
std::string quoted(std::string_view text) {
  std::string result = "\"";
  if (!text.empty() && std::string_view("=+-@").find(text.front()) != std::string_view::npos) result += '\'';
  for (const char c : text) {
    if (c == '"') result += '"';
    result += c;
  }
  return result + "\"";
}

std::string cell(const json::object& row, std::string_view name) {
  const json::value* field = row.if_contains(name);
  if (field == nullptr || !field->is_object()) return {};
  const json::value& value = field->get_object().at("value");
  if (value.is_null()) return {};
  return value.is_string() ? quoted(value.get_string()) : json_text(value);
}

}  // namespace

std::string bank_statement_csv(const json::object& data) {
  std::string csv = "date,description,amount,balance,page\r\n";
  const json::value* rows = data.if_contains("rows");
  if (rows == nullptr || !rows->is_array()) return csv;
  for (const json::value& each : rows->get_array()) {
    const json::object& row = each.as_object();
    for (const auto* name : {"date", "description", "amount", "balance"}) csv += cell(row, name) + ",";
    // People count pages from one.
    csv += std::to_string(row.at("page").to_number<int>() + 1) + "\r\n";
  }
  return csv;
}

}  // namespace ocrchat
