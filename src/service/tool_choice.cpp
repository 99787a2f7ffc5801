#include "service/tool_choice.hpp"

#include "base/error.hpp"
#include "tools/schema.hpp"

namespace ocrchat {
namespace {

constexpr std::string_view kNoVisionModel =
    "This server has no vision model: use tier cpu, or set 'vision-urls' (docs/models.md).";

[[noreturn]] void refuse(const std::string& why) {
  throw Error(ErrorCode::bad_field, why);
}

std::string in_quotes(std::string_view value) {
  return "'" + std::string(value.substr(0, 40)) + "'";
}

bool needs_vision(const Tool* tool) {
  return tool != nullptr && tool->need == ToolNeed::vision_model;
}

// Without a model the cpu does what it can where the operator says so.
std::string vlm_or_its_stand_in(const Settings& settings) {
  if (!settings.vision_urls.empty()) return "vlm";
  if (settings.vlm_fallback) return "cpu";
  throw Error(ErrorCode::engine_not_configured, std::string(kNoVisionModel));
}

}  // namespace

const Tool* checked_tool(const std::string& slug) {
  if (slug.empty()) return nullptr;
  const Tool* tool = find_tool(slug);
  if (tool == nullptr) refuse("'tool' is " + in_quotes(slug) + "; use one of " + tool_names() + ".");
  return tool;
}

std::string trouble_with_tool(const Tool& tool, const Settings& settings, bool translates) {
  switch (tool.need) {
    case ToolNeed::vision_model:
      return settings.vision_urls.empty() ? "It needs a vision model: set 'vision-urls' (docs/models.md)."
                                          : "";
    case ToolNeed::text_model:
      return settings.text_urls.empty() ? "It needs a text model: set 'text-urls' (docs/models.md)." : "";
    case ToolNeed::translator:
      return translates ? ""
                        : "It needs a text model or language pairs: set 'text-urls', or install 'apertium-…' "
                          "(docs/translation.md).";
    case ToolNeed::schema:
    case ToolNeed::nothing:
      return "";
  }
  return "";
}

std::string checked_tier(const std::string& asked, const Tool* tool, const Settings& settings) {
  if (asked.empty()) return needs_vision(tool) ? vlm_or_its_stand_in(settings) : "cpu";
  if (asked == "vlm") return vlm_or_its_stand_in(settings);
  if (asked != "cpu" && asked != "auto") refuse("'tier' is " + in_quotes(asked) + "; use cpu, vlm or auto.");
  if (needs_vision(tool) && (asked == "cpu" || settings.vision_urls.empty())) {
    refuse("The tool " + in_quotes(tool->slug) + " needs a vision model: use tier vlm.");
  }
  // `auto` is what the server can do best: without a vision model, reading on the cpu.
  return asked == "auto" && !settings.vision_urls.empty() ? "auto" : "cpu";
}

void check_schema(const std::string& schema, const Tool* tool) {
  const bool wanted = tool != nullptr && tool->need == ToolNeed::schema;
  if (wanted) {
    if (schema.empty()) {
      refuse("The tool " + in_quotes(tool->slug) + " wants 'schema', a JSON Schema of the values to read.");
    }
    parse_schema(schema);
  } else if (!schema.empty()) {
    refuse("'schema' goes with the tool 'extract' alone; leave it out.");
  }
}

std::optional<ExtractionOrder> extraction_order(const JobRequest& request, const std::string& schema,
                                                const Settings& settings) {
  const Tool* tool = find_tool(request.tool);
  if (tool == nullptr || !tool->yields_data) return std::nullopt;
  const bool by_model = tool->outcome == ToolOutcome::summary ||
                        (request.tier != "cpu" && tool->outcome != ToolOutcome::tables);
  return ExtractionOrder{by_model && !settings.text_urls.empty() ? Lane::model : Lane::cpu, schema};
}

}  // namespace ocrchat
