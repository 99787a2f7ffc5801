#include "tools/value_kinds.hpp"

#include <algorithm>

#include "tools/currencies.hpp"
#include "tools/identifiers.hpp"

namespace ocrchat {
namespace {

/// Whether the text between a label and an amount leaves the amount to the label.
bool leads_to_amount(std::u32string_view text) {
  if (const std::size_t colon = text.rfind(U':'); colon != std::u32string_view::npos)
    text.remove_prefix(colon + 1);
  int depth = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char32_t c = text[at];
    if (c == U'(' || c == U'[') ++depth;
    if (c == U')' || c == U']') --depth;
    if (depth > 0) continue;
    if (const CurrencyRow* currency = currency_at(text, at)) {
      at += currency->sign.size() - 1;
    } else if (is_letter(c)) {
      return false;
    }
  }
  return true;
}

RawValue raw(const ValuePlace& place, std::size_t begin, std::size_t end, int page) {
  RawValue value;
  value.proof = proof_of(ValuePlace{place.piece, begin, end}, page);
  value.text = value.proof.quote;
  return value;
}

/// Where a token ends that spaces part from the next.
std::size_t token_end(const std::u32string& text, std::size_t at, std::size_t end) {
  while (at < end && text[at] != U' ') ++at;
  return at;
}

bool has_digit(const std::u32string& text, std::size_t begin, std::size_t end) {
  return std::any_of(text.begin() + static_cast<long>(begin), text.begin() + static_cast<long>(end),
                     is_ascii_digit);
}

bool is_date(const ValuePlace& place, std::size_t begin, std::size_t end) {
  for (const DateText& date : dates_of(place.piece->folded)) {
    if (date.begin <= begin && date.end >= end) return true;
  }
  return false;
}

/// "n.º" before a number: its raised letter is read as any digit, "n.2", and folding drops its point.
bool is_numero(std::u32string_view text, std::size_t begin, std::size_t end) {
  std::u32string_view word = text.substr(begin, end - begin);
  while (!word.empty() && (word.back() == U':' || word.back() == U',')) word.remove_suffix(1);
  return word.size() == 2 && word[0] == U'n' && (word[1] == U'o' || is_ascii_digit(word[1]));
}

/// Where the number or name at the place's begin stands.
std::optional<ValuePlace> identifier_at(const ValuePlace& place) {
  constexpr std::size_t kLongestPrefix = 5;
  constexpr std::u32string_view kTail = U",.;:)]";
  const std::u32string& text = place.piece->folded.text;
  std::size_t begin = place.begin;
  while (begin < place.end && !is_letter(text[begin]) && !is_ascii_digit(text[begin])) ++begin;
  std::size_t end = token_end(text, begin, place.end);
  if (is_numero(text, begin, end)) {
    if (end == place.end) return std::nullopt;  // the number stands apart
    const std::size_t next = token_end(text, end + 1, place.end);
    if (has_digit(text, end + 1, next)) {
      begin = end + 1;
      end = next;
    }
  }
  if (end < place.end && !has_digit(text, begin, end) && end - begin <= kLongestPrefix) {
    end = token_end(text, end + 1, place.end);
  }
  while (end > begin && kTail.find(text[end - 1]) != std::u32string_view::npos) --end;
  if (!has_digit(text, begin, end) || is_date(place, begin, end)) return std::nullopt;
  return ValuePlace{place.piece, begin, end};
}

}  // namespace

std::optional<RawValue> date_in(const ValuePlace& place, int page) {
  for (const DateText& date : dates_of(place.piece->folded)) {
    if (date.begin < place.begin || date.end > place.end) continue;
    RawValue value = raw(place, date.begin, date.end, page);
    value.date = date;
    return value;
  }
  return std::nullopt;
}

std::optional<RawValue> amount_in(const ValuePlace& place, int page, bool spaces) {
  std::optional<AmountText> last;
  const std::u32string_view text = place.piece->folded.text;
  std::size_t from = place.begin;
  for (const AmountText& amount : amounts_of(place.piece->folded, spaces)) {
    if (amount.begin < place.begin || amount.end > place.end) continue;
    if (!leads_to_amount(text.substr(from, amount.begin - from))) break;
    if (!amount.percent) last = amount;
    from = amount.end;
  }
  if (!last) return std::nullopt;
  RawValue value = raw(place, last->begin, last->end, page);
  value.score = (last->decimals ? 1 : 0) + (last->currency.empty() ? 0 : 1);
  value.amount = std::move(last);
  return value;
}

std::optional<RawValue> percent_in(const ValuePlace& place, int page, bool spaces) {
  for (const AmountText& amount : amounts_of(place.piece->folded, spaces)) {
    if (!amount.percent || amount.begin < place.begin || amount.end > place.end) continue;
    RawValue value = raw(place, amount.begin, amount.end, page);
    value.amount = amount;
    return value;
  }
  return std::nullopt;
}

std::optional<RawValue> identifier_in(const ValuePlace& place, int page) {
  const auto found = identifier_at(place);
  return found ? std::optional(raw(place, found->begin, found->end, page)) : std::nullopt;
}

std::optional<RawValue> registration_in(const ValuePlace& place, int page) {
  const auto found = identifier_at(place);
  if (!found) return std::nullopt;
  const std::u32string& text = place.piece->folded.text;
  std::size_t end = found->end;
  // "DE 123 456 789": groups of digits go on.
  while (end + 2 < place.end && text[end] == U' ') {
    const std::size_t next = token_end(text, end + 1, place.end);
    const auto first = text.begin() + static_cast<long>(end) + 1;
    if (next - end < 3 || !std::all_of(first, text.begin() + static_cast<long>(next), is_ascii_digit)) break;
    end = next;
  }
  RawValue value = raw(place, found->begin, end, page);
  if (std::string number = compact(value.text); !number.empty()) value.text = std::move(number);
  return value;
}

std::optional<RawValue> text_in(const ValuePlace& place, int page) {
  const std::u32string& text = place.piece->folded.text;
  const bool letters = std::any_of(text.begin() + static_cast<long>(place.begin),
                                   text.begin() + static_cast<long>(place.end), is_letter);
  if (!letters) return std::nullopt;
  return raw(place, place.begin, place.end, page);
}

}  // namespace ocrchat
