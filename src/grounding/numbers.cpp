#include "grounding/numbers.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <set>

#include "base/utf8.hpp"
#include "grounding/fold.hpp"
#include "grounding/months.hpp"

namespace ocrchat {
namespace {

/// With digits 0–9, decimal and group marks as one of '.', ',', '\'' and ' ', everything else as it is.
std::u32string plain(std::string_view text) {
  std::u32string result;
  for (const char32_t letter : to_utf32(text)) {
    const auto c = static_cast<UChar32>(letter);
    const std::int32_t digit = u_charDigitValue(c);
    if (digit >= 0) {
      result += U'0' + static_cast<char32_t>(digit);
    } else if (letter == U'٫' || letter == U'．') {
      result += U'.';
    } else if (letter == U'٬' || letter == U'，' || letter == U'،') {
      result += U',';
    } else if (letter == U'’' || letter == U'˙') {
      result += U'\'';
    } else if (u_charType(c) == U_SPACE_SEPARATOR) {
      result += U' ';
    } else if (u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) == 0) {
      result += letter;
    }
  }
  return result;
}

bool is_mark_in_number(char32_t c) {
  return c == U'.' || c == U',' || c == U'\'' || c == U' ';
}

/// A run of digits with single marks between them.
struct Digits {
  std::vector<std::string> groups;
  std::string marks;  // between the groups
};

Digits digits_at(const std::u32string& text, std::size_t& at) {
  Digits result;
  while (true) {
    std::string group;
    for (; at < text.size() && is_digit(text[at]); ++at) group += static_cast<char>(text[at]);
    result.groups.push_back(std::move(group));
    const bool goes_on = at + 1 < text.size() && is_mark_in_number(text[at]) && is_digit(text[at + 1]);
    if (!goes_on) return result;
    result.marks += static_cast<char>(text[at++]);
  }
}

/// Without zeros that say nothing.
std::string decimal(std::string whole, std::string fraction = {}) {
  whole.erase(0, std::min(whole.find_first_not_of('0'), whole.size()));
  fraction.erase(fraction.find_last_not_of('0') + 1);
  if (whole.empty()) whole.push_back('0');
  if (!fraction.empty()) whole.append(1, '.').append(fraction);
  return whole;
}

std::string joined(const std::vector<std::string>& groups, std::size_t count) {
  std::string result;
  for (std::size_t i = 0; i < count; ++i) result += groups[i];
  return result;
}

/// 1,234,567 or, as in India, 12,34,567.
bool are_grouped(const Digits& digits, std::size_t count) {
  if (count < 2 || digits.groups[0].size() > 3 || digits.groups[count - 1].size() != 3) return false;
  for (std::size_t i = 1; i + 1 < count; ++i) {
    const std::size_t size = digits.groups[i].size();
    if (size != 3 && size != 2) return false;
  }
  return digits.marks.find_first_not_of(digits.marks[0]) >= count - 1;
}

/// The last mark is the decimal one if it occurs once and is of another kind than those before it.
bool may_be_decimal(const Digits& digits) {
  const std::size_t last = digits.marks.size() - 1;
  const char mark = digits.marks[last];
  if ((mark != '.' && mark != ',') || digits.marks.find(mark) != last) return false;
  return last == 0 || are_grouped(digits, digits.groups.size() - 1);
}

Number number_of(const Digits& digits) {
  Number number;
  const std::size_t count = digits.groups.size();
  if (count == 1) return {{decimal(digits.groups[0])}, {}};
  if (may_be_decimal(digits))
    number.values.push_back(decimal(joined(digits.groups, count - 1), digits.groups.back()));
  if (are_grouped(digits, count)) number.values.push_back(decimal(joined(digits.groups, count)));
  const bool sure = digits.marks.find(' ') == std::string::npos && !number.values.empty();
  if (!sure) {
    for (const std::string& group : digits.groups) number.parts.push_back(decimal(group));
  }
  return number;
}

/// The number of the month whose name ends before or begins at a place next to a number.
void add_month_beside(const std::u32string& text, std::size_t begin, std::size_t end,
                      std::vector<Number>& numbers) {
  for (const int month : {month_before(text, begin), month_after(text, end)}) {
    if (month > 0) numbers.push_back({{std::to_string(month)}, {}});
  }
}

/// "1. " or "2) " at the beginning of a line, or "[3]".
bool is_label(const std::u32string& text, std::size_t begin, std::size_t end) {
  const char32_t before = begin > 0 ? text[begin - 1] : U'\n';
  const char32_t after = end < text.size() ? text[end] : U'\n';
  if (before == U'[' && after == U']') return true;
  const std::size_t line = text.find_last_not_of(U" *-", begin > 0 ? begin - 1 : 0);
  const bool at_line_start = begin == 0 || line == std::u32string::npos || text[line] == U'\n';
  const bool parted = end + 1 < text.size() && text[end + 1] == U' ';
  return at_line_start && (after == U'.' || after == U')') && parted && end - begin <= 2;
}

std::vector<Number> numbers_in(std::string_view raw, bool without_labels) {
  const std::u32string text = plain(raw);
  std::vector<Number> result;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_digit(text[at])) {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    const Digits digits = digits_at(text, at);
    if (without_labels && is_label(text, begin, at)) continue;
    result.push_back(number_of(digits));
    add_month_beside(text, begin, at, result);
  }
  return result;
}

bool holds(const std::set<std::string>& known, const Number& number) {
  const auto is_known = [&](const std::string& value) { return known.contains(value); };
  if (std::any_of(number.values.begin(), number.values.end(), is_known)) return true;
  return !number.parts.empty() && std::all_of(number.parts.begin(), number.parts.end(), is_known);
}

}  // namespace

std::vector<Number> numbers_of(std::string_view text) {
  return numbers_in(text, false);
}

bool numbers_supported(std::string_view answer, std::span<const std::string> quotes) {
  std::set<std::string> known;
  for (const std::string& quote : quotes) {
    for (const Number& number : numbers_of(quote)) {
      known.insert(number.values.begin(), number.values.end());
      known.insert(number.parts.begin(), number.parts.end());
    }
  }
  const std::vector<Number> wanted = numbers_in(answer, true);
  return std::all_of(wanted.begin(), wanted.end(),
                     [&](const Number& number) { return holds(known, number); });
}

}  // namespace ocrchat
