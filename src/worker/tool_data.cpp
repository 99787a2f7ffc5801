#include "worker/tool_data.hpp"

#include <boost/json.hpp>
#include <functional>
#include <optional>
#include <vector>

#include "base/error.hpp"
#include "base/log.hpp"
#include "document/json.hpp"
#include "document/text.hpp"
#include "tools/extractor.hpp"
#include "tools/model_extraction.hpp"
#include "tools/model_windows.hpp"
#include "tools/tools.hpp"

namespace ocrchat {
namespace {

namespace json = boost::json;

// Pages that a model is asked about are held at once: some 40 kB each.
constexpr std::size_t kMostModelPages = 1000;
constexpr std::size_t kMostModelBytes = kMostWindows * kWindowBytes;

void for_each_page(Jobs& jobs, const std::string& uuid, const std::stop_token& cancel,
                   const std::function<bool(Page)>& take) {
  for (int after = -1;;) {
    const auto next = jobs.next_page(uuid, after);
    if (cancel.stop_requested()) throw Error(ErrorCode::overloaded, {}, "nobody waits for it");
    if (!next || !take(page_from_json(next->json))) return;
    after = next->index;
  }
}

bool made_by_model(const Tool& tool, const JobRequest& request, const Llm& models) {
  if (tool.outcome == ToolOutcome::summary) return true;
  return request.tier != "cpu" && tool.outcome != ToolOutcome::tables && models.has(Role::text);
}

json::object by_rules(Jobs& jobs, const Job& job, const Tool& tool, const std::string& schema,
                      const std::stop_token& cancel) {
  const auto extractor = make_extractor(tool, schema);
  for_each_page(jobs, job.uuid, cancel, [&](const Page& page) {
    extractor->add(page);
    return true;
  });
  return extractor->finish();
}

json::object by_model(Jobs& jobs, Llm& models, const Job& job, const Tool& tool, const std::string& schema,
                      const std::stop_token& cancel) {
  std::vector<Page> pages;
  std::size_t bytes = 0;
  for_each_page(jobs, job.uuid, cancel, [&](Page page) {
    bytes += text_of(page).size();
    pages.push_back(std::move(page));
    return pages.size() < kMostModelPages && bytes < kMostModelBytes;
  });
  json::object data = tool.outcome == ToolOutcome::summary
                          ? model_summary(models, pages, job.request.translate_to, cancel)
                          : model_extraction(models, tool, schema, pages, cancel);
  if (pages.size() == kMostModelPages || bytes >= kMostModelBytes) data["truncated"] = true;
  return data;
}

ExtractionResult result_of(const Tool& tool, std::string_view by, json::object made) {
  return {serialized_data(tool, by, std::move(made)), {}};
}

}  // namespace

ExtractionResult ToolData::make(const Job& job, const std::string& schema, const std::stop_token& cancel) {
  const Tool* tool = find_tool(job.request.tool);
  if (tool == nullptr) throw Error(ErrorCode::internal, {}, "a job of an unknown tool");
  if (!made_by_model(*tool, job.request, models_)) {
    return result_of(*tool, "rules", by_rules(jobs_, job, *tool, schema, cancel));
  }
  try {
    return result_of(*tool, "model", by_model(jobs_, models_, job, *tool, schema, cancel));
  } catch (const Error& error) {
    if (cancel.stop_requested() || !works_by_rules(*tool)) throw;
    log(LogLevel::warning, "extraction_by_rules", {{"job", job.uuid}, {"why", error.where()}});
  }
  ExtractionResult result = result_of(*tool, "rules", by_rules(jobs_, job, *tool, schema, cancel));
  result.warnings = {
      {"extraction_by_rules", "The text model gave no answer; the data was made by rules.", std::nullopt}};
  return result;
}

}  // namespace ocrchat
