#include "tools/checks.hpp"

#include <boost/json.hpp>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "tools/field_json.hpp"
#include "tools/identifiers.hpp"

namespace ocrchat {
namespace {

namespace json = boost::json;

constexpr Decimal kRounding = kOne / 100;

const json::value* value_at(const json::object& fields, std::string_view name) {
  const json::value* field = fields.if_contains(name);
  if (field == nullptr || !field->is_object()) return nullptr;
  const json::value* value = field->get_object().if_contains("value");
  return value == nullptr || value->is_null() ? nullptr : value;
}

std::optional<Decimal> amount_at(const json::object& fields, std::string_view name) {
  const json::value* value = value_at(fields, name);
  if (value == nullptr || !value->is_number()) return std::nullopt;
  const double number = value->to_number<double>();
  if (!(std::abs(number) < 1e12)) return std::nullopt;
  return std::llround(number * static_cast<double>(kOne));
}

std::optional<std::string> text_at(const json::object& fields, std::string_view name) {
  const json::value* value = value_at(fields, name);
  return value != nullptr && value->is_string() ? std::optional(std::string(value->get_string()))
                                                : std::nullopt;
}

const json::array& rows_at(const json::object& data, std::string_view name) {
  static const json::array kNone;
  const json::value* rows = data.if_contains(name);
  return rows != nullptr && rows->is_array() ? rows->get_array() : kNone;
}

bool same(Decimal a, Decimal b, Decimal tolerance = kRounding) {
  return std::abs(a - b) <= tolerance;
}

/// The sum of one field over all rows; nothing if a row lacks it, or there are none.
std::optional<Decimal> sum_of(const json::array& rows, std::string_view name) {
  Decimal sum = 0;
  for (const json::value& row : rows) {
    const auto amount = row.is_object() ? amount_at(row.get_object(), name) : std::nullopt;
    if (!amount) return std::nullopt;
    sum += *amount;
  }
  return rows.empty() ? std::nullopt : std::optional(sum);
}

std::optional<bool> lines_agree(const json::array& items) {
  std::optional<bool> result;
  for (const json::value& row : items) {
    if (!row.is_object()) continue;
    const auto quantity = amount_at(row.get_object(), "quantity");
    const auto price = amount_at(row.get_object(), "unit_price");
    const auto amount = amount_at(row.get_object(), "amount");
    if (!quantity || !price || !amount) continue;
    const double product = as_number(*quantity) * as_number(*price);
    const bool agrees = std::abs(product - as_number(*amount)) <= 0.0101;
    result = result.value_or(true) && agrees;
  }
  return result;
}

std::optional<bool> items_sum_up(const json::object& data) {
  const auto sum = sum_of(rows_at(data, "items"), "amount");
  const auto subtotal = amount_at(data, "subtotal");
  const auto total = amount_at(data, "total");
  if (!sum || (!subtotal && !total)) return std::nullopt;
  // Items may be priced with or without tax; before or after what is taken off.
  return (subtotal && same(*sum, *subtotal)) || (total && same(*sum, *total));
}

std::optional<bool> total_sums_up(const json::object& data) {
  const auto subtotal = amount_at(data, "subtotal");
  const auto total = amount_at(data, "total");
  const json::array& rows = rows_at(data, "taxes");
  const auto tax = sum_of(rows, "amount");
  if (!subtotal || !total || (!tax && !rows.empty())) return std::nullopt;
  const Decimal shipping = amount_at(data, "shipping").value_or(0);
  const Decimal discount = std::abs(amount_at(data, "discount").value_or(0));
  const Decimal taxes = tax.value_or(0);
  for (const Decimal extra : {Decimal{0}, shipping, -discount, shipping - discount}) {
    if (same(*subtotal + taxes + extra, *total)) return true;
    if (same(*subtotal + extra, *total)) return true;  // tax included
  }
  return false;
}

std::optional<bool> dates_are_in_order(const json::object& data) {
  const auto date = text_at(data, "date");
  const auto due = text_at(data, "due_date");
  return date && due ? std::optional(*date <= *due) : std::nullopt;
}

std::optional<bool> has_one_currency(const json::object& data) {
  const json::array& rows = rows_at(data, "currencies");
  return rows.empty() ? std::nullopt : std::optional(rows.size() == 1);
}

struct BookedRow {
  std::optional<Decimal> amount;
  std::optional<Decimal> balance;
};

std::vector<BookedRow> booked_rows(const json::object& data) {
  std::vector<BookedRow> result;
  for (const json::value& row : rows_at(data, "rows")) {
    if (!row.is_object()) continue;
    result.push_back({amount_at(row.get_object(), "amount"), amount_at(row.get_object(), "balance")});
  }
  return result;
}

std::optional<bool> balances_run(const std::vector<BookedRow>& rows) {
  bool possible = false;
  bool up = true;
  bool down = true;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const BookedRow& before = rows[i - 1];
    const BookedRow& now = rows[i];
    if (!before.balance || !now.balance || !before.amount || !now.amount) continue;
    possible = true;
    down = down && *before.balance + *now.amount == *now.balance;
    up = up && *now.balance + *before.amount == *before.balance;
  }
  return possible ? std::optional(up || down) : std::nullopt;
}

std::optional<bool> ends_meet(const json::object& data) {
  const auto opening = amount_at(data, "opening_balance");
  const auto closing = amount_at(data, "closing_balance");
  const auto sum = sum_of(rows_at(data, "rows"), "amount");
  const bool whole = opening && closing && sum && !data.contains("truncated");
  return whole ? std::optional(*opening + *sum == *closing) : std::nullopt;
}

}  // namespace

json::array bank_checks(const json::object& data) {
  return {check_json("running_balance", balances_run(booked_rows(data))),
          check_json("closing_balance", ends_meet(data))};
}

json::array invoice_checks(const json::object& data) {
  const auto iban = text_at(data, "iban");
  const auto vat = text_at(data, "vat_number");
  return {
      check_json("quantity_times_price", lines_agree(rows_at(data, "items"))),
      check_json("items_sum", items_sum_up(data)),
      check_json("total_sum", total_sums_up(data)),
      check_json("one_currency", has_one_currency(data)),
      check_json("due_date_after_date", dates_are_in_order(data)),
      check_json("iban_check_digits", iban ? std::optional(is_iban(compact(*iban))) : std::nullopt),
      check_json("vat_number_form", vat ? is_eu_vat(compact(*vat)) : std::nullopt),
  };
}

}  // namespace ocrchat
