#include "service/tool_file.hpp"

#include <boost/json.hpp>

#include "base/error.hpp"
#include "export/formats.hpp"
#include "export/markdown_escape.hpp"
#include "tools/bank_statement.hpp"

namespace ocrchat {
namespace {

namespace json = boost::json;

bool is_the_document(ToolOutcome outcome) {
  return outcome == ToolOutcome::none || outcome == ToolOutcome::translation ||
         outcome == ToolOutcome::tables;
}

std::string summary_markdown(const json::object& data) {
  std::string result;
  for (const json::value& point : data.at("points").as_array()) {
    result += "- " + escaped_block(point.at("text").as_string(), false) + " (p. " +
              std::to_string(point.at("page").to_number<int>() + 1) + ")\n";
  }
  return result;
}

}  // namespace

std::optional<ToolFile> tool_file(const Tool& tool, const std::string& data) {
  if (is_the_document(tool.outcome)) return std::nullopt;
  if (data.empty()) {
    throw Error(ErrorCode::not_found,
                "The tool '" + std::string(tool.slug) +
                    "' made no data of this document; ask for a 'format': " + format_names() + ".");
  }
  switch (tool.outcome) {
    case ToolOutcome::bank_statement:
      return ToolFile{"text/csv; charset=utf-8", "csv", bank_statement_csv(json::parse(data).as_object())};
    case ToolOutcome::summary:
      return ToolFile{"text/markdown; charset=utf-8", "md", summary_markdown(json::parse(data).as_object())};
    default:
      return ToolFile{"application/json", "json", data + "\n"};
  }
}

}  // namespace ocrchat
