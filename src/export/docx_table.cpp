#include <algorithm>

#include "document/text.hpp"
#include "export/docx_body.hpp"
#include "export/docx_parts.hpp"
#include "export/grid.hpp"
#include "export/runs.hpp"

namespace ocrchat {
namespace {

constexpr int kMostColumns = 63;  // Word opens no table with more
constexpr int kTextWidth = 9000;  // twentieths of a point, shared by the columns

std::string value(const char* element, const std::string& text) {
  return std::string("<w:") + element + " w:val=\"" + text + "\"/>";
}

std::string cell_head(int columns, int span) {
  std::string result =
      "<w:tc><w:tcPr><w:tcW w:w=\"" + std::to_string(kTextWidth / columns * span) + "\" w:type=\"dxa\"/>";
  if (span > 1) result += value("gridSpan", std::to_string(span));
  return result;
}

std::string cell_xml(const CellGrid& grid, const CellGrid::Place& place, int row,
                     const std::string& language) {
  std::string result = cell_head(grid.columns(), place.column_span);
  if (place.row_span > 1) result += row == place.row ? value("vMerge", "restart") : "<w:vMerge/>";
  result += "</w:tcPr>";
  const bool shows = place.cell != nullptr && row == place.row;
  DocxParagraph how;
  how.language = language;
  how.bold = shows && place.cell->header;
  result += shows ? docx_paragraph(place.cell->lines, how) : docx_paragraph(std::string_view(), how);
  return result + "</w:tc>";
}

bool is_header_row(const CellGrid& grid, int row) {
  for (int column = 0; column < grid.columns(); ++column) {
    const Cell* cell = grid.at(row, column).cell;
    if (cell != nullptr && !cell->header) return false;
  }
  return true;
}

std::string row_xml(const CellGrid& grid, int row, bool header, const std::string& language) {
  std::string result = header ? "<w:tr><w:trPr><w:tblHeader/></w:trPr>" : "<w:tr>";
  for (int column = 0; column < grid.columns();) {
    const CellGrid::Place& place = grid.at(row, column);
    result += cell_xml(grid, place, row, language);
    column += place.column_span;
  }
  return result + "</w:tr>";
}

std::string table_head(const Table& table, const CellGrid& grid, const std::string& text) {
  std::string result = "<w:tbl><w:tblPr>";
  if (table.ruled) result += value("tblStyle", std::string(docx_style::kTableGrid));
  if (starts_right_to_left(text)) result += "<w:bidiVisual/>";
  result += "<w:tblW w:w=\"5000\" w:type=\"pct\"/></w:tblPr><w:tblGrid>";
  for (int column = 0; column < grid.columns(); ++column) {
    result += "<w:gridCol w:w=\"" + std::to_string(kTextWidth / grid.columns()) + "\"/>";
  }
  return result + "</w:tblGrid>";
}

}  // namespace

std::string docx_table(const Table& table, const std::string& language) {
  Block block;
  block.content = table;
  const std::string text = text_of(block);
  const CellGrid grid(table);
  if (text.empty() || grid.rows() == 0 || grid.columns() == 0) return {};
  if (grid.columns() > kMostColumns) return docx_paragraph(text, {{}, {}, {}, language, false});

  std::string result = table_head(table, grid, text);
  bool header = true;
  for (int row = 0; row < grid.rows(); ++row) {
    header = header && is_header_row(grid, row);
    result += row_xml(grid, row, header, language);
  }
  return result + "</w:tbl><w:p/>";
}

}  // namespace ocrchat
