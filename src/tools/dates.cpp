#include "tools/dates.hpp"

#include <algorithm>
#include <array>

#include "base/utf8.hpp"
#include "document/writing.hpp"
#include "tools/month_names.hpp"

namespace ocrchat {
namespace {

constexpr std::size_t kLongestWord = 24;

std::optional<Date> valid(int year, int month, int day) {
  if (month < 1 || day < 1) return std::nullopt;
  const Date date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                  std::chrono::day{static_cast<unsigned>(day)}};
  return date.ok() && year >= 1800 && year < 2200 ? std::optional(date) : std::nullopt;
}

/// Reads a date from one place on; every step says whether it found what it looked for.
class DateReader {
 public:
  DateReader(std::u32string_view text, std::size_t at) : text_(text), begin_(at), at_(at) {}

  std::optional<DateText> read() {
    const bool starts_number = is_ascii_digit(text_[begin_]);
    for (const auto way : {&DateReader::year_first, &DateReader::in_digits, &DateReader::day_and_name,
                           &DateReader::name_and_day}) {
      if (starts_number == (way == &DateReader::name_and_day)) continue;
      at_ = begin_;
      DateText date;
      if (!(this->*way)(date) || (at_ < text_.size() && is_ascii_digit(text_[at_]))) continue;
      date.begin = begin_;
      date.end = at_;
      return date;
    }
    return std::nullopt;
  }

 private:
  /// Up to `most` digits; fewer than `least`, or more of them, are no such number.
  bool number(int& value, int least, int most) {
    value = 0;
    int digits = 0;
    for (; at_ < text_.size() && is_ascii_digit(text_[at_]); ++at_) {
      if (++digits > most) return false;
      value = value * 10 + static_cast<int>(text_[at_] - U'0');
    }
    return digits >= least;
  }

  bool year(int& value) {
    const std::size_t from = at_;
    if (!number(value, 2, 4) || at_ - from == 3) return false;
    if (at_ - from == 2) value += value < 70 ? 2000 : 1900;
    return true;
  }

  bool one_of(std::u32string_view marks) {
    if (at_ >= text_.size() || marks.find(text_[at_]) == std::u32string_view::npos) return false;
    ++at_;
    return true;
  }

  void skip(std::u32string_view marks) {
    while (one_of(marks)) continue;
  }

  bool year_first(DateText& date) {
    int y = 0;
    int m = 0;
    int d = 0;
    if (!number(y, 4, 4)) return false;
    skip(U" ");
    if (!one_of(U"-./年년")) return false;
    skip(U" ");
    if (!number(m, 1, 2)) return false;
    skip(U" ");
    if (!one_of(U"-./月월")) return false;
    skip(U" ");
    if (!number(d, 1, 2)) return false;
    if (at_ < text_.size() && (text_[at_] == U'日' || text_[at_] == U'일')) ++at_;
    date.day_first = date.month_first = valid(y, m, d);
    return date.day_first.has_value();
  }

  bool in_digits(DateText& date) {
    int a = 0;
    int b = 0;
    int y = 0;
    if (!number(a, 1, 2) || at_ >= text_.size()) return false;
    const char32_t mark = text_[at_];
    if (!one_of(U"-./")) return false;
    if (mark == U'.') skip(U" ");
    if (!number(b, 1, 2) || at_ >= text_.size() || text_[at_] != mark) return false;
    ++at_;
    if (mark == U'.') skip(U" ");
    if (!year(y)) return false;
    date.mark = static_cast<char>(mark);
    date.day_first = valid(y, b, a);
    date.month_first = valid(y, a, b);
    return date.day_first || date.month_first;
  }

  /// A word that names a month; small words like "de" before it are passed over.
  bool month(int& value) {
    constexpr std::array<std::u32string_view, 5> kBetween{U"de", U"of", U"del", U"di", U"את"};
    for (int words = 0; words < 2; ++words) {
      skip(U" -./,");
      const std::size_t from = at_;
      while (at_ < text_.size() && at_ - from < kLongestWord && is_letter(text_[at_])) ++at_;
      const std::u32string_view word = text_.substr(from, at_ - from);
      value = month_named(word);
      if (value != 0) return true;
      if (std::find(kBetween.begin(), kBetween.end(), word) == kBetween.end()) return false;
    }
    return false;
  }

  void skip_words(std::initializer_list<std::u32string_view> words) {
    for (const std::u32string_view word : words) {
      if (text_.substr(at_, word.size()) == word) at_ += word.size();
    }
  }

  bool day_and_name(DateText& date) {
    int d = 0;
    int m = 0;
    int y = 0;
    if (!number(d, 1, 2)) return false;
    skip_words({U"st ", U"nd ", U"rd ", U"th ", U"er ", U"o "});
    if (!month(m)) return false;
    skip(U" -./,");
    skip_words({U"de ", U"del ", U"di "});
    if (!year(y)) return false;
    date.day_first = date.month_first = valid(y, m, d);
    return date.day_first.has_value();
  }

  bool name_and_day(DateText& date) {
    int d = 0;
    int m = 0;
    int y = 0;
    if (!month(m)) return false;
    skip(U" ");
    if (!number(d, 1, 2)) return false;
    skip_words({U"st", U"nd", U"rd", U"th"});
    if (!one_of(U" ,")) return false;
    skip(U" ,");
    if (!number(y, 4, 4)) return false;
    date.day_first = date.month_first = valid(y, m, d);
    return date.day_first.has_value();
  }

  std::u32string_view text_;
  std::size_t begin_;
  std::size_t at_;
};

/// Neither in a word nor in a longer row of digits and marks.
bool may_begin_at(std::u32string_view text, std::size_t at) {
  if (!is_ascii_digit(text[at]) && !is_letter(text[at])) return false;
  if (at == 0) return true;
  const char32_t before = text[at - 1];
  if (is_ascii_digit(before) || (is_letter(before) && !is_unspaced(before))) return false;
  const bool joined = before == U'-' || before == U'/' || before == U'.' || before == U',';
  return !joined || at < 2 || !is_ascii_digit(text[at - 2]);
}

bool two_digits(std::u32string_view text, std::size_t at) {
  return at + 1 < text.size() && is_ascii_digit(text[at]) && is_ascii_digit(text[at + 1]);
}

std::string padded(int value) {
  return (value < 10 ? "0" : "") + std::to_string(value);
}

}  // namespace

std::vector<DateText> dates_of(const FoldedLine& line) {
  std::vector<DateText> result;
  const std::u32string_view text = line.text;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!may_begin_at(text, at)) continue;
    auto date = DateReader(text, at).read();
    if (!date) continue;
    at = date->end - 1;
    result.push_back(*date);
  }
  return result;
}

std::optional<TimeText> time_of(const FoldedLine& line, std::size_t from) {
  const std::u32string_view text = line.text;
  for (std::size_t at = std::max<std::size_t>(from, 1); at < text.size(); ++at) {
    if (text[at] != U':' || !is_ascii_digit(text[at - 1]) || !two_digits(text, at + 1)) continue;
    const std::size_t begin = at >= 2 && is_ascii_digit(text[at - 2]) ? at - 2 : at - 1;
    const bool joined = begin > 0 && (is_ascii_digit(text[begin - 1]) || text[begin - 1] == U':');
    int hour = std::stoi(to_utf8(text.substr(begin, at - begin)));
    const int minute = std::stoi(to_utf8(text.substr(at + 1, 2)));
    std::size_t end = at + 3;
    std::string seconds;
    if (end < text.size() && text[end] == U':' && two_digits(text, end + 1)) {
      seconds = ":" + to_utf8(text.substr(end + 1, 2));
      end += 3;
    }
    if (joined || hour > 23 || minute > 59 || seconds > ":59") continue;
    const std::size_t half = end < text.size() && text[end] == U' ' ? end + 1 : end;
    const std::u32string_view word = text.substr(half, 2);
    if ((word == U"am" || word == U"pm") && hour >= 1 && hour <= 12) {
      hour = hour % 12 + (word == U"pm" ? 12 : 0);
      end = half + 2;
    }
    return TimeText{begin, end, padded(hour) + ":" + padded(minute) + seconds};
  }
  return std::nullopt;
}

std::string iso_date(const Date& date) {
  return std::to_string(static_cast<int>(date.year())) + "-" +
         padded(static_cast<int>(unsigned{date.month()})) + "-" +
         padded(static_cast<int>(unsigned{date.day()}));
}

}  // namespace ocrchat
