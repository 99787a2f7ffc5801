#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace ocrchat {

/// How a currency is written beside an amount, folded as labels are.
struct CurrencyRow {
  std::u32string_view sign;
  std::string_view code;       ///< ISO 4217; empty: of several countries
  std::string_view languages;  ///< pairs "ja=JPY zh=CNY" that settle which, where the code is empty
};

/// Longest signs first.
std::span<const CurrencyRow> currency_rows();

/// The sign that begins at the place, or ends before it; nothing if there is none.
const CurrencyRow* currency_at(std::u32string_view text, std::size_t at);
const CurrencyRow* currency_before(std::u32string_view text, std::size_t at);

}  // namespace ocrchat
