#include "tools/tool_schema.hpp"

#include <boost/json.hpp>

#include "base/error.hpp"

namespace ocrchat {
namespace {

namespace json = boost::json;
using Kind = SchemaNode::Kind;

/// A field as the table below has it: "name", "#name" a number, "@name" a date, "?name" a truth; "name[]" a
/// list of texts, "name{a,b}" a list of objects.
constexpr std::string_view kInvoice =
    "vendor buyer invoice_number @date @due_date currency items{description,#quantity,#unit_price,#amount} "
    "#subtotal "
    "#discount #shipping taxes{#rate,#amount} #total iban vat_number payment_method";
constexpr std::string_view kReceipt =
    "merchant receipt_number @date time currency items{description,#quantity,#unit_price,#amount} #subtotal "
    "#discount "
    "#shipping taxes{#rate,#amount} #total iban vat_number payment_method";
constexpr std::string_view kForm = "fields{label,field} check_boxes{label,?field}";
constexpr std::string_view kBankStatement =
    "iban #opening_balance #closing_balance rows{@date,description,#amount,#balance}";
constexpr std::string_view kBusinessCard = "name title company e_mails[] phones[] websites[] address[]";
constexpr std::string_view kIdDocument =
    "document_code issuer document_number surname given_names full_name nationality sex @birth_date "
    "birth_place "
    "@issue_date @expiry_date authority address";

/// Makes nodes of the short form above.
class FieldList {
 public:
  SchemaNode parse(std::string_view fields, char parting) {
    SchemaNode node;
    for (std::size_t at = 0; at < fields.size();) {
      const std::size_t end = std::min(fields.find(parting, at), fields.size());
      node.children.push_back(field(fields.substr(at, end - at)));
      at = end + 1;
    }
    return node;
  }

 private:
  SchemaNode field(std::string_view text) {
    const std::size_t brace = text.find('{');
    if (brace != std::string_view::npos) {
      return list(text.substr(0, brace), parse(text.substr(brace + 1, text.size() - brace - 2), ','));
    }
    if (text.ends_with("[]")) return list(text.substr(0, text.size() - 2), value(Kind::text, {}));
    switch (text.front()) {
      case '#':
        return value(Kind::number, text.substr(1));
      case '@':
        return value(Kind::date, text.substr(1));
      case '?':
        return value(Kind::boolean, text.substr(1));
      default:
        return value(Kind::text, text);
    }
  }

  static SchemaNode list(std::string_view name, SchemaNode items) {
    SchemaNode node;
    node.kind = Kind::array;
    node.name = name;
    node.children.push_back(std::move(items));
    return node;
  }

  SchemaNode value(Kind kind, std::string_view name) {
    SchemaNode node;
    node.kind = kind;
    node.name = name;
    node.leaf = leaves_++;
    return node;
  }

  int leaves_ = 0;
};

std::string_view fields_of(ToolOutcome outcome) {
  switch (outcome) {
    case ToolOutcome::invoice:
      return kInvoice;
    case ToolOutcome::receipt:
      return kReceipt;
    case ToolOutcome::form:
      return kForm;
    case ToolOutcome::bank_statement:
      return kBankStatement;
    case ToolOutcome::business_card:
      return kBusinessCard;
    case ToolOutcome::id_document:
      return kIdDocument;
    default:
      return {};
  }
}

json::object value_schema(const SchemaNode& leaf) {
  json::object value;
  switch (leaf.kind) {
    case Kind::number:
      value["type"] = json::array{"number", "null"};
      break;
    case Kind::integer:
      value["type"] = json::array{"integer", "null"};
      break;
    case Kind::boolean:
      value["type"] = json::array{"boolean", "null"};
      break;
    default:
      value["type"] = json::array{"string", "null"};
  }
  if (leaf.kind == Kind::date) value["description"] = "YYYY-MM-DD";
  if (!leaf.allowed.empty()) {
    value["enum"] = leaf.allowed;
    value["enum"].as_array().push_back(nullptr);
  }
  return value;
}

void describe(json::object& schema, const SchemaNode& node) {
  if (!node.title.empty()) schema["title"] = node.title;
  if (!node.description.empty()) schema["description"] = node.description;
}

json::object object_schema(json::object properties) {
  json::array required;
  for (const auto& [name, schema] : properties) required.emplace_back(name);
  return {{"type", "object"},
          {"properties", std::move(properties)},
          {"required", std::move(required)},
          {"additionalProperties", false}};
}

json::object leaf_schema(const SchemaNode& leaf) {
  json::object evidence = object_schema({{"value", value_schema(leaf)},
                                         {"quote", json::object{{"type", "string"}}},
                                         {"page", json::object{{"type", "integer"}}}});
  return {{"anyOf", json::array{std::move(evidence), json::object{{"type", "null"}}}}};
}

}  // namespace

SchemaNode schema_of(const Tool& tool, std::string_view schema) {
  if (tool.outcome == ToolOutcome::custom) return parse_schema(schema);
  const std::string_view fields = fields_of(tool.outcome);
  if (fields.empty()) {
    throw Error(ErrorCode::engine_not_configured, "The tool " + std::string(tool.slug) + " has no fields.");
  }
  return FieldList().parse(fields, ' ');
}

json::object json_schema_of(const SchemaNode& root) {
  json::object schema;
  if (root.kind == Kind::object) {
    json::object properties;
    for (const SchemaNode& child : root.children) properties[child.name] = json_schema_of(child);
    schema = object_schema(std::move(properties));
  } else if (root.kind == Kind::array) {
    schema = {{"type", "array"}, {"items", json_schema_of(root.children.front())}};
  } else {
    schema = leaf_schema(root);
  }
  describe(schema, root);
  return schema;
}

}  // namespace ocrchat
