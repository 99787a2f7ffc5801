#include "tools/invoice.hpp"

#include <algorithm>
#include <boost/json.hpp>

#include "document/writing.hpp"
#include "tools/checks.hpp"
#include "tools/field_json.hpp"
#include "tools/identifiers.hpp"
#include "tools/parties.hpp"

namespace ocrchat {
namespace {

namespace json = boost::json;

constexpr std::size_t kMostTaxes = 20;
constexpr std::size_t kRowsOfHead = 14;

bool has_letter(const TextPiece& piece) {
  return std::any_of(piece.folded.text.begin(), piece.folded.text.end(), is_letter);
}

bool is_same(const RawValue& a, const RawValue& b, const Conventions& conventions) {
  return a.amount && b.amount && conventions.money(*a.amount) == conventions.money(*b.amount);
}

json::object item_json(const LineItem& item, const Conventions& conventions) {
  return {{"description", text_json(item.description)},
          {"quantity", quantity_json(item.quantity, conventions)},
          {"unit_price", money_json(item.unit_price, conventions)},
          {"amount", money_json(item.amount, conventions)}};
}

}  // namespace

InvoiceExtractor::InvoiceExtractor(Kind kind)
    : kind_(kind),
      matcher_({Label::invoice_number, Label::date, Label::due_date, Label::other_date, Label::other_number,
                Label::vendor, Label::buyer, Label::subtotal, Label::tax, Label::total, Label::paid,
                Label::discount, Label::shipping, Label::iban, Label::vat_number, Label::payment_method,
                Label::time}),
      items_(kind == Kind::receipt) {}

void InvoiceExtractor::add(const Page& page) {
  const PageView view = view_of(page);
  conventions_.add(view);
  const std::set<std::size_t> taken = items_.add(view);
  const LabelPlaces places(view, matcher_);
  for (const PlacedLabel& label : places.labels()) {
    if (taken.count(label.row) == 0) read(label, view);
  }
  read_iban(view);
  if (!time_) read_time(view);
  if (!lone_date_) read_lone_date(view);
  if (first_page_) read_vendor(view, places);
  first_page_ = first_page_ && view.rows.empty();
}

void InvoiceExtractor::read(const PlacedLabel& label, const PageView& view) {
  const int page = view.page;
  const auto offer = [&](std::optional<RawValue> value) {
    if (value) book_.offer(label.match.label, std::move(*value));
  };
  switch (label.match.label) {
    case Label::vat_number:
      return offer(value_of(label, [&](const ValuePlace& place) { return registration_in(place, page); }));
    case Label::invoice_number:
      return offer(value_of(label, [&](const ValuePlace& place) { return identifier_in(place, page); }));
    case Label::date:
    case Label::due_date:
      return offer(value_of(label, [&](const ValuePlace& place) { return date_in(place, page); }));
    case Label::payment_method:
      return offer(value_of(label, [&](const ValuePlace& place) { return text_in(place, page); }));
    case Label::subtotal:
    case Label::total:
    case Label::discount:
    case Label::shipping:
      return read_amount(label, page, groups_by_spaces(view.language));
    case Label::tax:
      return read_tax(label, page, groups_by_spaces(view.language));
    case Label::vendor:
    case Label::buyer:
      return read_party(label, page);
    default:
      return;
  }
}

void InvoiceExtractor::read_amount(const PlacedLabel& label, int page, bool spaces) {
  auto value = value_of(label, [&](const ValuePlace& place) { return amount_in(place, page, spaces); });
  if (!value) return;
  // "Total VAT 20%" and the like begin with this label and end with another's.
  book_.offer(label.match.label, std::move(*value), FieldBook::Ties::last);
}

void InvoiceExtractor::read_tax(const PlacedLabel& label, int page, bool spaces) {
  Tax tax;
  tax.rate = percent_in(label.after, page, spaces);
  std::optional<RawValue> amount;
  for (const ValuePlace& place : label.beside) {
    if (!tax.rate) tax.rate = percent_in(place, page, spaces);
    // The last of a row is the tax: before it may stand what it is taken of.
    if (auto found = amount_in(place, page, spaces)) amount = std::move(found);
  }
  if (!amount) {
    ValuePlace rest = label.after;
    if (const auto rate = percent_in(rest, page, spaces)) rest.begin = rate->amount->end;
    amount = amount_in(stripped(rest), page, spaces);
    if (!amount) amount = amount_in(label.after, page, spaces);
  }
  if (!amount || taxes_.size() >= kMostTaxes) return;
  tax.amount = std::move(*amount);
  const bool known = std::any_of(taxes_.begin(), taxes_.end(), [&](const Tax& other) {
    const bool same_rate = other.rate && tax.rate ? is_same(*other.rate, *tax.rate, conventions_) : !tax.rate;
    return same_rate && is_same(other.amount, tax.amount, conventions_);
  });
  if (!known) taxes_.push_back(std::move(tax));
}

void InvoiceExtractor::read_party(const PlacedLabel& label, int page) {
  if (auto value = text_in(label.after, page)) {
    // "From 1 to 31 March" and "Customer service" are no parties: a mark or nothing parts label and name.
    const char32_t mark = label.piece->folded.text[label.match.end];
    const bool parted = mark == U':' || mark == U'.' || mark == U'|' || mark == U'-' || is_unspaced(mark);
    if (!parted) return;
    value->score += 6;
    book_.offer(label.match.label, std::move(*value));
    return;
  }
  const auto& places = label.piece->table >= 0 && !label.beside.empty() ? label.beside : label.below;
  const auto& others = label.below.empty() ? label.beside : label.below;
  for (const auto* each : {&places, &others}) {
    if (each->empty()) continue;
    if (auto value = text_in(each->front(), page)) {
      book_.offer(label.match.label, std::move(*value));
      return;
    }
  }
}

void InvoiceExtractor::read_iban(const PageView& view) {
  for (const PieceRow& row : view.rows) {
    for (const TextPiece& piece : row.pieces) {
      const auto iban = iban_in(piece.text);
      if (!iban) continue;
      const bool labelled = piece.folded.text.find(U"iban") != std::u32string::npos;
      if (!iban->valid && !labelled) continue;
      RawValue value;
      value.proof = proof_of(piece, iban->begin, iban->end, view.page);
      value.text = iban->value;
      value.score = iban->valid ? 10 : 0;
      book_.offer(Label::iban, std::move(value));
    }
  }
}

void InvoiceExtractor::read_time(const PageView& view) {
  for (const PieceRow& row : view.rows) {
    for (const TextPiece& piece : row.pieces) {
      const auto time = time_of(piece.folded, 0);
      if (!time) continue;
      time_.emplace();
      time_->proof = proof_of(ValuePlace{&piece, time->begin, time->end}, view.page);
      time_->text = time->value;
      return;
    }
  }
}

void InvoiceExtractor::read_lone_date(const PageView& view) {
  for (const PieceRow& row : view.rows) {
    for (const TextPiece& piece : row.pieces) {
      lone_date_ = date_in(all_of(piece), view.page);
      if (lone_date_) return;
    }
  }
}

/// Without a label: the company on top of the page, or the line on top of a receipt.
void InvoiceExtractor::read_vendor(const PageView& view, const LabelPlaces& places) {
  const auto& buyer = book_.best(Label::buyer);
  for (std::size_t i = 0; i < std::min(view.rows.size(), kRowsOfHead); ++i) {
    for (const TextPiece& piece : view.rows[i].pieces) {
      const bool labelled = std::any_of(places.labels().begin(), places.labels().end(),
                                        [&](const PlacedLabel& label) { return label.piece == &piece; });
      const bool buys = buyer && buyer->proof.quote == piece.text;
      const bool fits = kind_ == Kind::receipt ? has_letter(piece) : names_company(piece.folded);
      if (labelled || buys || !fits) continue;
      auto value = text_in(all_of(piece), view.page);
      if (value) book_.offer(Label::vendor, std::move(*value));
      return;
    }
  }
}

json::value InvoiceExtractor::taxes_json() const {
  json::array result;
  for (const Tax& tax : taxes_) {
    result.push_back(json::object{{"rate", quantity_json(tax.rate, conventions_)},
                                  {"amount", money_json(tax.amount, conventions_)}});
  }
  return result;
}

/// That of the total; else the document's, if it has one only. It is read from an amount that shows it.
json::value InvoiceExtractor::currency_json() const {
  const auto& total = book_.best(Label::total);
  for (const auto* raw : {&total, &book_.best(Label::subtotal)}) {
    if (!*raw || !(*raw)->amount || (*raw)->amount->currency.empty()) continue;
    const auto code = conventions_.currency((*raw)->amount->currency);
    return field_json(code ? json::value(*code) : json::value(nullptr), (*raw)->proof);
  }
  if (conventions_.currencies().size() != 1) return nullptr;
  const auto shown = conventions_.sign_shown();
  const auto code = shown ? conventions_.currency(shown->text) : std::nullopt;
  return shown ? json::value(field_json(code ? json::value(*code) : json::value(nullptr), shown->proof))
               : nullptr;
}

json::object InvoiceExtractor::finish() {
  const bool receipt = kind_ == Kind::receipt;
  const auto date = [&](Label field) { return date_json(book_.best(field), conventions_); };
  const auto money = [&](Label field) { return money_json(book_.best(field), conventions_); };
  const auto text = [&](Label field) { return text_json(book_.best(field)); };
  json::object data;
  data[receipt ? "merchant" : "vendor"] = text(Label::vendor);
  if (!receipt) data["buyer"] = text(Label::buyer);
  data[receipt ? "receipt_number" : "invoice_number"] = text(Label::invoice_number);
  data["date"] =
      book_.best(Label::date) || !receipt ? date(Label::date) : date_json(lone_date_, conventions_);
  data[receipt ? "time" : "due_date"] = receipt ? text_json(time_) : date(Label::due_date);
  data["currency"] = currency_json();
  json::array items;
  for (const LineItem& item : items_.items()) items.push_back(item_json(item, conventions_));
  data["items"] = std::move(items);
  for (const auto& [name, label] :
       {std::pair{"subtotal", Label::subtotal}, std::pair{"discount", Label::discount},
        std::pair{"shipping", Label::shipping}}) {
    data[name] = money(label);
  }
  data["taxes"] = taxes_json();
  data["total"] = money(Label::total);
  data["iban"] = text(Label::iban);
  data["vat_number"] = text(Label::vat_number);
  data["payment_method"] = text(Label::payment_method);
  json::array currencies;
  for (const auto& [name, count] : conventions_.currencies()) currencies.emplace_back(name);
  data["currencies"] = std::move(currencies);
  data["checks"] = invoice_checks(data);
  if (items_.truncated()) data["truncated"] = true;
  return data;
}

}  // namespace ocrchat
