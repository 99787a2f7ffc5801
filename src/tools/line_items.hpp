#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "tools/labels.hpp"
#include "tools/value_kinds.hpp"

namespace ocrchat {

/// One line of an invoice or receipt.
struct LineItem {
  std::optional<RawValue> description;
  std::optional<RawValue> quantity;
  std::optional<RawValue> unit_price;
  std::optional<RawValue> amount;
};

/// Finds line items below a row of column labels, in tables or in lines set like one; a table goes on over
/// the page's end without its labels, too. On receipts, also lines that end with an amount.
class LineItems {
 public:
  /// @param bare  take lines without column labels, above the first total
  explicit LineItems(bool bare);

  /// @returns the rows of the page that are labels of columns or items, where no other values are to be
  /// sought
  std::set<std::size_t> add(const PageView& view);

  const std::vector<LineItem>& items() const { return items_; }
  bool truncated() const { return truncated_; }

 private:
  struct Column {
    Label label;
    Box box;
    int number;  ///< of the table
  };

  bool read_header(const PieceRow& row);
  bool is_summary(const PieceRow& row) const;
  bool belongs(const PieceRow& row) const;
  const Column* column_of(const TextPiece& piece) const;
  std::optional<LineItem> item_of(const PieceRow& row, int page, bool spaces) const;
  std::optional<LineItem> item_of_one_piece(const TextPiece& piece, int page, bool spaces) const;
  void add_bare(const PageView& view, std::set<std::size_t>& taken);
  std::optional<LineItem> bare_item(const PieceRow& row, int page, bool spaces);
  bool keep(LineItem item);

  bool bare_;
  LabelMatcher columns_matcher_;
  LabelMatcher summary_;
  LabelMatcher other_;
  std::vector<Column> columns_;  ///< of the header that holds; empty: none
  std::vector<LineItem> items_;
  std::optional<RawValue> open_description_;  ///< on a receipt: the line above, if it has no amount
  bool in_table_ = false;
  int table_ = -1;  ///< on this page
  bool below_total_ = false;
  bool truncated_ = false;
};

}  // namespace ocrchat
