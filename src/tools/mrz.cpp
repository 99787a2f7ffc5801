#include "tools/mrz.hpp"

#include <algorithm>
#include <array>
#include <chrono>

namespace ocrchat {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

int weight_of(char c) {
  if (is_digit(c)) return c - '0';
  return c >= 'A' && c <= 'Z' ? c - 'A' + 10 : 0;
}

/// Letters that an engine reads where only digits can stand.
std::string as_digits(std::string text) {
  for (char& c : text) {
    constexpr std::string_view kLetters = "ODQIZSGB";
    constexpr std::string_view kDigits = "00012568";
    const std::size_t at = kLetters.find(c);
    if (at != std::string_view::npos) c = kDigits[at];
  }
  return text;
}

std::string unfilled(std::string_view text) {
  while (!text.empty() && text.back() == '<') text.remove_suffix(1);
  std::string result(text);
  std::replace(result.begin(), result.end(), '<', ' ');
  return result;
}

/// Reads fields off the lines by their places.
class Zone {
 public:
  explicit Zone(const std::vector<std::string>& lines) : lines_(lines) {}

  std::string raw(int line, int begin, int end) const {
    return lines_[static_cast<std::size_t>(line)].substr(static_cast<std::size_t>(begin),
                                                         static_cast<std::size_t>(end - begin));
  }
  MrzField field(int line, int begin, int end) const {
    return {unfilled(raw(line, begin, end)), line, begin, end};
  }

  /// A field of digits; letters taken for them count as the digits if the check digit then holds.
  MrzField digits(int line, int begin, int end, std::optional<bool>& valid) const {
    MrzField result = field(line, begin, end);
    valid = holds(raw(line, begin, end), raw(line, end, end + 1));
    const std::string mended = as_digits(raw(line, begin, end));
    if (valid == false && holds(mended, as_digits(raw(line, end, end + 1))) == true) {
      result.value = unfilled(mended);
      valid = true;
    }
    return result;
  }

  static std::optional<bool> holds(const std::string& text, const std::string& digit) {
    const bool empty = text.find_first_not_of('<') == std::string::npos;
    if (empty && (digit == "<" || digit == "0")) return std::nullopt;
    return digit == std::string(1, mrz_check_digit(text));
  }

  /// "SURNAME<<GIVEN<NAMES<<<"
  void names(int line, int begin, int end, Mrz& mrz) const {
    const std::string text = raw(line, begin, end);
    const std::size_t parting = text.find("<<");
    const int middle = parting == std::string::npos ? end : begin + static_cast<int>(parting);
    mrz.surname = field(line, begin, middle);
    if (middle < end) mrz.given_names = field(line, std::min(middle + 2, end), end);
  }

 private:
  const std::vector<std::string>& lines_;
};

/// What the second line of a passport (TD3), of a TD2 card and of visas has in the same places.
void read_second_line(const Zone& zone, Mrz& mrz) {
  mrz.number = zone.field(1, 0, 9);
  mrz.number_valid = Zone::holds(zone.raw(1, 0, 9), zone.raw(1, 9, 10));
  mrz.nationality = zone.field(1, 10, 13);
  mrz.birth_date = zone.digits(1, 13, 19, mrz.birth_date_valid);
  mrz.sex = zone.field(1, 20, 21);
  mrz.expiry_date = zone.digits(1, 21, 27, mrz.expiry_date_valid);
}

Mrz two_lines(const std::vector<std::string>& lines) {
  const Zone zone(lines);
  const auto width = static_cast<int>(lines[0].size());
  const bool visa = lines[0][0] == 'V';
  Mrz mrz;
  mrz.format = width == 44 ? (visa ? "MRV-A" : "TD3") : (visa ? "MRV-B" : "TD2");
  mrz.document_code = zone.field(0, 0, 2);
  mrz.issuer = zone.field(0, 2, 5);
  zone.names(0, 5, width, mrz);
  read_second_line(zone, mrz);
  if (visa) {
    mrz.optional_data = zone.field(1, 28, width);
    return mrz;
  }
  mrz.optional_data = zone.field(1, 28, width == 44 ? 42 : 35);
  const std::string all = zone.raw(1, 0, 10) + zone.raw(1, 13, 20) + zone.raw(1, 21, width - 1);
  mrz.composite_valid = Zone::holds(all, zone.raw(1, width - 1, width));
  return mrz;
}

Mrz three_lines(const std::vector<std::string>& lines) {
  const Zone zone(lines);
  Mrz mrz;
  mrz.format = "TD1";
  mrz.document_code = zone.field(0, 0, 2);
  mrz.issuer = zone.field(0, 2, 5);
  mrz.number = zone.field(0, 5, 14);
  mrz.number_valid = Zone::holds(zone.raw(0, 5, 14), zone.raw(0, 14, 15));
  mrz.optional_data = zone.field(0, 15, 30);
  mrz.birth_date = zone.digits(1, 0, 6, mrz.birth_date_valid);
  mrz.sex = zone.field(1, 7, 8);
  mrz.expiry_date = zone.digits(1, 8, 14, mrz.expiry_date_valid);
  mrz.nationality = zone.field(1, 15, 18);
  zone.names(2, 0, 30, mrz);
  const std::string all = zone.raw(0, 5, 30) + zone.raw(1, 0, 7) + zone.raw(1, 8, 15) + zone.raw(1, 18, 29);
  mrz.composite_valid = Zone::holds(all, zone.raw(1, 29, 30));
  return mrz;
}

bool opens_zone(char c) {
  return std::string_view("PVIAC").find(c) != std::string_view::npos;
}

bool are(const std::vector<std::string>& lines, std::size_t count, std::size_t width) {
  return lines.size() >= count &&
         std::all_of(lines.begin(), lines.begin() + static_cast<long>(count),
                     [width](const std::string& line) { return line.size() == width; });
}

}  // namespace

char mrz_check_digit(std::string_view text) {
  constexpr std::array<int, 3> kWeights{7, 3, 1};
  int sum = 0;
  for (std::size_t i = 0; i < text.size(); ++i) sum += weight_of(text[i]) * kWeights[i % 3];
  return static_cast<char>('0' + sum % 10);
}

std::string mrz_line(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == ' ') continue;
    if (text.substr(at, 2) == "«") {
      result += "<<";  // engines know the pair as a quotation mark
      ++at;
    } else if (is_digit(c) || (c >= 'A' && c <= 'Z') || c == '<') {
      result += c;
    } else {
      return {};
    }
  }
  return result;
}

std::optional<Mrz> parse_mrz(const std::vector<std::string>& lines) {
  if (lines.empty() || lines[0].empty() || !opens_zone(lines[0][0])) return std::nullopt;
  if (are(lines, 3, 30)) return three_lines(lines);
  if (are(lines, 2, 44) || are(lines, 2, 36)) return two_lines(lines);
  return std::nullopt;
}

std::optional<std::string> mrz_date(std::string_view yymmdd, bool birth, int year) {
  if (yymmdd.size() != 6 || !std::all_of(yymmdd.begin(), yymmdd.end(), is_digit)) return std::nullopt;
  const auto two = [&](std::size_t at) { return (yymmdd[at] - '0') * 10 + yymmdd[at + 1] - '0'; };
  int full = year - year % 100 + two(0);
  if (birth && full > year) full -= 100;
  if (!birth && full > year + 50) full -= 100;
  if (!birth && full < year - 50) full += 100;
  const std::chrono::year_month_day date{std::chrono::year{full},
                                         std::chrono::month{static_cast<unsigned>(two(2))},
                                         std::chrono::day{static_cast<unsigned>(two(4))}};
  if (!date.ok()) return std::nullopt;
  return std::to_string(full) + "-" + std::string(yymmdd.substr(2, 2)) + "-" +
         std::string(yymmdd.substr(4, 2));
}

}  // namespace ocrchat
