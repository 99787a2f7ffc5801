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

bool says_nothing(const json::value& value) {
  if (value.is_null()) return true;
  if (!value.is_object() || value.get_object().contains("quote")) return false;
  return std::all_of(value.get_object().begin(), value.get_object().end(),
                     [](const auto& each) { return says_nothing(each.value()); });
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
    if (!says_nothing(item)) result.push_back(std::move(item));
  }
  return result;
}

/// The tree with values alone.
json::value plain(const json::value& tree) {
  if (tree.is_array()) {
    json::array result;
    for (const json::value& each : tree.get_array()) result.push_back(plain(each));
    return result;
  }
  if (!tree.is_object()) return tree;
  if (tree.get_object().contains("quote") && tree.get_object().contains("page")) return member(tree, "value");
  json::object result;
  for (const auto& [name, value] : tree.get_object()) result[name] = plain(value);
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
    json::value values = plain(tree);
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
