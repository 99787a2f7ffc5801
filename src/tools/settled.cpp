#include "tools/settled.hpp"

#include <boost/json.hpp>
#include <cmath>

#include "tools/check_boxes.hpp"
#include "tools/field_json.hpp"

namespace ocrchat {
namespace {

namespace json = boost::json;
using Kind = SchemaNode::Kind;

constexpr std::u32string_view kYes =
    U" yes y true ja oui si sim tak ano kylla on да так evet ναι نعم כן हाँ 是 はい 예 네 x ";
constexpr std::u32string_view kNo =
    U" no n false nein non nao nee nie ne nej nei ei нет ні hayir οχι لا לא नहीं 否 いいえ 아니요 아니오 - ";

json::value number_of(const RawValue& raw, const Conventions& conventions, bool whole) {
  if (!raw.amount) return nullptr;
  const AmountText& amount = *raw.amount;
  const bool money = !amount.currency.empty() || amount.decimals;
  const auto value = money ? conventions.money(amount) : conventions.quantity(amount);
  if (!value) return nullptr;
  if (!whole) return as_number(*value);
  return *value % kOne == 0 ? json::value(*value / kOne) : json::value(nullptr);
}

json::value plain_value(const SchemaNode& leaf, const RawValue& raw, const Conventions& conventions) {
  switch (leaf.kind) {
    case Kind::date: {
      const auto date = raw.date ? conventions.date(*raw.date) : std::nullopt;
      return date ? json::value(iso_date(*date)) : json::value(nullptr);
    }
    case Kind::number:
    case Kind::integer:
      return number_of(raw, conventions, leaf.kind == Kind::integer);
    case Kind::boolean: {
      const auto truth = truth_of(raw.text);
      return truth ? json::value(*truth) : json::value(nullptr);
    }
    default:
      return json::value(raw.text);
  }
}

bool is_same(const json::value& allowed, const json::value& value) {
  if (allowed.is_number() && value.is_number()) {
    return std::abs(allowed.to_number<double>() - value.to_number<double>()) < 1e-9;
  }
  if (!allowed.is_string() || !value.is_string()) return allowed == value;
  return folded_line(allowed.get_string()).text == folded_line(value.get_string()).text;
}

}  // namespace

std::optional<bool> truth_of(std::string_view text) {
  if (const auto boxes = check_boxes_in(text); boxes.size() == 1) return boxes.front().checked;
  const std::u32string word = U" " + folded_line(text).text + U" ";
  if (kYes.find(word) != std::u32string_view::npos) return true;
  if (kNo.find(word) != std::u32string_view::npos) return false;
  return std::nullopt;
}

json::value settled_value(const SchemaNode& leaf, const RawValue& raw, const Conventions& conventions) {
  json::value value = plain_value(leaf, raw, conventions);
  if (leaf.allowed.empty() || value.is_null()) return value;
  for (const json::value& allowed : leaf.allowed) {
    if (is_same(allowed, value)) return allowed;
  }
  return nullptr;
}

}  // namespace ocrchat
