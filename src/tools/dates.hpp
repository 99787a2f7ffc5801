#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "tools/folded.hpp"

namespace ocrchat {

using Date = std::chrono::year_month_day;

/// A date of a text. One in digits alone can often be read in two ways: "03/04/2024".
struct DateText {
  std::size_t begin = 0;  ///< characters of the folded text
  std::size_t end = 0;
  std::optional<Date> day_first;
  std::optional<Date> month_first;
  char mark = 0;  ///< between the parts of a date in digits that does not begin with the year; else 0

  bool certain() const { return mark == 0 || day_first == month_first; }
};

/// Dates in digits or with the month in words of some 30 languages, all complete: day, month and year. A year
/// of two digits is of 1970–2069.
std::vector<DateText> dates_of(const FoldedLine& line);

/// "14:05" or "14:05:30" of "2:05:30 pm"; the first of the text.
struct TimeText {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string value;
};
std::optional<TimeText> time_of(const FoldedLine& line, std::size_t from);

/// ISO 8601.
std::string iso_date(const Date& date);

}  // namespace ocrchat
