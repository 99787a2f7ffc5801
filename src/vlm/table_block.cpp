#include "vlm/table_block.hpp"

#include <algorithm>
#include <utility>

#include "vlm/limits.hpp"

namespace ocrchat {

Block table_block(std::vector<Cell> cells) {
  std::erase_if(cells, [](const Cell& cell) { return cell.row >= kMostSide || cell.column >= kMostSide; });
  Table table;
  for (const Cell& cell : cells) {
    table.rows = std::max(table.rows, cell.row + 1);
    table.columns = std::max(table.columns, cell.column + 1);
  }
  for (Cell& cell : cells) {
    cell.row_span = std::clamp(cell.row_span, 1, table.rows - cell.row);
    cell.column_span = std::clamp(cell.column_span, 1, table.columns - cell.column);
  }
  table.cells = std::move(cells);
  Block block;
  block.kind = BlockKind::table;
  block.content = std::move(table);
  return block;
}

}  // namespace ocrchat
