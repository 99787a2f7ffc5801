#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ocrchat {

/// One number of a text, as plain decimals: "1234.5". Where marks can be read in two ways ("1.234", "10
/// 000"), `values` has each reading, and `parts` the numbers that stand there if the marks part them.
struct Number {
  std::vector<std::string> values;
  std::vector<std::string> parts;  ///< of one that spaces, points or commas may part; else empty
};

/// All numbers of a text in their order: digits of any script, grouped or with decimals in any of the usual
/// ways, dates as their parts. The name of a month counts as its number where a number stands beside it.
/// Signs are not read, and numbers in words are none.
std::vector<Number> numbers_of(std::string_view text);

/// Whether every number and date of the answer stands in one of the quotes. The numbers of a list's items
/// ("1.") and of references ("[1]") in the answer need not.
bool numbers_supported(std::string_view answer, std::span<const std::string> quotes);

}  // namespace ocrchat
