#include "http/openapi.hpp"

#include <boost/json.hpp>
#include <map>

#include "http/problem.hpp"
#include "http/router.hpp"

namespace ocrchat {
namespace {

namespace json = boost::json;

// The one body that is a form; the others are JSON.
constexpr std::string_view kForm = "Submission";

json::object schema_ref(std::string_view name) {
  return {{"$ref", "#/components/schemas/" + std::string(name)}};
}

json::object content(std::string_view media_type, json::object schema) {
  return {{media_type, json::object{{"schema", std::move(schema)}}}};
}

// "/api/v1/ocr/<uuid>/" → "/api/v1/ocr/{uuid}/"
std::string path_of(std::string_view pattern) {
  std::string path(pattern);
  for (char& c : path) {
    if (c == '<') c = '{';
    if (c == '>') c = '}';
  }
  return path;
}

json::array parameters_of(const Route& route) {
  json::array list;
  if (route.pattern.find("<uuid>") != std::string_view::npos) {
    list.push_back({{"name", "uuid"},
                    {"in", "path"},
                    {"required", true},
                    {"schema", json::object{{"type", "string"}, {"pattern", "^[0-9a-f]{32}$"}}}});
  }
  if (route.pattern.find("<index>") != std::string_view::npos) {
    list.push_back({{"name", "index"},
                    {"in", "path"},
                    {"required", true},
                    {"schema", json::object{{"type", "integer"}, {"minimum", 0}}}});
  }
  if (route.access == Access::session && route.method != "GET") {
    list.push_back({{"name", "X-CSRF-Token"},
                    {"in", "header"},
                    {"required", true},
                    {"description", "`csrf_token` of the session"},
                    {"schema", json::object{{"type", "string"}}}});
  }
  for (const ParameterInfo& parameter : route.parameters) {
    list.push_back({{"name", parameter.name},
                    {"in", parameter.in},
                    {"required", false},
                    {"description", parameter.help},
                    {"schema", json::object{{"type", parameter.type}}}});
  }
  return list;
}

json::object success_of(const Route& route) {
  json::object answer{{"description", route.summary}};
  if (route.answer.empty()) return answer;
  const bool is_media_type = route.answer.find('/') != std::string_view::npos;
  answer["content"] =
      is_media_type ? content(route.answer, {}) : content("application/json", schema_ref(route.answer));
  return answer;
}

json::object responses_of(const Route& route) {
  json::object responses;
  responses[route.answer.empty() ? "204" : "200"] = success_of(route);
  if (route.body == kForm) {
    json::object accepted = success_of(route);
    accepted["description"] = "The job is accepted and not finished yet; poll the address in Location";
    responses["202"] = std::move(accepted);
  }
  std::map<int, std::string> errors;
  const auto add = [&](ErrorCode code) {
    std::string& names = errors[status_of(code)];
    names += (names.empty() ? "" : ", ") + std::string(error_name(code));
  };
  for (const ErrorCode code : route.errors) {
    if (code != ErrorCode::too_many_requests) add(code);
  }
  if (route.pattern.starts_with("/api/")) add(ErrorCode::too_many_requests);  // every call counts
  for (const auto& [status, names] : errors) {
    responses[std::to_string(status)] = {{"description", names},
                                         {"content", content("application/json", schema_ref("Error"))}};
  }
  return responses;
}

json::array security_of(const Route& route) {
  json::array ways{json::object{{"session", json::array()}}};
  if (route.access == Access::session) return ways;
  ways.push_back(json::object{{"bearer", json::array()}});
  ways.push_back(json::object{{"api_token", json::array()}});
  if (route.access != Access::account) ways.push_back(json::object());
  return ways;
}

json::object operation_of(const Route& route) {
  json::object operation{{"summary", route.summary}, {"responses", responses_of(route)}};
  if (auto parameters = parameters_of(route); !parameters.empty())
    operation["parameters"] = std::move(parameters);
  if (route.access != Access::anyone || route.body == kForm) operation["security"] = security_of(route);
  if (!route.body.empty()) {
    const std::string_view type = route.body == kForm ? "multipart/form-data" : "application/json";
    operation["requestBody"] = {{"required", true}, {"content", content(type, schema_ref(route.body))}};
  }
  return operation;
}

std::string lower(std::string_view method) {
  std::string text(method);
  for (char& c : text) c = static_cast<char>(c - 'A' + 'a');
  return text;
}

}  // namespace

json::object openapi_document() {
  json::object paths;
  for (const Route& route : routes()) {
    if (route.access == Access::browser) continue;
    json::value& item = paths[path_of(route.pattern)];
    if (item.is_null()) item = json::object();
    item.as_object()[lower(route.method)] = operation_of(route);
  }
  return {{"openapi", "3.1.0"},
          {"info",
           {{"title", "ocrchat"},
            {"version", "v1"},
            {"description", "Images and PDFs in; text, Markdown, tables and searchable files out."}}},
          {"paths", std::move(paths)},
          {"components",
           {{"schemas", openapi_schemas()},
            {"securitySchemes",
             {{"session", {{"type", "apiKey"}, {"in", "cookie"}, {"name", "ocrchat_session"}}},
              {"bearer", {{"type", "http"}, {"scheme", "bearer"}}},
              {"api_token", {{"type", "apiKey"}, {"in", "query"}, {"name", "api_token"}}}}}}}};
}

}  // namespace ocrchat
