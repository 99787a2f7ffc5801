#include "vlm/html_table.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "vlm/generated.hpp"
#include "vlm/limits.hpp"
#include "vlm/table_block.hpp"

namespace ocrchat {
namespace {

/// Lays the rows of a table out on its grid.
class TableMaker {
 public:
  Block take(xmlNode* table) {
    add_rows(table, false, 0);
    return table_block(std::move(cells_));
  }

 private:
  void add_rows(xmlNode* node, bool head, int depth) {
    for (xmlNode* child = node->children; child != nullptr && depth < kDeepestHtml; child = child->next) {
      const std::string_view name = name_of(child);
      if (name == "tr" && row_ < kMostSide) {
        add_row(child, head);
      } else if (is_one_of(name, {"thead", "tbody", "tfoot"})) {
        add_rows(child, name == "thead", depth + 1);
      }
    }
  }

  void add_row(xmlNode* row, bool head) {
    int column = 0;
    for (xmlNode* child = row->children; child != nullptr; child = child->next) {
      const bool header = name_of(child) == "th";
      if ((!header && name_of(child) != "td") || cells_.size() == kMostCells) continue;
      while (column < kMostSide && !is_free(column)) ++column;
      if (column == kMostSide) break;
      Cell cell;
      cell.row = row_;
      cell.column = column;
      cell.row_span = std::clamp(number(child, "rowspan", 1), 1, kMostSide);
      const int most = std::clamp(number(child, "colspan", 1), 1, kMostSide - column);
      cell.column_span = 0;
      while (cell.column_span < most && is_free(column)) {
        taken_until_.at(static_cast<std::size_t>(column++)) = row_ + cell.row_span;
        ++cell.column_span;
      }
      cell.header = head || header;
      cell.lines = generated_lines(text_in(child));
      cells_.push_back(std::move(cell));
    }
    ++row_;
  }

  bool is_free(int column) const { return taken_until_.at(static_cast<std::size_t>(column)) <= row_; }

  std::vector<Cell> cells_;
  std::array<int, kMostSide> taken_until_{};  // of each column: the first row that no cell from above reaches
  int row_ = 0;
};

}  // namespace

Block block_of_html_table(xmlNode* table) {
  return TableMaker().take(table);
}

}  // namespace ocrchat
