#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tools/folded.hpp"

namespace ocrchat {

/// An amount or quantity in ten-thousandths, so that sums are exact.
using Decimal = std::int64_t;
inline constexpr Decimal kOne = 10000;

/// A number of a text. Marks can often be read in two ways: "1.234" is 1.234 or 1234.
struct AmountText {
  std::size_t begin = 0;  ///< characters of the folded text, sign and currency included
  std::size_t end = 0;
  std::optional<Decimal> point;  ///< the value if "." is the decimal mark
  std::optional<Decimal> comma;  ///< the value if "," is
  std::string currency;          ///< as it stands beside the number, folded; empty: none
  bool percent = false;
  bool decimals = false;  ///< a mark stands before its last one or two digits
};

/// Numbers that stand for themselves: no parts of dates, times, or names such as "INV-17".
/// @param grouped_by_spaces  whether "1 234" is one number
std::vector<AmountText> amounts_of(const FoldedLine& line, bool grouped_by_spaces);

/// Whether the language groups digits by spaces.
bool groups_by_spaces(std::string_view language);

/// The code (ISO 4217) of a folded currency sign, name or code; nothing if it is that of several countries
/// ("$", "kr") and the language does not say which, or if it is none.
std::optional<std::string> currency_code(std::string_view sign, std::string_view language);

double as_number(Decimal amount);

}  // namespace ocrchat
