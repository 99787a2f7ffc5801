#include "tools/currencies.hpp"

#include <array>

#include "document/writing.hpp"
#include "tools/folded.hpp"

namespace ocrchat {
namespace {

constexpr std::string_view kKrone = "sv=SEK da=DKK nb=NOK nn=NOK no=NOK";

constexpr std::array kRows{
    CurrencyRow{U"dollars", "", ""},   CurrencyRow{U"euros", "EUR", ""},
    CurrencyRow{U"евро", "EUR", ""},   CurrencyRow{U"euro", "EUR", ""},
    CurrencyRow{U"ευρω", "EUR", ""},   CurrencyRow{U"pln", "PLN", ""},
    CurrencyRow{U"руб", "RUB", ""},    CurrencyRow{U"грн", "UAH", ""},
    CurrencyRow{U"eur", "EUR", ""},    CurrencyRow{U"usd", "USD", ""},
    CurrencyRow{U"us$", "USD", ""},    CurrencyRow{U"gbp", "GBP", ""},
    CurrencyRow{U"chf", "CHF", ""},    CurrencyRow{U"czk", "CZK", ""},
    CurrencyRow{U"sek", "SEK", ""},    CurrencyRow{U"nok", "NOK", ""},
    CurrencyRow{U"dkk", "DKK", ""},    CurrencyRow{U"jpy", "JPY", ""},
    CurrencyRow{U"cny", "CNY", ""},    CurrencyRow{U"rmb", "CNY", ""},
    CurrencyRow{U"krw", "KRW", ""},    CurrencyRow{U"inr", "INR", ""},
    CurrencyRow{U"rub", "RUB", ""},    CurrencyRow{U"uah", "UAH", ""},
    CurrencyRow{U"try", "TRY", ""},    CurrencyRow{U"ils", "ILS", ""},
    CurrencyRow{U"sar", "SAR", ""},    CurrencyRow{U"aed", "AED", ""},
    CurrencyRow{U"egp", "EGP", ""},    CurrencyRow{U"cad", "CAD", ""},
    CurrencyRow{U"aud", "AUD", ""},    CurrencyRow{U"nzd", "NZD", ""},
    CurrencyRow{U"sgd", "SGD", ""},    CurrencyRow{U"hkd", "HKD", ""},
    CurrencyRow{U"brl", "BRL", ""},    CurrencyRow{U"mxn", "MXN", ""},
    CurrencyRow{U"zar", "ZAR", ""},    CurrencyRow{U"huf", "HUF", ""},
    CurrencyRow{U"ron", "RON", ""},    CurrencyRow{U"bgn", "BGN", ""},
    CurrencyRow{U"isk", "ISK", ""},    CurrencyRow{U"twd", "TWD", ""},
    CurrencyRow{U"hk$", "HKD", ""},    CurrencyRow{U"nt$", "TWD", ""},
    CurrencyRow{U"lei", "RON", ""},    CurrencyRow{U"ر.س", "SAR", ""},
    CurrencyRow{U"رس", "SAR", ""},     CurrencyRow{U"ريال", "", ""},
    CurrencyRow{U"دا", "DZD", ""},     CurrencyRow{U"درهم", "", ""},
    CurrencyRow{U"جم", "EGP", ""},     CurrencyRow{U"रु", "INR", ""},
    CurrencyRow{U"人民币", "CNY", ""}, CurrencyRow{U"r$", "BRL", ""},
    CurrencyRow{U"c$", "CAD", ""},     CurrencyRow{U"a$", "AUD", ""},
    CurrencyRow{U"s$", "SGD", ""},     CurrencyRow{U"zł", "PLN", ""},
    CurrencyRow{U"zl", "PLN", ""},     CurrencyRow{U"kc", "CZK", ""},
    CurrencyRow{U"kr", "", kKrone},    CurrencyRow{U"ft", "HUF", ""},
    CurrencyRow{U"rs", "", "hi=INR"},  CurrencyRow{U"tl", "TRY", ""},
    CurrencyRow{U"лв", "BGN", ""},     CurrencyRow{U"fr", "CHF", ""},
    CurrencyRow{U"€", "EUR", ""},      CurrencyRow{U"£", "GBP", ""},
    CurrencyRow{U"$", "", ""},         CurrencyRow{U"₹", "INR", ""},
    CurrencyRow{U"₽", "RUB", ""},    CurrencyRow{U"₴", "UAH", ""},
    CurrencyRow{U"₺", "TRY", ""},      CurrencyRow{U"₪", "ILS", ""},
    CurrencyRow{U"₩", "KRW", ""},      CurrencyRow{U"원", "KRW", ""},
    CurrencyRow{U"円", "JPY", ""},     CurrencyRow{U"元", "CNY", ""},
    CurrencyRow{U"р", "RUB", ""},      CurrencyRow{U"¥", "", "ja=JPY zh=CNY zh-Hans=CNY"},
};

/// A sign of letters is no part of a word.
bool stands_alone(std::u32string_view text, std::size_t begin, std::size_t end) {
  if (is_unspaced(text[begin]) || !is_letter(text[end - 1])) return true;
  const bool before = begin > 0 && is_letter(text[begin]) && is_letter(text[begin - 1]);
  const bool after = end < text.size() && is_letter(text[end]);
  return !before && !after;
}

}  // namespace

std::span<const CurrencyRow> currency_rows() {
  return kRows;
}

const CurrencyRow* currency_at(std::u32string_view text, std::size_t at) {
  for (const CurrencyRow& row : kRows) {
    if (text.substr(at, row.sign.size()) == row.sign && stands_alone(text, at, at + row.sign.size()))
      return &row;
  }
  return nullptr;
}

const CurrencyRow* currency_before(std::u32string_view text, std::size_t at) {
  for (const CurrencyRow& row : kRows) {
    const std::size_t size = row.sign.size();
    if (at >= size && text.substr(at - size, size) == row.sign && stands_alone(text, at - size, at))
      return &row;
  }
  return nullptr;
}

}  // namespace ocrchat
