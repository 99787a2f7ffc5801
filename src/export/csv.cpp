#include <array>
#include <charconv>

#include "document/text.hpp"
#include "export/clean.hpp"
#include "export/grid.hpp"
#include "export/writers.hpp"

namespace ocrchat {
namespace {

// RFC 4180. A field that a spreadsheet would take for a formula (= + - @) stays as the page has it: the file
// is data, and "-5" with a quote before it is no longer a number.
std::string field(const std::string& text) {
  const bool plain = text.find_first_of(",\"\r\n") == std::string::npos &&
                     (text.empty() || (text.front() != ' ' && text.back() != ' '));
  if (plain) return text;
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"') result += '"';
    result += c;
  }
  return result + '"';
}

std::string row_of(const CellGrid& grid, int row) {
  std::string result;
  for (int column = 0; column < grid.columns(); ++column) {
    if (column > 0) result += ',';
    const CellGrid::Place& place = grid.at(row, column);
    if (place.first) result += field(clean(flowed_text(place.cell->lines)));
  }
  if (result.empty()) result = "\"\"";  // an empty line parts tables
  return result + "\r\n";
}

const Table* table_of(const Block& block) {
  const auto* table = std::get_if<Table>(&block.content);
  return table != nullptr && table->rows > 0 && table->columns > 0 ? table : nullptr;
}

bool has_tables(PageSource& pages) {
  while (const auto page = pages.next()) {
    for (const Block& block : page->blocks) {
      if (table_of(block) != nullptr) return true;
    }
  }
  return false;
}

void write_tables(PageSource& pages, Sink& out) {
  bool first = true;
  while (const auto page = pages.next()) {
    for (const Block& block : page->blocks) {
      const Table* table = table_of(block);
      if (table == nullptr) continue;
      if (!first) out.write("\r\n");
      first = false;
      const CellGrid grid(*table);
      for (int row = 0; row < grid.rows(); ++row) out.write(row_of(grid, row));
    }
  }
}

std::string decimal(double number) {
  std::array<char, 32> text{};
  const auto end =
      std::to_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed, 4).ptr;
  return {text.data(), end};
}

void write_lines(PageSource& pages, Sink& out) {
  out.write("page,line,text,confidence,x0,y0,x1,y1\r\n");
  while (const auto page = pages.next()) {
    int number = 0;
    for_each_line(*page, [&](const Line& line) {
      const std::string text = clean(text_of(line));
      if (text.empty()) return;
      std::string row =
          std::to_string(page->index + 1) + ',' + std::to_string(++number) + ',' + field(text) + ',';
      if (line.confidence) row += decimal(*line.confidence);
      for (const int corner : {line.box.x0, line.box.y0, line.box.x1, line.box.y1}) {
        row += ',' + std::to_string(corner);
      }
      out.write(row + "\r\n");
    });
  }
}

}  // namespace

void write_csv(PageSource& pages, const Original*, Sink& out) {
  const bool tables = has_tables(pages);
  pages.rewind();
  if (tables) {
    write_tables(pages, out);
  } else {
    write_lines(pages, out);
  }
}

}  // namespace ocrchat
