#include "tools/extractor.hpp"

#include "base/error.hpp"
#include "tools/invoice.hpp"

namespace ocrchat {

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

std::unique_ptr<Extractor> make_extractor(const Tool& tool, std::string_view) {
  switch (tool.outcome) {
    case ToolOutcome::invoice:
      return std::make_unique<InvoiceExtractor>(InvoiceExtractor::Kind::invoice);
    case ToolOutcome::receipt:
      return std::make_unique<InvoiceExtractor>(InvoiceExtractor::Kind::receipt);
    default:
      throw Error(ErrorCode::engine_not_configured, "The tool " + std::string(tool.slug) + " needs a model.");
  }
}

}  // namespace ocrchat
