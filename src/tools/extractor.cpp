#include "tools/extractor.hpp"

#include <boost/json.hpp>
#include <chrono>

#include "base/error.hpp"
#include "document/json.hpp"
#include "tools/bank_statement.hpp"
#include "tools/business_card.hpp"
#include "tools/custom.hpp"
#include "tools/form.hpp"
#include "tools/id_document.hpp"
#include "tools/invoice.hpp"
#include "tools/tables_tool.hpp"

namespace ocrchat {
namespace {

int this_year() {
  const auto today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  return static_cast<int>(std::chrono::year_month_day{today}.year());
}

}  // namespace

bool works_by_rules(const Tool& tool) {
  switch (tool.outcome) {
    case ToolOutcome::none:
    case ToolOutcome::summary:
    case ToolOutcome::translation:
      return false;
    default:
      return true;
  }
}

std::unique_ptr<Extractor> make_extractor(const Tool& tool, std::string_view schema) {
  switch (tool.outcome) {
    case ToolOutcome::tables:
      return std::make_unique<TablesExtractor>();
    case ToolOutcome::invoice:
      return std::make_unique<InvoiceExtractor>(InvoiceExtractor::Kind::invoice);
    case ToolOutcome::receipt:
      return std::make_unique<InvoiceExtractor>(InvoiceExtractor::Kind::receipt);
    case ToolOutcome::form:
      return std::make_unique<FormExtractor>();
    case ToolOutcome::bank_statement:
      return std::make_unique<BankStatementExtractor>();
    case ToolOutcome::business_card:
      return std::make_unique<BusinessCardExtractor>();
    case ToolOutcome::id_document:
      return std::make_unique<IdDocumentExtractor>(this_year());
    case ToolOutcome::custom:
      return std::make_unique<CustomExtractor>(parse_schema(schema));
    default:
      throw Error(ErrorCode::engine_not_configured,
                  "The tool " + std::string(tool.slug) + " makes no data by rules.");
  }
}

std::string serialized_data(const Tool& tool, std::string_view by, boost::json::object made) {
  boost::json::object data{{"tool", tool.slug}, {"by", by}};
  for (auto& [name, value] : made) data[name] = std::move(value);
  return json_text(data);
}

}  // namespace ocrchat
