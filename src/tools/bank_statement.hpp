#pragma once

#include <boost/json/object.hpp>
#include <optional>
#include <string>
#include <vector>

#include "tools/conventions.hpp"
#include "tools/extractor.hpp"
#include "tools/field_book.hpp"

namespace ocrchat {

/// The bookings of an account's statement, in tables or lines below labels of columns, or lines that begin
/// with a date and end with amounts.
class BankStatementExtractor final : public Extractor {
 public:
  BankStatementExtractor();
  void add(const Page& page) override;
  boost::json::object finish() override;

 private:
  struct Column {
    Label label;
    Box box;
    int number;
  };
  struct Booking {
    std::optional<RawValue> date;
    std::optional<RawValue> description;
    std::optional<RawValue> amount;
    std::optional<RawValue> balance;
    bool debit = false;  ///< the column says that the amount is taken off
  };

  bool read_header(const PieceRow& row);
  const Column* column_of(const TextPiece& piece, bool table) const;
  std::optional<Booking> booking_of(const PieceRow& row, int page, bool spaces) const;
  std::optional<Booking> bare_booking(const PieceRow& row, int page, bool spaces) const;
  void put(Booking& booking, const TextPiece& piece, Label label, int page, bool spaces) const;
  void read_balances(const PageView& view);
  boost::json::array rows_json() const;
  std::optional<Decimal> amount_of(const Booking& booking) const;

  LabelMatcher matcher_;
  LabelMatcher ends_;
  Conventions conventions_;
  FieldBook book_;
  std::vector<Column> columns_;
  std::vector<Booking> bookings_;
  bool truncated_ = false;
};

/// The rows of a statement's data as CSV (RFC 4180) with a header: date, description, amount, balance, page.
std::string bank_statement_csv(const boost::json::object& data);

}  // namespace ocrchat
