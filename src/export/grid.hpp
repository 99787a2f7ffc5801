#pragma once

#include <vector>

#include "document/model.hpp"

namespace ocrchat {

/// A table's cells laid out on its rows and columns, for the formats that write row by row. Refers to the
/// table, which must outlive it. Spans that leave the table or run into another cell are cut to the cell's
/// own place.
class CellGrid {
 public:
  struct Place {
    const Cell* cell = nullptr;  ///< null where the table has none
    bool first = false;          ///< the top left place of the cell
    int row = 0;                 ///< of the cell
    int row_span = 1;
    int column_span = 1;
  };

  /// @throws Error(internal) if the table is larger than any page could hold.
  explicit CellGrid(const Table& table);

  int rows() const { return rows_; }
  int columns() const { return columns_; }
  const Place& at(int row, int column) const;
  bool has_spans() const { return has_spans_; }

 private:
  Place& slot(int row, int column);
  bool is_free(const Cell& cell) const;
  void place(const Cell& cell);

  int rows_;
  int columns_;
  bool has_spans_ = false;
  std::vector<Place> places_;
};

}  // namespace ocrchat
