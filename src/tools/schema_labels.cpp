#include "tools/schema_labels.hpp"

#include <algorithm>
#include <optional>

#include "tools/labels.hpp"

namespace ocrchat {
namespace {

bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}

bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

bool is_of_rows(Label label) {
  return label >= Label::item_description && label <= Label::balance;
}

std::optional<LabelRow> known_row(const std::u32string& folded, bool in_rows) {
  for (const bool rows : {in_rows, !in_rows}) {
    for (const LabelRow& row : all_labels()) {
      if (is_of_rows(row.label) != rows) continue;
      const auto phrases = phrases_of(row);
      const bool has = std::any_of(phrases.begin(), phrases.end(), [&](std::string_view phrase) {
        return folded_line(phrase.substr(phrase.starts_with('!') ? 1 : 0)).text == folded;
      });
      if (has) return row;
    }
  }
  return std::nullopt;
}

}  // namespace

std::string words_of_name(std::string_view name) {
  std::string result;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    const bool parts = c == '_' || c == '-' || c == '.' || c == ' ';
    const bool hump = i > 0 && is_upper(c) && is_lower(name[i - 1]);
    if ((parts || hump) && !result.empty() && result.back() != ' ') result += ' ';
    if (!parts) result += c;
  }
  return result;
}

std::vector<std::string> labels_for(const SchemaNode& leaf, bool in_rows) {
  std::vector<std::string> result;
  if (!leaf.title.empty()) result.push_back(leaf.title);
  result.push_back(words_of_name(leaf.name));
  for (const std::string& label : {result.front(), result.back()}) {
    const auto row = known_row(folded_line(label).text, in_rows);
    if (!row) continue;
    for (const std::string_view phrase : phrases_of(*row)) {
      result.emplace_back(phrase.substr(phrase.starts_with('!') ? 1 : 0));
    }
    break;
  }
  return result;
}

}  // namespace ocrchat
