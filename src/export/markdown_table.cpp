#include "export/markdown_table.hpp"

#include <algorithm>

#include "document/text.hpp"
#include "export/clean.hpp"
#include "export/grid.hpp"
#include "export/inline_formula.hpp"
#include "export/markdown_escape.hpp"
#include "export/xml.hpp"

namespace ocrchat {
namespace {

std::string pipe_row(const CellGrid& grid, int row) {
  std::string result = "|";
  for (int column = 0; column < grid.columns(); ++column) {
    const CellGrid::Place& place = grid.at(row, column);
    const std::string text = place.cell != nullptr ? escaped_cell(flowed_text(place.cell->lines),
                                                                  may_hold_formulas(place.cell->lines))
                                                   : "";
    result += text.empty() ? "  |" : " " + text + " |";
  }
  return result;
}

std::string pipe_table(const CellGrid& grid) {
  std::string result = pipe_row(grid, 0) + "\n|";
  for (int column = 0; column < grid.columns(); ++column) result += " --- |";
  for (int row = 1; row < grid.rows(); ++row) result += '\n' + pipe_row(grid, row);
  return result;
}

std::string span(const char* name, int count) {
  return count > 1 ? std::string(" ") + name + "=\"" + std::to_string(count) + '"' : "";
}

std::string html_cell(const CellGrid::Place& place) {
  if (place.cell == nullptr) return "<td></td>";
  const std::string tag = place.cell->header ? "th" : "td";
  return '<' + tag + span("rowspan", place.row_span) + span("colspan", place.column_span) + '>' +
         xml_escaped(flowed_text(place.cell->lines)) + "</" + tag + '>';
}

std::string html_table(const CellGrid& grid) {
  std::string result = "<table>";
  for (int row = 0; row < grid.rows(); ++row) {
    result += "\n<tr>";
    for (int column = 0; column < grid.columns(); ++column) {
      const CellGrid::Place& place = grid.at(row, column);
      if (place.cell == nullptr || place.first) result += html_cell(place);
    }
    result += "</tr>";
  }
  return result + "\n</table>";
}

}  // namespace

std::string markdown_table(const Table& table) {
  const bool says_something = std::any_of(table.cells.begin(), table.cells.end(),
                                          [](const Cell& cell) { return !text_of(cell.lines).empty(); });
  const CellGrid grid(table);
  if (!says_something || grid.rows() == 0 || grid.columns() == 0) return {};
  return grid.has_spans() ? html_table(grid) : pipe_table(grid);
}

}  // namespace ocrchat
