#include "tools/evidence_check.hpp"

#include <boost/json.hpp>
#include <cmath>

#include "base/utf8.hpp"
#include "tools/check_boxes.hpp"
#include "tools/field_json.hpp"
#include "tools/settled.hpp"

namespace ocrchat {
namespace {

namespace json = boost::json;
using Kind = SchemaNode::Kind;

std::u32string spaceless(std::string_view text) {
  std::u32string result;
  for (const char32_t c : folded_line(text).text) {
    if (c != U' ') result += c;
  }
  return result;
}

std::optional<Decimal> decimal_of(const json::value& value) {
  if (value.is_number()) {
    const double number = value.to_number<double>();
    if (!(std::abs(number) < 1e12)) return std::nullopt;
    return std::llround(number * static_cast<double>(kOne));
  }
  if (!value.is_string()) return std::nullopt;
  const auto amounts = amounts_of(folded_line(value.get_string()), true);
  return amounts.size() == 1 && amounts[0].point == amounts[0].comma ? amounts[0].point
         : amounts.size() == 1 && !amounts[0].comma                  ? amounts[0].point
                                                                     : std::nullopt;
}

/// The number of the quote that the model means. A sign that only a column shows is the model's.
std::optional<RawValue> number_shown(const json::value& said, const std::string& quote) {
  const auto wanted = decimal_of(said);
  if (!wanted) return std::nullopt;
  for (const bool spaces : {false, true}) {
    for (AmountText amount : amounts_of(folded_line(quote), spaces)) {
      const auto is_it = [&](const std::optional<Decimal>& v) {
        return v && std::abs(*v) == std::abs(*wanted);
      };
      if (!is_it(amount.point) && !is_it(amount.comma)) continue;
      for (auto* reading : {&amount.point, &amount.comma}) {
        if (*reading && *wanted < 0) *reading = -std::abs(**reading);
      }
      RawValue raw;
      raw.amount = std::move(amount);
      return raw;
    }
  }
  return std::nullopt;
}

std::optional<RawValue> date_shown(const json::value& said, const std::string& quote) {
  if (!said.is_string()) return std::nullopt;
  const auto wanted = dates_of(folded_line(said.get_string()));
  if (wanted.size() != 1) return std::nullopt;
  for (const DateText& date : dates_of(folded_line(quote))) {
    for (const auto& reading : {date.day_first, date.month_first}) {
      if (!reading || (reading != wanted[0].day_first && reading != wanted[0].month_first)) continue;
      RawValue raw;
      raw.date = date;
      return raw;
    }
  }
  return std::nullopt;
}

/// A box of the quote, or its last word, must say what the model says.
std::optional<RawValue> truth_shown(const json::value& said, const std::string& quote) {
  if (!said.is_bool()) return std::nullopt;
  const std::size_t space = quote.rfind(' ');
  const std::string last = space == std::string::npos ? quote : quote.substr(space + 1);
  const auto shown = check_boxes_in(quote).empty() ? truth_of(last) : truth_of(quote);
  if (shown != said.get_bool()) return std::nullopt;
  RawValue raw;
  raw.text = said.get_bool() ? "yes" : "no";
  return raw;
}

std::optional<RawValue> text_shown(const json::value& said, const std::string& quote) {
  if (!said.is_string()) return std::nullopt;
  const std::u32string wanted = spaceless(said.get_string());
  if (wanted.empty() || spaceless(quote).find(wanted) == std::u32string::npos) return std::nullopt;
  RawValue raw;
  raw.text = said.get_string();
  return raw;
}

std::optional<RawValue> shown(Kind kind, const json::value& said, const std::string& quote) {
  switch (kind) {
    case Kind::date:
      return date_shown(said, quote);
    case Kind::number:
    case Kind::integer:
      return number_shown(said, quote);
    case Kind::boolean:
      return truth_shown(said, quote);
    default:
      return text_shown(said, quote);
  }
}

}  // namespace

EvidenceCheck::EvidenceCheck(std::span<const Page> pages) : pages_(pages) {
  for (const Page& page : pages) conventions_.add(view_of(page));
}

std::optional<Proof> EvidenceCheck::proof_for(std::string_view quote,
                                              std::optional<std::int64_t> page) const {
  auto place = pages_.find(quote, page);
  if (!place) return std::nullopt;
  Proof proof{std::move(place->match.snippet), place->page, {}, {}};
  for (const Box& box : place->match.boxes) proof.box = united(proof.box, box);
  return proof;
}

json::value EvidenceCheck::checked(const SchemaNode& leaf, const json::value& said) const {
  if (!said.is_object()) return nullptr;
  const json::value* value = said.get_object().if_contains("value");
  const json::value* quote = said.get_object().if_contains("quote");
  const json::value* page = said.get_object().if_contains("page");
  if (value == nullptr || quote == nullptr || !quote->is_string()) return nullptr;
  const bool paged = page != nullptr && page->is_int64();
  const auto proof = proof_for(quote->get_string(), paged ? std::optional(page->get_int64()) : std::nullopt);
  if (!proof) return nullptr;
  const auto raw = shown(leaf.kind, *value, proof->quote);
  if (!raw) return nullptr;
  return field_json(settled_value(leaf, *raw, conventions_), *proof);
}

}  // namespace ocrchat
