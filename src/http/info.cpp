#include <boost/json.hpp>

#include "engine/engines.hpp"
#include "http/handlers.hpp"
#include "http/openapi.hpp"
#include "http/web_app.hpp"
#include "language/codes.hpp"
#include "service/metering.hpp"
#include "service/tool_choice.hpp"

namespace ocrchat {
namespace {

constexpr std::string_view kGreeting =
    R"(ocrchat reads documents: images and PDFs in; text, Markdown, Word, searchable PDF, CSV and JSON out.

  curl -F "file=@page.png" %/api/v1/ocr/

The API describes itself at %/api/v1/openapi.json
)";

std::string greeting(const Request& request, const Settings& settings) {
  std::string base = settings.public_url;
  while (base.ends_with('/')) base.pop_back();
  if (base.empty()) base = "http://" + request.header("host").value_or(settings.listen);
  std::string text(kGreeting);
  for (std::size_t at = text.find('%'); at != std::string::npos; at = text.find('%', at + base.size())) {
    text.replace(at, 1, base);
  }
  return text;
}

// A model reads beside the engines, not as one of them.
boost::json::object vision_model_row(const Settings& settings) {
  const bool named = !settings.vision_urls.empty();
  boost::json::object row{
      {"name", "vlm"},
      {"tier", "vlm"},
      {"description", "Has a vision model read pages, and holds it against what they show."},
      {"available", named}};
  if (!named) row["trouble"] = "No server of a vision model is named (setting vision-urls).";
  return row;
}

boost::json::array engine_list(const EngineConfig& config) {
  boost::json::array list;
  for (const Engine& engine : engines()) {
    const std::string trouble = engine.trouble(config);
    boost::json::object row{{"name", engine.name},
                            {"tier", engine.tier},
                            {"description", engine.description},
                            {"available", trouble.empty()}};
    if (!trouble.empty()) row["trouble"] = trouble;
    list.push_back(std::move(row));
  }
  return list;
}

// A language model takes any two languages.
boost::json::value pairs_json(const Service& service) {
  if (!service.settings().text_urls.empty()) return "any";
  boost::json::array list;
  for (const auto& [from, to] : service.language_pairs()) list.push_back({{"from", from}, {"to", to}});
  return list;
}

boost::json::object tool_row(const Tool& tool, const Service& service) {
  const Settings& settings = service.settings();
  const bool translates = !settings.text_urls.empty() || !service.language_pairs().empty();
  const std::string trouble = trouble_with_tool(tool, settings, translates);
  boost::json::object credits{{"vlm", page_credits(settings, "vlm")}};
  if (tool.tier != ToolTier::vlm) credits["cpu"] = page_credits(settings, "cpu");
  boost::json::object row{{"slug", tool.slug},
                          {"name", tool.name},
                          {"description", tool.description},
                          {"tier", name(tool.tier)},
                          {"needs", name(tool.need)},
                          {"data", tool.yields_data},
                          {"format", tool.format},
                          {"page_credits", std::move(credits)},
                          {"available", trouble.empty()}};
  if (tool.need == ToolNeed::translator) row["languages"] = pairs_json(service);
  if (!trouble.empty()) row["trouble"] = trouble;
  return row;
}

}  // namespace

asio::awaitable<Reply> list_tools(Exchange& exchange) {
  boost::json::array list;
  for (const Tool& tool : tools()) list.push_back(tool_row(tool, exchange.context.service));
  co_return json_reply(boost::json::object{{"tools", std::move(list)}});
}

asio::awaitable<Reply> list_languages(Exchange& exchange) {
  boost::json::array list;
  for (const Language& language : languages()) {
    if (!exchange.context.models.has(language.model)) continue;
    list.push_back({{"code", language.tag},
                    {"name", language.name},
                    {"script", language.script},
                    {"right_to_left", is_right_to_left(language.tag)},
                    {"aliases", boost::json::array(language.aliases.begin(), language.aliases.end())}});
  }
  co_return json_reply(boost::json::object{{"languages", std::move(list)}});
}

asio::awaitable<Reply> list_engines(Exchange& exchange) {
  const EngineConfig config{exchange.context.settings.models};
  auto list = co_await exchange.context.calls.call([&] { return engine_list(config); });
  list.push_back(vision_model_row(exchange.context.settings));
  co_return json_reply(boost::json::object{{"engines", std::move(list)}});
}

asio::awaitable<Reply> describe_api(Exchange&) {
  co_return json_reply(openapi_document());
}

asio::awaitable<Reply> greet(Exchange& exchange) {
  if (asks_for_page(exchange.request)) co_return app_reply(exchange.request);
  co_return text_reply("text/plain; charset=utf-8", greeting(exchange.request, exchange.context.settings));
}

}  // namespace ocrchat
