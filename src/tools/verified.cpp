#include "tools/verified.hpp"

#include <algorithm>
#include <boost/json.hpp>

#include "tools/checks.hpp"
#include "tools/evidence_check.hpp"
#include "tools/extractor.hpp"

namespace ocrchat {
namespace {

namespace json = boost::json;
using Kind = SchemaNode::Kind;

const json::value kNothing = nullptr;

const json::value& member(const json::value& object, std::string_view name) {
  const json::value* found = object.is_object() ? object.get_object().if_contains(name) : nullptr;
  return found == nullptr ? kNothing : *found;
}

/// Whether nothing is left of a node's values.
bool says_nothing(const SchemaNode& node, const json::value& tree) {
  if (node.is_value()) return tree.is_null();
  if (node.kind == Kind::array) return !tree.is_array() || tree.get_array().empty();
  return std::ranges::all_of(
      node.children, [&](const SchemaNode& child) { return says_nothing(child, member(tree, child.name)); });
}

/// The answer's tree with what is left of its values. Entries of lists with nothing left are left out.
json::value checked(const SchemaNode& node, const json::value& said, const EvidenceCheck& check) {
  if (node.is_value()) return check.checked(node, said);
  if (node.kind == Kind::object) {
    json::object result;
    for (const SchemaNode& child : node.children)
      result[child.name] = checked(child, member(said, child.name), check);
    return result;
  }
  json::array result;
  if (!said.is_array()) return result;
  for (const json::value& each : said.get_array()) {
    if (result.size() >= kMostRows) break;
    json::value item = checked(node.children.front(), each, check);
    if (!says_nothing(node.children.front(), item)) result.push_back(std::move(item));
  }
  return result;
}

/// The tree with values alone. By the schema: its own names may be those of the evidence.
json::value plain(const SchemaNode& node, const json::value& tree) {
  if (node.is_value()) return member(tree, "value");
  if (node.kind == Kind::array) {
    json::array result;
    for (const json::value& each : tree.as_array()) result.push_back(plain(node.children.front(), each));
    return result;
  }
  json::object result;
  for (const SchemaNode& child : node.children) result[child.name] = plain(child, member(tree, child.name));
  return result;
}

/// Labels of a form are plain texts, with the page of the pair.
void name_pairs(json::object& data) {
  for (const auto* list : {"fields", "check_boxes"}) {
    json::array named;
    for (json::value& pair : data[list].as_array()) {
      const json::value label = member(pair, "label");
      if (label.is_null()) continue;
      named.push_back(json::object{{"label", member(label, "value")},
                                   {"field", member(pair, "field")},
                                   {"page", member(label, "page")}});
    }
    data[list] = std::move(named);
  }
}

/// A booking has a date and an amount, and the page of the date.
void date_rows(json::object& data) {
  json::array dated;
  for (json::value& row : data["rows"].as_array()) {
    const json::value page = member(member(row, "date"), "page");
    if (page.is_null() || member(row, "amount").is_null()) continue;
    row.as_object()["page"] = page;
    dated.push_back(std::move(row));
  }
  data["rows"] = std::move(dated);
}

json::array currencies_json(const Conventions& conventions) {
  json::array result;
  for (const auto& [name, count] : conventions.currencies()) result.emplace_back(name);
  return result;
}

}  // namespace

json::object verified(const json::value& answer, const Tool& tool, const SchemaNode& root,
                      std::span<const Page> pages) {
  const EvidenceCheck check(pages);
  json::value tree = checked(root, answer, check);
  if (tool.outcome == ToolOutcome::custom) {
    json::value values = plain(root, tree);
    return {{"values", std::move(values)}, {"evidence", std::move(tree)}};
  }
  json::object data = std::move(tree.as_object());
  if (tool.outcome == ToolOutcome::form) name_pairs(data);
  if (tool.outcome == ToolOutcome::bank_statement) {
    date_rows(data);
    data["checks"] = bank_checks(data);
  }
  if (tool.outcome == ToolOutcome::invoice || tool.outcome == ToolOutcome::receipt) {
    data["currencies"] = currencies_json(check.conventions());
    data["checks"] = invoice_checks(data);
  }
  return data;
}

}  // namespace ocrchat
