#pragma once

#include <boost/json.hpp>
#include <functional>
#include <sstream>
#include <string>
#include <vector>

#include "document/model.hpp"
#include "tools/extractor.hpp"

/// Pages for the tests of this room, set as a typewriter would: 10 px a letter, lines 30 px apart.
namespace ocrchat::test {

inline constexpr int kLetter = 10;
inline constexpr int kLineHeight = 30;

inline int letters(const std::string& text) {
  int count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80 ? 1 : 0;
  return count;
}

/// Words where they stand in the text: three spaces and more are a wide gap.
inline Line line(const std::string& text, int y, int x = 0) {
  Line result;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = text.find_first_not_of(' ', at);
    if (begin == std::string::npos) break;
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    Word word;
    word.text = text.substr(begin, end - begin);
    const int left = x + letters(text.substr(0, begin)) * kLetter;
    word.box = {left, y, left + letters(word.text) * kLetter, y + 18};
    word.confidence = 0.9;
    result.words.push_back(std::move(word));
    at = end;
  }
  return result;
}

/// A page of lines; each is a line of one block. Gaps of four spaces and more part columns.
inline Page page(const std::vector<std::string>& lines, const std::string& language = "en", int index = 0) {
  Page result;
  result.index = index;
  result.width = 1000;
  result.height = 1400;
  if (!language.empty()) result.language = language;
  Block block;
  Text text;
  int y = 0;
  for (const std::string& each : lines) {
    if (!each.empty()) text.lines.push_back(line(each, y));
    y += kLineHeight;
  }
  block.content = std::move(text);
  result.blocks.push_back(std::move(block));
  return result;
}

/// A table of columns 200 px wide; the first row is its header if `headed`.
inline Block table(const std::vector<std::vector<std::string>>& rows, int y = 600, bool headed = true) {
  Table result;
  result.rows = static_cast<int>(rows.size());
  for (std::size_t r = 0; r < rows.size(); ++r) {
    result.columns = std::max(result.columns, static_cast<int>(rows[r].size()));
    for (std::size_t c = 0; c < rows[r].size(); ++c) {
      if (rows[r][c].empty()) continue;
      Cell cell;
      cell.row = static_cast<int>(r);
      cell.column = static_cast<int>(c);
      cell.header = headed && r == 0;
      cell.lines = {line(rows[r][c], y + static_cast<int>(r) * kLineHeight, static_cast<int>(c) * 200)};
      result.cells.push_back(std::move(cell));
    }
  }
  Block block;
  block.kind = BlockKind::table;
  block.box = {0, y, 200 * result.columns, y + kLineHeight * result.rows};
  block.content = std::move(result);
  return block;
}

inline boost::json::object extracted(const std::string& slug, const std::vector<Page>& pages,
                                     const std::string& schema = {}) {
  const auto extractor = make_extractor(*find_tool(slug), schema);
  for (const Page& each : pages) extractor->add(each);
  return extractor->finish();
}

/// The value of the field that a path of names leads to ("items.0.amount"); null if there is none.
inline boost::json::value value_at(const boost::json::value& data, const std::string& path) {
  const boost::json::value* at = &data;
  std::istringstream names(path);
  for (std::string name; std::getline(names, name, '.');) {
    if (at->is_array()) {
      const auto index = static_cast<std::size_t>(std::stoul(name));
      if (index >= at->get_array().size()) return nullptr;
      at = &at->get_array()[index];
    } else {
      at = at->is_object() ? at->get_object().if_contains(name) : nullptr;
    }
    if (at == nullptr) return nullptr;
  }
  const bool field = at->is_object() && at->get_object().contains("quote");
  return field ? at->at("value") : *at;
}

inline std::string check(const boost::json::object& data, const std::string& name) {
  for (const boost::json::value& each : data.at("checks").as_array()) {
    if (each.at("check").as_string() == name) return std::string(each.at("result").as_string());
  }
  return "missing";
}

}  // namespace ocrchat::test
