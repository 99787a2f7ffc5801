#include "chat/table_units.hpp"

#include <algorithm>
#include <map>

#include "chat/flow.hpp"

namespace ocrchat {
namespace {

struct Filled {
  const Cell* cell;
  std::string text;
};

using Row = std::vector<Filled>;

std::string text_of_cell(const Cell& cell) {
  PassageFlow flow;
  for (const Line& line : cell.lines) flow.add(line);
  return flow.text();
}

std::map<int, Row> filled_rows(const Table& table) {
  std::map<int, Row> rows;
  for (const Cell& cell : table.cells) {
    std::string text = text_of_cell(cell);
    if (!text.empty()) rows[cell.row].push_back({&cell, std::move(text)});
  }
  for (auto& [number, row] : rows) {
    std::stable_sort(row.begin(), row.end(),
                     [](const Filled& a, const Filled& b) { return a.cell->column < b.cell->column; });
  }
  return rows;
}

bool is_header(const Row& row) {
  return std::all_of(row.begin(), row.end(), [](const Filled& filled) { return filled.cell->header; });
}

void add_headers(const Row& row, std::map<int, std::string>& headers) {
  for (const Filled& filled : row) {
    for (int column = filled.cell->column;
         column < filled.cell->column + std::max(1, filled.cell->column_span) &&
         column < filled.cell->column + 1000;
         ++column) {
      std::string& header = headers[column];
      header += (header.empty() ? "" : " ") + filled.text;
    }
  }
}

bool is_label(const std::string& text) {
  return std::none_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_pair(const Row& row, const Table& table, bool has_headers) {
  return row.size() == 2 && is_label(row[0].text) && (!has_headers || table.columns > 2);
}

std::string labelled(const std::string& label, const std::string& value) {
  const bool colon = !label.empty() && label.back() == ':';
  return label.empty() ? value : label + (colon ? " " : ": ") + value;
}

Unit unit_of(const Row& row) {
  Unit unit;
  Box box;
  for (const Filled& filled : row) {
    unit.snippet += (unit.snippet.empty() ? "" : " ") + filled.text;
    for (const Line& line : filled.cell->lines) {
      for (const Word& word : line.words) box = united(box, word.box);
    }
  }
  if (!box.empty()) unit.boxes.push_back(box);
  return unit;
}

}  // namespace

std::vector<Unit> units_of(const Table& table) {
  std::vector<Unit> units;
  std::map<int, std::string> headers;
  bool in_head = true;
  for (const auto& [number, row] : filled_rows(table)) {
    Unit unit = unit_of(row);
    in_head = in_head && is_header(row);
    if (in_head) add_headers(row, headers);
    if (!in_head && is_pair(row, table, !headers.empty())) {
      unit.text = labelled(row[0].text, row[1].text);
      unit.value = Span{unit.text.size() - row[1].text.size(), unit.text.size()};
    } else {
      for (const Filled& filled : row) {
        if (!unit.text.empty()) unit.text += "; ";
        const auto header = headers.find(filled.cell->column);
        const bool plain = in_head || header == headers.end();
        unit.text += plain ? filled.text : labelled(header->second, filled.text);
      }
    }
    unit.heading = in_head;
    units.push_back(std::move(unit));
  }
  return units;
}

}  // namespace ocrchat
