#include "tools/conventions.hpp"

#include <algorithm>
#include <array>

namespace ocrchat {
namespace {

constexpr std::size_t kMostCurrencies = 100;

bool is_one_of(std::string_view language, const auto& languages) {
  return std::find(languages.begin(), languages.end(), language.substr(0, 2)) != languages.end();
}

bool has_decimal_point(std::string_view language) {
  constexpr std::array<std::string_view, 7> kLanguages{"en", "zh", "ja", "ko", "he", "hi", "th"};
  return is_one_of(language, kLanguages);
}

/// English is written day first in most countries and month first in one: it says nothing by itself.
std::optional<bool> puts_day_first(std::string_view language, char mark) {
  if (mark == '.') return true;
  if (language == "en-US") return false;
  if (language == "en-GB" || language == "en-AU" || language == "en-NZ" || language == "en-IE" ||
      language == "en-IN") {
    return true;
  }
  constexpr std::array<std::string_view, 5> kUnsettled{"", "en", "zh", "ja", "ko"};
  if (is_one_of(language, kUnsettled)) return std::nullopt;
  return true;
}

}  // namespace

void Conventions::add(const PageView& view) {
  if (language_.empty()) language_ = view.language;
  const bool spaces = groups_by_spaces(view.language);
  for (const PieceRow& row : view.rows) {
    for (const TextPiece& piece : row.pieces) {
      for (const AmountText& amount : amounts_of(piece.folded, spaces)) learn(amount, piece, view.page);
      for (const DateText& date : dates_of(piece.folded)) learn(date);
    }
  }
}

void Conventions::learn(const AmountText& amount, const TextPiece& piece, int page) {
  if (amount.point && !amount.comma) ++points_;
  if (amount.comma && !amount.point) ++commas_;
  if (amount.currency.empty()) return;
  if (!sign_) {
    const FoldedLine& line = piece.folded;
    sign_ = Sign{amount.currency, proof_of(piece, line.byte(amount.begin), line.byte(amount.end), page)};
  }
  std::string name = currency(amount.currency).value_or(amount.currency);
  if (currencies_.size() < kMostCurrencies || currencies_.count(name) > 0) ++currencies_[std::move(name)];
}

void Conventions::learn(const DateText& date) {
  if (date.mark == 0 || (date.day_first && date.month_first)) return;
  auto& [days, months] = orders_[date.mark];
  ++(date.day_first ? days : months);
}

std::optional<Decimal> Conventions::quantity(const AmountText& amount) const {
  if (!amount.point || !amount.comma || amount.point == amount.comma)
    return amount.point ? amount.point : amount.comma;
  if (points_ != commas_) return points_ > commas_ ? amount.point : amount.comma;
  if (language_.empty()) return std::nullopt;
  return has_decimal_point(language_) ? amount.point : amount.comma;
}

std::optional<Decimal> Conventions::money(const AmountText& amount) const {
  if (!amount.point || !amount.comma || amount.point == amount.comma)
    return amount.point ? amount.point : amount.comma;
  const auto less = [](Decimal a, Decimal b) { return std::abs(a) < std::abs(b); };
  return std::max(*amount.point, *amount.comma, less);
}

std::optional<Date> Conventions::date(const DateText& date) const {
  if (!date.day_first || !date.month_first || date.certain())
    return date.day_first ? date.day_first : date.month_first;
  if (const auto found = orders_.find(date.mark); found != orders_.end()) {
    const auto [days, months] = found->second;
    if (days > 0 && months > 0) return std::nullopt;
    return days > 0 ? date.day_first : date.month_first;
  }
  const auto day_first = puts_day_first(language_, date.mark);
  if (!day_first) return std::nullopt;
  return *day_first ? date.day_first : date.month_first;
}

std::optional<std::string> Conventions::currency(std::string_view sign) const {
  return currency_code(sign, language_);
}

}  // namespace ocrchat
