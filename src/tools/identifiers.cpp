#include "tools/identifiers.hpp"

#include <algorithm>
#include <array>

namespace ocrchat {
namespace {

constexpr std::size_t kShortestIban = 15;
constexpr std::size_t kLongestIban = 34;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

bool is_word(char c) {
  return is_digit(c) || is_capital(c) || (c >= 'a' && c <= 'z');
}

bool opens_iban(std::string_view text, std::size_t at) {
  return at + 4 <= text.size() && is_capital(text[at]) && is_capital(text[at + 1]) &&
         is_digit(text[at + 2]) && is_digit(text[at + 3]) && (at == 0 || !is_word(text[at - 1]));
}

/// The longest run of groups from here whose check digits hold; else the longest of the right size.
std::optional<IbanText> iban_at(std::string_view text, std::size_t at) {
  std::optional<IbanText> best;
  std::string value;
  for (std::size_t end = at; end < text.size() && value.size() <= kLongestIban; ++end) {
    const char c = text[end];
    if (c == ' ' && end + 1 < text.size() && is_word(text[end + 1])) continue;
    if (!is_digit(c) && !is_capital(c)) break;
    value += c;
    const bool whole = end + 1 == text.size() || !is_word(text[end + 1]);
    if (!whole || value.size() < kShortestIban || value.size() > kLongestIban) continue;
    const bool valid = is_iban(value);
    if (!best || valid || !best->valid) best = IbanText{at, end + 1, value, valid};
    if (valid) break;
  }
  return best;
}

/// A form: digits as '9', letters as 'A', either as '*'.
bool fits(std::string_view text, std::string_view form) {
  if (text.size() != form.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (form[i] == '9' ? !is_digit(text[i]) : form[i] == 'A' ? !is_capital(text[i]) : !is_word(text[i]))
      return false;
  }
  return true;
}

struct VatForms {
  std::string_view country;
  std::string_view forms;  // parted by spaces
};

constexpr std::array kVatForms{
    VatForms{"AT", "A99999999"},
    VatForms{"BE", "9999999999"},
    VatForms{"BG", "999999999 9999999999"},
    VatForms{"CY", "99999999A"},
    VatForms{"CZ", "99999999 999999999 9999999999"},
    VatForms{"DE", "999999999"},
    VatForms{"DK", "99999999"},
    VatForms{"EE", "999999999"},
    VatForms{"EL", "999999999"},
    VatForms{"ES", "*9999999*"},
    VatForms{"FI", "99999999"},
    VatForms{"FR", "**999999999"},
    VatForms{"HR", "99999999999"},
    VatForms{"HU", "99999999"},
    VatForms{"IE", "9*99999A 9999999AA"},
    VatForms{"IT", "99999999999"},
    VatForms{"LT", "999999999 999999999999"},
    VatForms{"LU", "99999999"},
    VatForms{"LV", "99999999999"},
    VatForms{"MT", "99999999"},
    VatForms{"NL", "999999999A99"},
    VatForms{"PL", "9999999999"},
    VatForms{"PT", "999999999"},
    VatForms{"RO", "99 999 9999 99999 999999 9999999 99999999 999999999 9999999999"},
    VatForms{"SE", "999999999999"},
    VatForms{"SI", "99999999"},
    VatForms{"SK", "9999999999"},
    VatForms{"XI", "999999999 999999999999"},
};

}  // namespace

std::string compact(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (is_word(c)) result += c >= 'a' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return result;
}

bool is_iban(std::string_view text) {
  if (text.size() < kShortestIban || text.size() > kLongestIban || !opens_iban(text, 0)) return false;
  std::string turned(text.substr(4));
  turned += text.substr(0, 4);
  int rest = 0;
  for (const char c : turned) {
    if (!is_digit(c) && !is_capital(c)) return false;
    const int value = is_digit(c) ? c - '0' : c - 'A' + 10;
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest == 1;
}

std::optional<IbanText> iban_in(std::string_view text) {
  std::optional<IbanText> shape;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!opens_iban(text, at)) continue;
    const auto found = iban_at(text, at);
    if (found && found->valid) return found;
    if (!shape) shape = found;
  }
  return shape;
}

bool passes_luhn(std::string_view text) {
  int sum = 0;
  int digits = 0;
  for (auto c = text.rbegin(); c != text.rend(); ++c) {
    if (!is_digit(*c)) continue;
    const int value = (*c - '0') * (digits % 2 == 1 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
    ++digits;
  }
  return digits > 1 && sum % 10 == 0;
}

std::optional<bool> is_eu_vat(std::string_view text) {
  for (const VatForms& row : kVatForms) {
    if (text.substr(0, 2) != row.country) continue;
    const std::string_view number = text.substr(2);
    for (std::size_t at = 0; at < row.forms.size();) {
      const std::size_t end = std::min(row.forms.find(' ', at), row.forms.size());
      if (fits(number, row.forms.substr(at, end - at))) return true;
      at = end + 1;
    }
    return false;
  }
  return std::nullopt;
}

}  // namespace ocrchat
