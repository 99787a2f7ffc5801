#include "tools/line_items.hpp"

#include <algorithm>

#include "tools/extractor.hpp"

namespace ocrchat {
namespace {

bool is_figure(Label label) {
  return label == Label::item_quantity || label == Label::item_unit_price || label == Label::item_amount;
}

int distance(const Box& a, const Box& b) {
  return std::max({0, a.x0 - b.x1, b.x0 - a.x1});
}

int overlap(const Box& a, const Box& b) {
  return std::max(0, std::min(a.x1, b.x1) - std::max(a.x0, b.x0));
}

std::optional<RawValue> figure_in(const TextPiece& piece, int page, bool spaces) {
  return amount_in(all_of(piece), page, spaces);
}

void put(LineItem& item, Label label, RawValue value) {
  std::optional<RawValue>* slot = nullptr;
  if (label == Label::item_description) slot = &item.description;
  if (label == Label::item_quantity) slot = &item.quantity;
  if (label == Label::item_unit_price) slot = &item.unit_price;
  if (label == Label::item_amount) slot = &item.amount;
  if (slot != nullptr && !slot->has_value()) *slot = std::move(value);
}

RawValue figure(const TextPiece& piece, const AmountText& amount, int page) {
  RawValue value;
  value.proof = proof_of(ValuePlace{&piece, amount.begin, amount.end}, page);
  value.text = value.proof.quote;
  value.amount = amount;
  return value;
}

}  // namespace

LineItems::LineItems(bool bare)
    : bare_(bare),
      columns_matcher_({Label::item_description, Label::item_quantity, Label::item_unit_price,
                        Label::item_amount, Label::item_other}),
      summary_({Label::subtotal, Label::total, Label::tax, Label::discount, Label::shipping, Label::paid}),
      other_({Label::date, Label::time, Label::iban, Label::vat_number, Label::other_number,
              Label::other_date, Label::invoice_number, Label::payment_method, Label::phone, Label::buyer,
              Label::due_date}) {}

bool LineItems::read_header(const PieceRow& row) {
  std::vector<Column> found;
  std::size_t others = 0;
  for (const TextPiece& piece : row.pieces) {
    std::vector<LabelMatch> matches = columns_matcher_.matches(piece.folded);
    LabelMatch first;
    const bool whole = columns_matcher_.whole(piece.folded, first) != nullptr;
    if (!whole) {
      ++others;
      continue;
    }
    const bool several = row.pieces.size() <= 2 && matches.size() > 1;
    if (!several) matches = {first};
    for (const LabelMatch& match : matches) {
      const Proof proof = proof_of(ValuePlace{&piece, match.begin, match.end}, 0);
      found.push_back({match.label, several ? proof.box : piece.box, piece.column});
    }
  }
  const auto has = [&](Label label) {
    return std::any_of(found.begin(), found.end(), [label](const Column& c) { return c.label == label; });
  };
  const bool names = has(Label::item_description) || has(Label::item_quantity);
  const bool figures = has(Label::item_amount) || has(Label::item_unit_price);
  if (!names || !figures || found.size() < 2 || others > found.size() / 2) return false;
  columns_ = std::move(found);
  return true;
}

bool LineItems::is_summary(const PieceRow& row) const {
  for (const TextPiece& piece : row.pieces) {
    const auto found = summary_.matches(piece.folded);
    if (!found.empty() && found.front().begin <= 1) return true;
    if (std::any_of(piece.folded.text.begin(), piece.folded.text.end(), is_letter)) return false;
  }
  return false;
}

bool LineItems::belongs(const PieceRow& row) const {
  return in_table_ ? row.table == table_ : row.table < 0;
}

const LineItems::Column* LineItems::column_of(const TextPiece& piece) const {
  const Column* best = nullptr;
  for (const Column& column : columns_) {
    if (in_table_) {
      if (column.number == piece.column) return &column;
      continue;
    }
    const auto nearness = [&](const Column& c) {
      return std::pair(overlap(c.box, piece.box), -distance(c.box, piece.box));
    };
    if (best == nullptr || nearness(column) > nearness(*best)) best = &column;
  }
  return best;
}

/// "Pen 2 1.50 3.00" below "Description Qty Price Amount": as many figures at the end as there are columns of
/// such.
std::optional<LineItem> LineItems::item_of_one_piece(const TextPiece& piece, int page, bool spaces) const {
  std::vector<Label> labels;
  for (const Column& column : columns_) {
    if (is_figure(column.label)) labels.push_back(column.label);
  }
  std::vector<AmountText> amounts = amounts_of(piece.folded, spaces);
  amounts.erase(std::remove_if(amounts.begin(), amounts.end(), [](const AmountText& a) { return a.percent; }),
                amounts.end());
  if (labels.empty() || amounts.size() < labels.size()) return std::nullopt;
  const std::size_t first = amounts.size() - labels.size();
  LineItem item;
  for (std::size_t i = 0; i < labels.size(); ++i)
    put(item, labels[i], figure(piece, amounts[first + i], page));
  item.description = text_in(stripped({&piece, 0, amounts[first].begin}), page);
  return item.description ? std::optional(std::move(item)) : std::nullopt;
}

std::optional<LineItem> LineItems::item_of(const PieceRow& row, int page, bool spaces) const {
  if (row.pieces.size() == 1 && !in_table_) return item_of_one_piece(row.pieces.front(), page, spaces);
  LineItem item;
  for (const TextPiece& piece : row.pieces) {
    const Column* column = column_of(piece);
    if (column == nullptr) continue;
    auto value = is_figure(column->label) ? figure_in(piece, page, spaces) : text_in(all_of(piece), page);
    if (value) put(item, column->label, std::move(*value));
  }
  const bool whole = item.amount || (item.quantity && item.unit_price);
  return whole && (item.description || item.quantity) ? std::optional(std::move(item)) : std::nullopt;
}

bool LineItems::keep(LineItem item) {
  truncated_ = truncated_ || items_.size() >= kMostRows;
  if (!truncated_) items_.push_back(std::move(item));
  return true;
}

std::set<std::size_t> LineItems::add(const PageView& view) {
  const bool spaces = groups_by_spaces(view.language);
  std::set<std::size_t> taken;
  // Lines go on only below labels of their own page; a table may be the rest of the page before's.
  if (!in_table_) columns_.clear();
  table_ = 0;
  bool ended = false;
  for (std::size_t i = 0; i < view.rows.size(); ++i) {
    const PieceRow& row = view.rows[i];
    if (read_header(row)) {
      in_table_ = row.table >= 0;
      table_ = row.table;
      ended = false;
      taken.insert(i);
    } else if (!columns_.empty() && !ended && belongs(row)) {
      if (is_summary(row)) {
        ended = !in_table_;
        continue;
      }
      auto item = item_of(row, view.page, spaces);
      if (item && keep(std::move(*item))) taken.insert(i);
    }
  }
  if (bare_ && columns_.empty()) add_bare(view, taken);
  return taken;
}

void LineItems::add_bare(const PageView& view, std::set<std::size_t>& taken) {
  const bool spaces = groups_by_spaces(view.language);
  for (std::size_t i = 0; i < view.rows.size() && !below_total_; ++i) {
    const PieceRow& row = view.rows[i];
    if (is_summary(row)) {
      below_total_ = true;
      break;
    }
    const auto label = other_.matches(row.pieces.front().folded);
    if (!label.empty() && label.front().begin == 0) continue;
    auto item = bare_item(row, view.page, spaces);
    if (item && keep(std::move(*item))) taken.insert(i);
  }
}

/// "Milk 1.20", "2 x 0.60   1.20" below "Milk", or "2 x Milk 1.20".
std::optional<LineItem> LineItems::bare_item(const PieceRow& row, int page, bool spaces) {
  const TextPiece& last = row.pieces.back();
  const TextPiece& first = row.pieces.front();
  const auto amounts = amounts_of(last.folded, spaces);
  const bool priced = !amounts.empty() && amounts.back().decimals && !amounts.back().percent &&
                      amounts.back().end + 3 > last.folded.text.size();
  const std::size_t words_end = &first == &last && priced ? amounts.back().begin : first.folded.text.size();
  auto words = &first == &last || priced ? text_in(stripped({&first, 0, words_end}), page) : std::nullopt;
  if (!priced) {
    open_description_ = std::move(words);
    return std::nullopt;
  }
  LineItem item;
  item.amount = figure(last, amounts.back(), page);
  const auto counts = amounts_of(first.folded, spaces);
  const bool times = !counts.empty() && counts[0].end < first.folded.text.size() && counts[0].begin == 0 &&
                     (first.folded.text.find(U'x', counts[0].end) <= counts[0].end + 1 ||
                      first.folded.text.find(U'×', counts[0].end) <= counts[0].end + 1 ||
                      first.folded.text.find(U'*', counts[0].end) <= counts[0].end + 1);
  if (times) {
    item.quantity = figure(first, counts[0], page);
    const std::size_t mark = first.folded.text.find_first_of(U"x×*", counts[0].end);
    words = text_in(stripped({&first, mark + 1, words_end}), page);
    const bool price = counts.size() > 1 && counts[1].decimals && (&first != &last || counts.size() > 2);
    if (price) {
      item.unit_price = figure(first, counts[1], page);
      words.reset();
    }
  }
  item.description = words ? std::move(words) : std::move(open_description_);
  open_description_.reset();
  return item.description ? std::optional(std::move(item)) : std::nullopt;
}

}  // namespace ocrchat
