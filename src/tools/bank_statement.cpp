#include "tools/bank_statement.hpp"

#include <algorithm>
#include <boost/json.hpp>

#include "tools/checks.hpp"
#include "tools/field_json.hpp"
#include "tools/identifiers.hpp"

namespace ocrchat {
namespace {

namespace json = boost::json;

bool is_money(Label label) {
  return label == Label::item_amount || label == Label::debit || label == Label::credit ||
         label == Label::balance;
}

int overlap(const Box& a, const Box& b) {
  return std::min(a.x1, b.x1) - std::max(a.x0, b.x0);
}

}  // namespace

BankStatementExtractor::BankStatementExtractor()
    : matcher_({Label::date, Label::value_date, Label::item_description, Label::item_amount, Label::debit,
                Label::credit, Label::balance, Label::item_other}),
      ends_({Label::opening_balance, Label::closing_balance}) {}

bool BankStatementExtractor::read_header(const PieceRow& row) {
  std::vector<Column> found;
  std::size_t money = 0;
  bool dated = false;
  for (const TextPiece& piece : row.pieces) {
    LabelMatch match;
    if (matcher_.whole(piece.folded, match) == nullptr) continue;
    found.push_back({match.label, piece.box, piece.column});
    money += is_money(match.label) ? 1 : 0;
    dated = dated || match.label == Label::date || match.label == Label::value_date;
  }
  if (!dated || money == 0 || 2 * found.size() < row.pieces.size()) return false;
  columns_ = std::move(found);
  return true;
}

const BankStatementExtractor::Column* BankStatementExtractor::column_of(const TextPiece& piece,
                                                                        bool table) const {
  const Column* best = nullptr;
  for (const Column& column : columns_) {
    if (table && column.number == piece.column) return &column;
    if (!table && (best == nullptr || overlap(column.box, piece.box) > overlap(best->box, piece.box)))
      best = &column;
  }
  return best;
}

void BankStatementExtractor::put(Booking& booking, const TextPiece& piece, Label label, int page,
                                 bool spaces) const {
  const ValuePlace all = all_of(piece);
  if (label == Label::date || (label == Label::value_date && !booking.date)) {
    if (auto date = date_in(all, page)) booking.date = std::move(date);
  } else if (label == Label::balance) {
    booking.balance = amount_in(all, page, spaces);
  } else if (is_money(label)) {
    auto amount = amount_in(all, page, spaces);
    if (!amount || booking.amount) return;
    booking.amount = std::move(amount);
    booking.debit = label == Label::debit;
  } else if (label == Label::item_description && !booking.description) {
    booking.description = text_in(all, page);
  }
}

std::optional<BankStatementExtractor::Booking> BankStatementExtractor::booking_of(const PieceRow& row,
                                                                                  int page,
                                                                                  bool spaces) const {
  Booking booking;
  for (const TextPiece& piece : row.pieces) {
    const Column* column = column_of(piece, row.table >= 0);
    if (column != nullptr) put(booking, piece, column->label, page, spaces);
  }
  return booking.date && booking.amount ? std::optional(std::move(booking)) : std::nullopt;
}

/// "02.05.2024   Rent May   -850,00   1.240,17": without labels, two amounts at the end are amount and
/// balance.
std::optional<BankStatementExtractor::Booking> BankStatementExtractor::bare_booking(const PieceRow& row,
                                                                                    int page,
                                                                                    bool spaces) const {
  if (row.pieces.size() < 2) return std::nullopt;
  Booking booking;
  booking.date = date_in(all_of(row.pieces.front()), page);
  if (!booking.date || dates_of(row.pieces.front().folded).front().begin > 0) return std::nullopt;
  const std::size_t date_end = dates_of(row.pieces.front().folded).front().end;
  booking.description =
      text_in(stripped({&row.pieces.front(), date_end, row.pieces.front().folded.text.size()}), page);
  std::vector<RawValue> amounts;
  for (std::size_t i = 1; i < row.pieces.size(); ++i) {
    auto amount = amount_in(all_of(row.pieces[i]), page, spaces);
    if (amount && amount->amount->decimals) {
      amounts.push_back(std::move(*amount));
    } else if (!booking.description) {
      booking.description = text_in(all_of(row.pieces[i]), page);
    }
  }
  if (amounts.empty() || amounts.size() > 2) return std::nullopt;
  if (amounts.size() == 2) booking.balance = std::move(amounts[1]);
  booking.amount = std::move(amounts[0]);
  return booking;
}

void BankStatementExtractor::read_balances(const PageView& view) {
  const bool spaces = groups_by_spaces(view.language);
  const LabelPlaces places(view, ends_);
  for (const PlacedLabel& label : places.labels()) {
    auto value = value_of(label, [&](ValuePlace place) {
      // "Opening balance on 1 May 2024  100.00"
      for (const DateText& date : dates_of(place.piece->folded)) {
        if (date.begin >= place.begin && date.end <= place.end) place.begin = date.end;
      }
      return amount_in(stripped(place), view.page, spaces);
    });
    if (!value) continue;
    value->score = 0;
    book_.offer(label.match.label, std::move(*value),
                label.match.label == Label::closing_balance ? FieldBook::Ties::last : FieldBook::Ties::first);
  }
}

void BankStatementExtractor::add(const Page& page) {
  const PageView view = view_of(page);
  const bool spaces = groups_by_spaces(view.language);
  conventions_.add(view);
  read_balances(view);
  for (const PieceRow& row : view.rows) {
    if (read_header(row)) continue;
    const bool end = !ends_.matches(row.pieces.front().folded).empty();
    auto booking =
        columns_.empty() ? bare_booking(row, view.page, spaces) : booking_of(row, view.page, spaces);
    if (!booking || end) continue;
    truncated_ = truncated_ || bookings_.size() >= kMostRows;
    if (!truncated_) bookings_.push_back(std::move(*booking));
  }
  for (const PieceRow& row : view.rows) {
    for (const TextPiece& piece : row.pieces) {
      const auto iban = iban_in(piece.text);
      if (!iban || !iban->valid || book_.best(Label::iban)) continue;
      RawValue value;
      value.proof = proof_of(piece, iban->begin, iban->end, view.page);
      value.text = iban->value;
      book_.offer(Label::iban, std::move(value));
    }
  }
}

std::optional<Decimal> BankStatementExtractor::amount_of(const Booking& booking) const {
  const auto amount = conventions_.money(*booking.amount->amount);
  return amount && booking.debit ? std::optional(-std::abs(*amount)) : amount;
}

json::array BankStatementExtractor::rows_json() const {
  json::array rows;
  for (const Booking& booking : bookings_) {
    json::value amount = money_json(booking.amount, conventions_);
    const auto signed_amount = amount_of(booking);
    if (signed_amount) amount.as_object()["value"] = as_number(*signed_amount);
    rows.push_back(json::object{{"date", date_json(booking.date, conventions_)},
                                {"description", text_json(booking.description)},
                                {"amount", std::move(amount)},
                                {"balance", money_json(booking.balance, conventions_)},
                                {"page", booking.date->proof.page}});
  }
  return rows;
}

json::object BankStatementExtractor::finish() {
  json::object data;
  data["iban"] = text_json(book_.best(Label::iban));
  data["opening_balance"] = money_json(book_.best(Label::opening_balance), conventions_);
  data["closing_balance"] = money_json(book_.best(Label::closing_balance), conventions_);
  data["rows"] = rows_json();
  if (truncated_) data["truncated"] = true;
  data["checks"] = bank_checks(data);
  return data;
}

}  // namespace ocrchat
