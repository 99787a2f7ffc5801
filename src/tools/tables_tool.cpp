#include "tools/tables_tool.hpp"

#include <algorithm>
#include <boost/json.hpp>

#include "document/text.hpp"

namespace ocrchat {
namespace {

namespace json = boost::json;

constexpr std::size_t kMostCells = 2000000;

json::array box_json(const Box& box) {
  return {box.x0, box.y0, box.x1, box.y1};
}

/// The rows as texts, those at the top whose cells are all headers apart. A cell that spans several has its
/// text in the first.
struct Rows {
  std::vector<std::vector<std::string>> texts;
  std::vector<bool> header;
};

std::size_t extent(const Table& table, int Cell::*place, int Cell::*span) {
  int most = 0;
  for (const Cell& cell : table.cells) most = std::max(most, cell.*place + std::max(1, cell.*span));
  return static_cast<std::size_t>(most);
}

std::optional<Rows> rows_of(const Table& table) {
  const std::size_t height = extent(table, &Cell::row, &Cell::row_span);
  const std::size_t width = extent(table, &Cell::column, &Cell::column_span);
  if (height == 0 || width == 0 || height > kMostCells / width) return std::nullopt;
  Rows rows{std::vector(height, std::vector<std::string>(width)), std::vector<bool>(height, false)};
  std::vector<bool> plain(height, false);
  for (const Cell& cell : table.cells) {
    if (cell.row < 0 || cell.column < 0) continue;
    const auto row = static_cast<std::size_t>(cell.row);
    rows.texts[row][static_cast<std::size_t>(cell.column)] = flowed_text(cell.lines);
    (cell.header ? rows.header : plain)[row] = true;
  }
  for (std::size_t row = 0; row < height; ++row) {
    rows.header[row] = rows.header[row] && !plain[row] && (row == 0 || rows.header[row - 1]);
  }
  return rows;
}

json::array texts_json(const std::vector<std::string>& texts) {
  json::array result;
  for (const std::string& text : texts) result.emplace_back(text);
  return result;
}

/// The last row of the header names the columns.
json::value header_json(const Rows& rows) {
  json::value result = nullptr;
  for (std::size_t row = 0; row < rows.texts.size() && rows.header[row]; ++row)
    result = texts_json(rows.texts[row]);
  return result;
}

}  // namespace

void TablesExtractor::add(const Page& page) {
  for (const Block& block : page.blocks) add(block, page.index);
}

void TablesExtractor::add(const Block& block, int page) {
  const auto* table = std::get_if<Table>(&block.content);
  const auto rows = table == nullptr ? std::nullopt : rows_of(*table);
  if (!rows) return;
  if (rows_ + rows->texts.size() > kMostRows) {
    truncated_ = true;
    return;
  }
  json::array body;
  for (std::size_t row = 0; row < rows->texts.size(); ++row) {
    if (!rows->header[row]) body.push_back(texts_json(rows->texts[row]));
  }
  rows_ += rows->texts.size();
  json::object result{
      {"page", page}, {"columns", rows->texts.front().size()}, {"header", header_json(*rows)}};
  if (!block.box.empty()) result["box"] = box_json(block.box);
  if (block.confidence) result["confidence"] = *block.confidence;
  result["rows"] = std::move(body);
  tables_.push_back(std::move(result));
}

json::object TablesExtractor::finish() {
  json::object data{{"tables", std::move(tables_)}};
  if (truncated_) data["truncated"] = true;
  return data;
}

}  // namespace ocrchat
