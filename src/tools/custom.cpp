#include "tools/custom.hpp"

#include <algorithm>
#include <boost/json.hpp>

#include "document/writing.hpp"
#include "tools/check_boxes.hpp"
#include "tools/field_json.hpp"
#include "tools/schema_labels.hpp"
#include "tools/settled.hpp"

namespace ocrchat {
namespace {

namespace json = boost::json;
using Kind = SchemaNode::Kind;

/// "Name: Anna" and "No 17" have values; "Name of the product" has none.
bool is_parted(const ValuePlace& after, const LabelMatch& match) {
  if (after.begin >= after.end) return true;
  const std::u32string& text = after.piece->folded.text;
  const bool mark =
      text.substr(match.end, after.begin - match.end).find_first_not_of(U' ') != std::u32string::npos;
  return mark || is_ascii_digit(text[after.begin]) || !is_letter(text[after.begin]) ||
         is_unspaced(text[after.begin]);
}

int overlap(const Box& a, const Box& b) {
  return std::min(a.x1, b.x1) - std::max(a.x0, b.x0);
}

std::optional<RawValue> whole_of(const ValuePlace& place, int page) {
  RawValue value;
  value.proof = proof_of(place, page);
  value.text = value.proof.quote;
  return value.text.empty() ? std::nullopt : std::optional(std::move(value));
}

}  // namespace

CustomExtractor::CustomExtractor(SchemaNode root)
    : root_(std::move(root)), leaves_(leaves_of(root_)), fields_(Phrases{}), rows_matcher_(Phrases{}) {
  Phrases fields;
  Phrases columns;
  name_labels(root_, false, fields, columns);
  fields_ = LabelMatcher(fields);
  rows_matcher_ = LabelMatcher(columns);
}

void CustomExtractor::name_labels(const SchemaNode& node, bool in_rows, Phrases& fields, Phrases& columns) {
  if (node.is_value()) {
    for (std::string& label : labels_for(node, in_rows))
      (in_rows ? columns : fields).emplace_back(std::move(label), node.leaf);
  }
  const bool list = node.kind == Kind::array && node.children.front().kind == Kind::object;
  if (list) {
    const auto leaves = leaves_of(node.children.front());
    for (const SchemaNode* leaf : leaves) list_of_[leaf->leaf] = leaves.front()->leaf;
  }
  for (const SchemaNode& child : node.children) name_labels(child, in_rows || list, fields, columns);
}

std::optional<RawValue> CustomExtractor::read(int leaf, const ValuePlace& place, const PageView& view) const {
  if (place.begin >= place.end) return std::nullopt;
  const bool spaces = groups_by_spaces(view.language);
  switch (leaves_[static_cast<std::size_t>(leaf)]->kind) {
    case Kind::date:
      return date_in(place, view.page);
    case Kind::number:
    case Kind::integer: {
      auto amount = amount_in(place, view.page, spaces);
      return amount ? std::move(amount) : percent_in(place, view.page, spaces);
    }
    default:
      return whole_of(place, view.page);
  }
}

void CustomExtractor::add(const Page& page) {
  const PageView view = view_of(page);
  conventions_.add(view);
  read_labels(view);
  read_tables(view);
}

void CustomExtractor::read_labels(const PageView& view) {
  const LabelPlaces places(view, fields_);
  for (const PlacedLabel& label : places.labels()) {
    const int leaf = label.match.number;
    if (!is_parted(label.after, label.match)) continue;
    std::optional<RawValue> found;
    const std::vector<ValuePlace> after{label.after};
    for (const auto* some : {&after, &label.beside, &label.below}) {
      if (!found && !some->empty()) found = read(leaf, some->front(), view);
    }
    if (!found) continue;
    if (kept_ >= kMostRows) truncated_ = true;
    if (kept_ >= kMostRows) return;
    ++kept_;
    lists_[leaf].push_back(*found);
    values_.emplace(leaf, std::move(*found));
  }
}

/// A row whose pieces are labels of one list's values, at least two or all of them.
bool CustomExtractor::read_header(const PieceRow& row) {
  std::map<int, std::vector<Column>> found;
  for (const TextPiece& piece : row.pieces) {
    LabelMatch match;
    if (rows_matcher_.whole(piece.folded, match) == nullptr) continue;
    const auto list = list_of_.find(match.number);
    if (list != list_of_.end()) found[list->second].push_back({match.number, piece.box, piece.column});
  }
  for (auto& [list, columns] : found) {
    const auto of_list =
        std::count_if(list_of_.begin(), list_of_.end(), [&](const auto& e) { return e.second == list; });
    if (columns.size() < 2 && static_cast<long>(columns.size()) < of_list) continue;
    columns_ = std::move(columns);
    table_ = row.table;
    return true;
  }
  return false;
}

CustomExtractor::Values CustomExtractor::row_of(const PieceRow& row, const PageView& view) const {
  Values values;
  for (const TextPiece& piece : row.pieces) {
    const Column* best = nullptr;
    for (const Column& column : columns_) {
      const bool nearer = table_ >= 0
                              ? column.number == piece.column
                              : overlap(column.box, piece.box) > (best ? overlap(best->box, piece.box) : 0);
      if (nearer) best = &column;
    }
    if (best == nullptr || values.count(best->leaf) > 0) continue;
    if (auto value = read(best->leaf, stripped(all_of(piece)), view))
      values.emplace(best->leaf, std::move(*value));
  }
  return values;
}

/// Rows below a header, as long as they have a value in more than half of its columns; a table may go on on
/// the next page.
void CustomExtractor::read_tables(const PageView& view) {
  if (table_ >= 0 && !columns_.empty()) table_ = 0;
  if (table_ < 0) columns_.clear();
  for (const PieceRow& row : view.rows) {
    if (read_header(row) || columns_.empty() || row.table != table_) continue;
    Values values = row_of(row, view);
    if (2 * values.size() <= columns_.size()) {
      if (table_ < 0) columns_.clear();
      continue;
    }
    truncated_ = truncated_ || kept_ >= kMostRows;
    if (truncated_) return;
    ++kept_;
    rows_[list_of_.at(values.begin()->first)].push_back(std::move(values));
  }
}

CustomExtractor::Both CustomExtractor::built(const SchemaNode& node, const Values& values) const {
  if (node.kind == Kind::array) return built_list(node.children.front());
  if (node.kind == Kind::object) {
    json::object plain;
    json::object evidence;
    for (const SchemaNode& child : node.children) {
      Both both = built(child, values);
      plain[child.name] = std::move(both.value);
      evidence[child.name] = std::move(both.evidence);
    }
    return {std::move(plain), std::move(evidence)};
  }
  const auto found = values.find(node.leaf);
  if (found == values.end()) return {nullptr, nullptr};
  json::value value = settled(node, found->second);
  return {value, field_json(value, found->second.proof)};
}

CustomExtractor::Both CustomExtractor::built_list(const SchemaNode& items) const {
  json::array plain;
  json::array evidence;
  const auto put = [&](Both both) {
    plain.push_back(std::move(both.value));
    evidence.push_back(std::move(both.evidence));
  };
  if (items.kind == Kind::object) {
    const auto rows = rows_.find(leaves_of(items).front()->leaf);
    if (rows == rows_.end()) return {std::move(plain), std::move(evidence)};
    for (const Values& row : rows->second) put(built(items, row));
  } else if (const auto list = lists_.find(items.leaf); list != lists_.end()) {
    for (const RawValue& raw : list->second) put(built(items, {{items.leaf, raw}}));
  }
  return {std::move(plain), std::move(evidence)};
}

json::value CustomExtractor::settled(const SchemaNode& leaf, const RawValue& raw) const {
  return settled_value(leaf, raw, conventions_);
}

json::object CustomExtractor::finish() {
  Both both = built(root_, values_);
  json::object data{{"values", std::move(both.value)}, {"evidence", std::move(both.evidence)}};
  if (truncated_) data["truncated"] = true;
  return data;
}

}  // namespace ocrchat
