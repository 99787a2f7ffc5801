#include "export/grid.hpp"

#include <algorithm>
#include <cstdint>

#include "base/error.hpp"

namespace ocrchat {
namespace {

constexpr std::int64_t kMostPlaces = 1'000'000;

}  // namespace

CellGrid::CellGrid(const Table& table)
    : rows_(std::max(table.rows, 0)), columns_(std::max(table.columns, 0)) {
  const std::int64_t size = static_cast<std::int64_t>(rows_) * columns_;
  if (size > kMostPlaces)
    throw Error(ErrorCode::internal, {}, "table of " + std::to_string(size) + " places");
  places_.resize(static_cast<std::size_t>(size));
  for (const Cell& cell : table.cells) {
    if (cell.row >= 0 && cell.row < rows_ && cell.column >= 0 && cell.column < columns_) place(cell);
  }
}

const CellGrid::Place& CellGrid::at(int row, int column) const {
  return places_[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
                 static_cast<std::size_t>(column)];
}

CellGrid::Place& CellGrid::slot(int row, int column) {
  return places_[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
                 static_cast<std::size_t>(column)];
}

bool CellGrid::is_free(const Cell& cell) const {
  if (cell.row_span < 1 || cell.row_span > rows_ - cell.row) return false;
  if (cell.column_span < 1 || cell.column_span > columns_ - cell.column) return false;
  for (int row = cell.row; row < cell.row + cell.row_span; ++row) {
    for (int column = cell.column; column < cell.column + cell.column_span; ++column) {
      if (at(row, column).cell != nullptr) return false;
    }
  }
  return true;
}

void CellGrid::place(const Cell& cell) {
  if (at(cell.row, cell.column).cell != nullptr) return;
  const bool whole = is_free(cell);
  const int row_span = whole ? cell.row_span : 1;
  const int column_span = whole ? cell.column_span : 1;
  has_spans_ = has_spans_ || row_span > 1 || column_span > 1;
  for (int row = cell.row; row < cell.row + row_span; ++row) {
    for (int column = cell.column; column < cell.column + column_span; ++column) {
      const bool first = row == cell.row && column == cell.column;
      slot(row, column) = {&cell, first, cell.row, row_span, column_span};
    }
  }
}

}  // namespace ocrchat
