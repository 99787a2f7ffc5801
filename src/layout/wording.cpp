#include "layout/wording.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <regex>

#include "base/utf8.hpp"

namespace ocrchat {
namespace {

bool contains(std::u32string_view set, char32_t c) {
  return set.find(c) != std::u32string_view::npos;
}

bool is_mark(char32_t c) {
  const auto type = u_charType(static_cast<UChar32>(c));
  return type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR;
}

bool has_ascender(char32_t c) {
  if (contains(U"bdfhkltijßбйёфђћї!?()[]{}/\\|\"'“”‘’", c)) return true;
  return u_isupper(static_cast<UChar32>(c)) || u_isdigit(static_cast<UChar32>(c));
}

bool has_descender(char32_t c) {
  return contains(U"gjpqyрфуцщçþ()[]{}|/QJ,;", c);
}

bool has_x_height_only(char32_t c) {
  return u_islower(static_cast<UChar32>(c)) && !has_ascender(c) && !has_descender(c);
}

bool is_flat(char32_t c) {
  return contains(U".,:;-–—_=~·…*•", c);
}

bool is_bullet(char32_t c) {
  return contains(U"•◦▪▫‣⁃∙○●■□◆◇➢➤►▶✓✔❖\uF0B7\uF0A7\uF0D8·*–—-", c);
}

int roman_value(std::string_view text) {
  static constexpr std::string_view kDigits = "ivxlc";
  static constexpr std::array<int, 5> kValues = {1, 5, 10, 50, 100};
  int sum = 0;
  int before = 0;
  for (auto it = text.rbegin(); it != text.rend(); ++it) {
    const auto at = kDigits.find(*it);
    if (at == std::string_view::npos) return 0;
    const int value = kValues[at];
    sum += value < before ? -value : value;
    before = std::max(before, value);
  }
  return sum;
}

bool all_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
}

}  // namespace

std::size_t letter_count(std::string_view text) {
  std::size_t count = 0;
  for (char32_t c : to_utf32(text)) count += !is_mark(c);
  return count;
}

double type_size(std::string_view text, int height) {
  bool up = false;
  bool down = false;
  bool latin = false;
  bool only_flat = true;
  for (char32_t c : to_utf32(text)) {
    const bool ascends = has_ascender(c);
    const bool descends = has_descender(c);
    up = up || ascends;
    down = down || descends;
    latin = latin || ascends || descends || has_x_height_only(c);
    only_flat = only_flat && is_flat(c);
  }
  if (only_flat) return std::max(height * 1.0, 1.0);
  if (!latin) return height / 0.92;
  if (up && down) return height / 0.92;
  if (up) return height / 0.71;
  if (down) return height / 0.69;
  return height / 0.48;
}

int direction(std::string_view text) {
  int balance = 0;
  for (char32_t c : to_utf32(text)) {
    switch (u_charDirection(static_cast<UChar32>(c))) {
      case U_LEFT_TO_RIGHT:
        ++balance;
        break;
      case U_RIGHT_TO_LEFT:
      case U_RIGHT_TO_LEFT_ARABIC:
        --balance;
        break;
      default:
        break;
    }
  }
  return balance;
}

bool is_numeric(std::string_view text) {
  const std::string lower = ascii_lower(text);
  if (lower == "n/a" || lower == "na" || lower == "n.a." || lower == "-" || lower == "–" || lower == "—")
    return true;
  int digits = 0;
  int letters = 0;
  for (char32_t c : to_utf32(text)) {
    digits += u_isdigit(static_cast<UChar32>(c)) != 0;
    letters += u_isalpha(static_cast<UChar32>(c)) != 0;
  }
  if (digits == 0) return false;
  // "$1.1M", "12th": one letter or two may stand for a unit, after the number.
  const std::u32string points = to_utf32(text);
  const bool unit = letters <= 2 && !u_isalpha(static_cast<UChar32>(points.front())) && digits >= letters;
  return unit || letters <= digits / 3;
}

std::optional<ListMarker> list_marker(std::string_view word) {
  const std::u32string points = to_utf32(word);
  if (points.size() == 1 && is_bullet(points[0])) return ListMarker{.bullet = true};
  std::string_view core = word;
  const bool open = core.starts_with('(');
  if (open) core.remove_prefix(1);
  if (core.size() < 2 || core.size() > 5) return std::nullopt;
  if (!core.ends_with('.') && !core.ends_with(')')) return std::nullopt;
  if (open && !core.ends_with(')')) return std::nullopt;
  core.remove_suffix(1);
  if (all_digits(core) && core.size() <= 3)
    return ListMarker{.shape = '1', .value = std::stoi(std::string(core))};
  const std::string lower = ascii_lower(core);
  if (core.size() == 1 && lower[0] >= 'a' && lower[0] <= 'z')
    return ListMarker{.shape = core[0] == lower[0] ? 'a' : 'A', .value = lower[0] - 'a' + 1};
  if (core == lower && roman_value(lower) > 0) return ListMarker{.shape = 'i', .value = roman_value(lower)};
  return std::nullopt;
}

bool is_page_number(std::string_view text) {
  static const std::regex kForm(
      R"re([-–—\[(| ]*(page|p\.|seite|s\.|página|pagina|pág\.|стр\.|side|sida|strona)? ?(\d{1,4}|[ivxl]{1,6}))re"
      R"re(( ?(of|/|von|de|di|sur|из) ?\d{1,4})?[-–—\])| .]*)re",
      std::regex::icase | std::regex::optimize);
  if (text.empty() || text.size() > 24) return false;
  return std::regex_match(text.begin(), text.end(), kForm);
}

bool is_imprint(std::string_view text) {
  static const std::regex kForm(
      R"re(https?://|www\.|@\w+\.\w|©|\(c\) \d{4}|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\b(19|20)\d\d-\d\d-\d\d\b|)re"
      R"re(\b(january|february|march|april|may|june|july|august|september|october|november|december)( \d{1,2},)? (19|20)\d\d|)re"
      R"re(\bvol\. ?\d|\bdoi:|downloaded (from|by)|published by|all rights reserved|copyright)re",
      std::regex::icase | std::regex::optimize);
  if (text.size() > 300) return false;
  return std::regex_search(text.begin(), text.end(), kForm);
}

bool starts_caption(std::string_view line) {
  static const std::regex kForm(
      R"re((table|figure|fig\.|tab\.|chart|abbildung|abb\.|tabelle|tableau|tabla|tabela|figura|graph|exhibit|box|)re"
      R"re(рис\.|рисунок|таблица|図|表|图|그림|표) ?[\dA-Z]{1,3}[-.\d]{0,4}([.: –—-].*|$))re",
      std::regex::icase | std::regex::optimize);
  if (line.size() > 400) line = line.substr(0, 40);
  return std::regex_match(line.begin(), line.end(), kForm);
}

bool is_section_number(std::string_view word) {
  static const std::regex kForm(R"re((\d{1,2}(\.\d{1,2}){0,3}\.?|[A-Z]\.\d{0,2}|[IVX]{1,5}\.|§))re",
                                std::regex::optimize);
  return word.size() <= 12 && std::regex_match(word.begin(), word.end(), kForm);
}

bool is_mostly_capitals(std::string_view text) {
  int balance = 0;
  for (char32_t c : to_utf32(text)) {
    balance += u_isupper(static_cast<UChar32>(c)) != 0;
    balance -= u_islower(static_cast<UChar32>(c)) != 0;
  }
  return balance > 0;
}

bool starts_lower_case(std::string_view text) {
  const std::u32string points = to_utf32(text.substr(0, 8));
  return !points.empty() && u_islower(static_cast<UChar32>(points[0]));
}

bool ends_sentence(std::string_view text) {
  const std::u32string points = to_utf32(text);
  return !points.empty() && contains(U".!?:;…。！？؟।»”\"", points.back());
}

}  // namespace ocrchat
