#include "tools/schema.hpp"

#include <algorithm>
#include <array>
#include <boost/json.hpp>

#include "base/error.hpp"

namespace ocrchat {
namespace {

namespace json = boost::json;
using Kind = SchemaNode::Kind;

constexpr std::array<std::string_view, 14> kKnown{
    "$schema",    "$id",      "$comment", "title",  "description", "type",     "items",
    "properties", "required", "enum",     "format", "default",     "examples", "additionalProperties"};

[[noreturn]] void refuse(const std::string& at, const std::string& what) {
  throw Error(ErrorCode::bad_field, "The JSON Schema" + (at.empty() ? "" : " at " + at) + " " + what + ".");
}

class SchemaParser {
 public:
  SchemaNode parse(const json::value& value, std::string name, const std::string& at, int depth) {
    if (depth > kDeepestSchema) refuse(at, "is nested deeper than " + std::to_string(kDeepestSchema));
    if (!value.is_object()) refuse(at, "must be an object");
    const json::object& object = value.get_object();
    check_keywords(object, at);
    SchemaNode node;
    node.name = std::move(name);
    node.title = text(object, "title", at);
    node.description = text(object, "description", at);
    node.kind = kind(object, at);
    if (node.kind == Kind::object) add_properties(node, object, at, depth);
    if (node.kind == Kind::array) add_items(node, object, at, depth);
    if (node.is_value()) add_value(node, object, at);
    return node;
  }

 private:
  static void check_keywords(const json::object& object, const std::string& at) {
    for (const auto& [key, value] : object) {
      if (std::find(kKnown.begin(), kKnown.end(), key) == kKnown.end()) {
        refuse(
            at,
            "has \"" + std::string(key.substr(0, 60)) +
                "\", which is not supported: use type, properties, items, enum, format, title, description");
      }
    }
  }

  static std::string text(const json::object& object, std::string_view key, const std::string& at) {
    const json::value* value = object.if_contains(key);
    if (value == nullptr) return {};
    if (!value->is_string()) refuse(at, "has a " + std::string(key) + " that is no text");
    return std::string(value->get_string());
  }

  /// The type's name; of ["string", "null"] the one that is not null, for every value may be null anyhow.
  static std::string type_name(const json::object& object, const std::string& at) {
    const json::value* type = object.if_contains("type");
    if (type == nullptr) {
      if (object.contains("properties")) return "object";
      if (object.contains("enum")) return "string";
      refuse(at, "needs a type");
    }
    if (type->is_string()) return std::string(type->get_string());
    std::string result;
    for (const json::value& each : type->is_array() ? type->get_array() : json::array{}) {
      if (!each.is_string() || each.get_string() == "null") continue;
      if (!result.empty()) refuse(at, "has several types: one, or one and \"null\", is supported");
      result = each.get_string();
    }
    if (result.empty()) refuse(at, "needs a type");
    return result;
  }

  static Kind kind(const json::object& object, const std::string& at) {
    const std::string type = type_name(object, at);
    const std::string format = text(object, "format", at);
    if (!format.empty() && (format != "date" || type != "string")) {
      refuse(at, "has the format \"" + format.substr(0, 40) + "\": only \"date\" of a string is supported");
    }
    if (type == "string") return format == "date" ? Kind::date : Kind::text;
    if (type == "number") return Kind::number;
    if (type == "integer") return Kind::integer;
    if (type == "boolean") return Kind::boolean;
    if (type == "array") return Kind::array;
    if (type == "object") return Kind::object;
    refuse(at, "has the unknown type \"" + type.substr(0, 40) + "\"");
  }

  void add_properties(SchemaNode& node, const json::object& object, const std::string& at, int depth) {
    const json::value* properties = object.if_contains("properties");
    if (properties == nullptr || !properties->is_object() || properties->get_object().empty()) {
      refuse(at, "needs properties");
    }
    for (const auto& [key, value] : properties->get_object()) {
      std::string name(key);
      if (name.size() > 100) refuse(at, "has a property whose name is longer than 100 bytes");
      node.children.push_back(parse(value, name, at + "/properties/" + name, depth + 1));
    }
  }

  void add_items(SchemaNode& node, const json::object& object, const std::string& at, int depth) {
    const json::value* items = object.if_contains("items");
    if (items == nullptr) refuse(at, "needs items");
    if (in_array_) refuse(at, "is an array within an array, which is not supported");
    in_array_ = true;
    node.children.push_back(parse(*items, node.name, at + "/items", depth + 1));
    in_array_ = false;
  }

  void add_value(SchemaNode& node, const json::object& object, const std::string& at) {
    if (leaves_ >= kMostLeaves) refuse(at, "asks for more than " + std::to_string(kMostLeaves) + " values");
    node.leaf = leaves_++;
    const json::value* allowed = object.if_contains("enum");
    if (allowed == nullptr) return;
    if (!allowed->is_array() || allowed->get_array().empty()) refuse(at, "has an enum that is no list");
    for (const json::value& each : allowed->get_array()) {
      if (each.is_object() || each.is_array()) refuse(at, "has an enum of other than plain values");
      if (!each.is_null()) node.allowed.push_back(each);
    }
  }

  int leaves_ = 0;
  bool in_array_ = false;
};

void collect(const SchemaNode& node, std::vector<const SchemaNode*>& leaves) {
  if (node.is_value()) leaves.push_back(&node);
  for (const SchemaNode& child : node.children) collect(child, leaves);
}

}  // namespace

SchemaNode parse_schema(std::string_view text) {
  if (text.empty())
    throw Error(ErrorCode::bad_field, "Send a JSON Schema that says which fields to extract.");
  if (text.size() > kLargestSchema) refuse("", "is larger than " + std::to_string(kLargestSchema) + " bytes");
  boost::system::error_code failed;
  json::parse_options options;
  options.max_depth = 64;
  const json::value value = json::parse(text, failed, {}, options);
  if (failed) refuse("", "is not JSON");
  SchemaNode root = SchemaParser().parse(value, {}, {}, 1);
  if (root.kind != Kind::object) refuse("", "must be of type object");
  return root;
}

std::vector<const SchemaNode*> leaves_of(const SchemaNode& root) {
  std::vector<const SchemaNode*> leaves;
  collect(root, leaves);
  return leaves;
}

}  // namespace ocrchat
