#include <algorithm>
#include <boost/json.hpp>
#include <cmath>
#include <limits>
#include <span>

#include "base/error.hpp"
#include "document/json.hpp"
#include "document/names.hpp"

namespace ocrchat {
namespace {

namespace json = boost::json;

// Far above any page, and low enough that sums of two never overflow.
constexpr int kMostPixels = 100'000'000;
constexpr int kMostTableSlots = 1'000'000;

// The key is ours and may be logged; the value is the document's and may not.
[[noreturn]] void refuse(std::string_view key, std::string_view wanted) {
  throw Error(ErrorCode::internal, {}, "page JSON: '" + std::string(key) + "' is not " + std::string(wanted));
}

std::string_view view(const json::string& text) {
  return {text.data(), text.size()};
}

const json::object& object(const json::value& value, std::string_view key) {
  if (!value.is_object()) refuse(key, "an object");
  return value.get_object();
}

const json::value& member(const json::object& owner, std::string_view key) {
  const json::value* value = owner.if_contains({key.data(), key.size()});
  if (value == nullptr) refuse(key, "there");
  return *value;
}

/// Null where the member is absent or null.
const json::value* optional_member(const json::object& owner, std::string_view key) {
  const json::value* value = owner.if_contains({key.data(), key.size()});
  return value == nullptr || value->is_null() ? nullptr : value;
}

const json::array& array(const json::object& owner, std::string_view key) {
  const json::value& value = member(owner, key);
  if (!value.is_array()) refuse(key, "an array");
  return value.get_array();
}

std::string text(const json::value& value, std::string_view key) {
  if (!value.is_string()) refuse(key, "a string");
  return std::string(view(value.get_string()));
}

std::string text(const json::object& owner, std::string_view key) {
  return text(member(owner, key), key);
}

std::optional<std::string> optional_text(const json::object& owner, std::string_view key) {
  const json::value* value = optional_member(owner, key);
  if (value == nullptr) return std::nullopt;
  return text(*value, key);
}

int integer(const json::value& value, std::string_view key, int least, int most = kMostPixels) {
  if (!value.is_int64()) refuse(key, "a whole number");
  const std::int64_t number = value.get_int64();
  if (number < least || number > most) refuse(key, "in range");
  return static_cast<int>(number);
}

int integer(const json::object& owner, std::string_view key, int least, int most = kMostPixels) {
  return integer(member(owner, key), key, least, most);
}

std::optional<int> optional_integer(const json::object& owner, std::string_view key, int least, int most) {
  const json::value* value = optional_member(owner, key);
  if (value == nullptr) return std::nullopt;
  return integer(*value, key, least, most);
}

double number(const json::value& value, std::string_view key, double least, double most) {
  if (!value.is_number()) refuse(key, "a number");
  const double result = value.to_number<double>();
  if (!std::isfinite(result) || result < least || result > most) refuse(key, "in range");
  return result;
}

std::optional<double> confidence(const json::object& owner) {
  const json::value* value = optional_member(owner, "confidence");
  if (value == nullptr) return std::nullopt;
  return number(*value, "confidence", 0, 1);
}

bool truth(const json::value& value, std::string_view key) {
  if (!value.is_bool()) refuse(key, "true or false");
  return value.get_bool();
}

bool flag(const json::object& owner, std::string_view key) {
  const json::value* value = optional_member(owner, key);
  return value != nullptr && truth(*value, key);
}

template <typename Enumeration>
Enumeration named(const json::object& owner, std::string_view key, std::span<const std::string_view> names) {
  const json::value& value = member(owner, key);
  if (!value.is_string()) refuse(key, "a string");
  const auto found = std::find(names.begin(), names.end(), view(value.get_string()));
  if (found == names.end()) refuse(key, "a known name");
  return static_cast<Enumeration>(found - names.begin());
}

Box box(const json::object& owner) {
  const json::array& corners = array(owner, "bbox");
  if (corners.size() != 4) refuse("bbox", "four numbers");
  const auto at = [&](std::size_t i) { return integer(corners[i], "bbox", -kMostPixels); };
  return {at(0), at(1), at(2), at(3)};
}

Style style(const json::value& value) {
  const json::object& owner = object(value, "style");
  Style result{flag(owner, "bold"), flag(owner, "italic"), 0};
  if (const json::value* size = optional_member(owner, "font_size")) {
    result.font_size = number(*size, "font_size", 0, kMostPixels);
  }
  return result;
}

Word word(const json::value& value) {
  const json::object& owner = object(value, "words");
  Word result;
  result.text = text(owner, "text");
  result.box = box(owner);
  result.confidence = confidence(owner);
  result.origin = named<Origin>(owner, "origin", names::kOrigins);
  if (const json::value* found = optional_member(owner, "style")) result.style = style(*found);
  result.joined = flag(owner, "joined");
  return result;
}

Line line(const json::value& value) {
  const json::object& owner = object(value, "lines");
  Line result;
  result.box = box(owner);
  result.baseline = optional_integer(owner, "baseline", -kMostPixels, kMostPixels);
  result.confidence = confidence(owner);
  for (const json::value& item : array(owner, "words")) result.words.push_back(word(item));
  return result;
}

std::vector<Line> lines(const json::object& owner) {
  std::vector<Line> result;
  for (const json::value& item : array(owner, "lines")) result.push_back(line(item));
  return result;
}

Cell cell(const json::value& value, const Table& table) {
  const json::object& owner = object(value, "cells");
  Cell result;
  result.row = integer(owner, "row", 0, table.rows - 1);
  result.column = integer(owner, "column", 0, table.columns - 1);
  result.row_span = integer(owner, "row_span", 1, table.rows - result.row);
  result.column_span = integer(owner, "column_span", 1, table.columns - result.column);
  result.header = truth(member(owner, "header"), "header");
  result.box = box(owner);
  result.lines = lines(owner);
  return result;
}

/// Two cells on one place would make every export say something else.
void refuse_overlaps(const Table& table) {
  const auto columns = static_cast<std::size_t>(table.columns);
  std::vector<bool> taken(static_cast<std::size_t>(table.rows) * columns);
  for (const Cell& item : table.cells) {
    for (int row = item.row; row < item.row + item.row_span; ++row) {
      for (int column = item.column; column < item.column + item.column_span; ++column) {
        const std::size_t place = static_cast<std::size_t>(row) * columns + static_cast<std::size_t>(column);
        if (taken[place]) refuse("cells", "free of overlaps");
        taken[place] = true;
      }
    }
  }
}

Table table(const json::value& value) {
  const json::object& owner = object(value, "table");
  Table result;
  result.rows = integer(owner, "rows", 0, kMostTableSlots);
  result.columns = integer(owner, "columns", 0, kMostTableSlots);
  if (static_cast<std::int64_t>(result.rows) * result.columns > kMostTableSlots) refuse("rows", "in range");
  result.ruled = truth(member(owner, "ruled"), "ruled");
  for (const json::value& item : array(owner, "cells")) result.cells.push_back(cell(item, result));
  refuse_overlaps(result);
  return result;
}

std::variant<Text, Table, Picture, Formula> content(const json::object& owner) {
  if (owner.contains("table")) return table(member(owner, "table"));
  if (owner.contains("latex")) return Formula{text(owner, "latex"), lines(owner)};
  if (owner.contains("lines")) return Text{lines(owner)};
  return Picture{};
}

Block block(const json::value& value) {
  const json::object& owner = object(value, "blocks");
  Block result;
  result.id = text(owner, "id");
  result.kind = named<BlockKind>(owner, "type", names::kBlockKinds);
  result.box = box(owner);
  result.level = optional_integer(owner, "level", 1, 100);
  result.continues = flag(owner, "continues");
  result.layer = named<Layer>(owner, "layer", names::kLayers);
  result.language = optional_text(owner, "language");
  result.confidence = confidence(owner);
  result.content = content(owner);
  return result;
}

}  // namespace

Page page_from_json(std::string_view text) {
  json::error_code error;
  json::parse_options strict;
  strict.max_depth = 16;
  const json::value value = json::parse({text.data(), text.size()}, error, {}, strict);
  if (error) throw Error(ErrorCode::internal, {}, "page JSON: " + error.message());
  return page_from_json(value);
}

Page page_from_json(const json::value& value) {
  const json::object& owner = object(value, "page");
  Page result;
  result.index = integer(owner, "index", 0);
  result.width = integer(owner, "width", 0);
  result.height = integer(owner, "height", 0);
  result.dpi = number(member(owner, "dpi"), "dpi", 0, kMostPixels);
  result.rotation = integer(owner, "rotation", 0, 270);
  if (result.rotation % 90 != 0) refuse("rotation", "a quarter turn");
  result.language = optional_text(owner, "language");
  result.confidence = confidence(owner);
  result.origin = named<Origin>(owner, "origin", names::kOrigins);
  for (const json::value& item : array(owner, "blocks")) result.blocks.push_back(block(item));
  for (const json::value& item : array(owner, "warnings")) result.warnings.push_back(warning_from_json(item));
  return result;
}

Warning warning_from_json(const json::value& value) {
  const json::object& owner = object(value, "warnings");
  return {text(owner, "code"), text(owner, "message"), optional_integer(owner, "page", 0, kMostPixels)};
}

}  // namespace ocrchat
