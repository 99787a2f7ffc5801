#include "http/openapi.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <functional>

#include "http/router.hpp"

namespace ocrchat {
namespace {

namespace json = boost::json;

void for_each_reference(const json::value& value, const std::function<void(std::string_view)>& visit) {
  if (const auto* object = value.if_object()) {
    for (const auto& [key, member] : *object) {
      if (key == "$ref") visit(std::string_view(member.as_string()));
      for_each_reference(member, visit);
    }
  } else if (const auto* array = value.if_array()) {
    for (const auto& member : *array) for_each_reference(member, visit);
  }
}

TEST(OpenApi, DescribesEveryRouteAndNothingElse) {
  const json::object document = openapi_document();
  std::size_t operations = 0;
  for (const auto& [path, item] : document.at("paths").as_object()) operations += item.as_object().size();
  const auto is_api = [](const Route& route) { return route.access != Access::browser; };
  EXPECT_EQ(operations, static_cast<std::size_t>(std::ranges::count_if(routes(), is_api)));
  for (const Route& route : routes()) {
    if (!is_api(route)) continue;
    std::string path(route.pattern);
    for (char& c : path) c = c == '<' ? '{' : c == '>' ? '}' : c;
    std::string method(route.method);
    for (char& c : method) c = static_cast<char>(c + 32);
    const json::value& operation = document.at("paths").at(path).at(method);
    EXPECT_FALSE(operation.at("summary").as_string().empty());
    EXPECT_FALSE(operation.at("responses").as_object().empty());
  }
}

TEST(OpenApi, RefersOnlyToSchemasThatAreThere) {
  const json::object document = openapi_document();
  const auto& schemas = document.at("components").at("schemas").as_object();
  constexpr std::string_view kPrefix = "#/components/schemas/";
  int references = 0;
  for_each_reference(document, [&](std::string_view reference) {
    ++references;
    ASSERT_TRUE(reference.starts_with(kPrefix)) << reference;
    EXPECT_TRUE(schemas.contains(reference.substr(kPrefix.size()))) << reference;
  });
  EXPECT_GT(references, 10);
}

TEST(OpenApi, NamesEveryPathParameter) {
  const json::object document = openapi_document();
  const auto& parameters =
      document.at("paths").at("/api/v1/ocr/{uuid}/pages/{index}/image").at("get").at("parameters").as_array();
  ASSERT_GE(parameters.size(), 2U);
  EXPECT_EQ(parameters[0].at("name"), "uuid");
  EXPECT_EQ(parameters[1].at("name"), "index");
  EXPECT_EQ(parameters[1].at("required"), true);
}

}  // namespace
}  // namespace ocrchat
