#include "tools/amounts.hpp"

#include <algorithm>
#include <array>

#include "base/utf8.hpp"
#include "document/writing.hpp"
#include "tools/currencies.hpp"

namespace ocrchat {
namespace {

constexpr std::size_t kMostDigits = 13;
constexpr std::size_t kMostDecimals = 4;

/// Digits with single marks between them, as they stand.
struct MarkedDigits {
  std::vector<std::string> groups;
  std::string marks;
  std::size_t end = 0;
};

MarkedDigits digits_at(std::u32string_view text, std::size_t at, bool grouped_by_spaces) {
  MarkedDigits result;
  while (true) {
    std::string group;
    for (; at < text.size() && is_ascii_digit(text[at]); ++at) group += static_cast<char>(text[at]);
    result.groups.push_back(std::move(group));
    result.end = at;
    if (at + 1 >= text.size() || !is_ascii_digit(text[at + 1])) return result;
    const char32_t mark = text[at];
    if (mark != U'.' && mark != U',' && mark != U'\'' && mark != U' ') return result;
    if (mark == U' ') {
      const auto three = text.substr(at + 1, 3);
      const bool group_of_three = three.size() == 3 &&
                                  std::all_of(three.begin(), three.end(), is_ascii_digit) &&
                                  (at + 4 >= text.size() || !is_ascii_digit(text[at + 4]));
      const bool may_go_on = grouped_by_spaces && group_of_three && result.groups.back().size() <= 3 &&
                             result.marks.find_first_not_of(' ') == std::string::npos;
      if (!may_go_on) return result;
    }
    result.marks += static_cast<char>(mark);
    ++at;
  }
}

bool are_groups(const MarkedDigits& digits, std::size_t count) {
  if (count < 2) return true;
  if (digits.groups[0].size() > 3 || digits.groups[0] == "0" || digits.groups[count - 1].size() != 3)
    return false;
  const bool one_mark = digits.marks.find_first_not_of(digits.marks[0]) >= count - 1;
  return one_mark &&
         std::all_of(digits.groups.begin() + 1, digits.groups.begin() + static_cast<int>(count) - 1,
                     [](const std::string& g) { return g.size() == 3 || g.size() == 2; });
}

std::optional<Decimal> decimal_of(const MarkedDigits& digits, std::size_t whole_groups) {
  std::string whole;
  for (std::size_t i = 0; i < whole_groups; ++i) whole += digits.groups[i];
  std::string fraction = whole_groups < digits.groups.size() ? digits.groups.back() : "";
  if (whole.size() > kMostDigits || fraction.size() > kMostDecimals) return std::nullopt;
  fraction.resize(kMostDecimals, '0');
  return std::stoll(whole + fraction);
}

/// The value with this decimal mark, if the digits can be read so.
std::optional<Decimal> value_with(const MarkedDigits& digits, char decimal_mark) {
  const std::size_t count = digits.groups.size();
  const std::size_t mark = digits.marks.find(decimal_mark);
  if (mark == std::string::npos) return are_groups(digits, count) ? decimal_of(digits, count) : std::nullopt;
  const bool last = mark + 1 == digits.marks.size();
  return last && are_groups(digits, count - 1) ? decimal_of(digits, count - 1) : std::nullopt;
}

/// Looks for a sign or currency on both sides of a number and says whether it stands for itself.
class Surroundings {
 public:
  Surroundings(std::u32string_view text, AmountText& amount) : text_(text), amount_(amount) {}

  bool stands_for_itself() {
    look_before();
    look_after();
    return before_is_free() && after_is_free();
  }
  bool negative() const { return negative_; }

 private:
  void look_before() {
    std::size_t at = amount_.begin;
    for (int turn = 0; turn < 4; ++turn) {
      std::size_t near = at;
      if (near > 0 && text_[near - 1] == U' ') --near;
      const CurrencyRow* currency = amount_.currency.empty() ? currency_before(text_, near) : nullptr;
      if (currency != nullptr) {
        at = near - currency->sign.size();
        amount_.currency = to_utf8(currency->sign);
      } else if (at > 0 && (text_[at - 1] == U'-' || text_[at - 1] == U'+') && !is_joined_sign(at - 1)) {
        negative_ = text_[--at] == U'-';
      } else if (at > 0 && text_[at - 1] == U'(' &&
                 text_.substr(amount_.end, 5).find(U')') != std::u32string_view::npos) {
        negative_ = true;
        --at;
      } else {
        break;
      }
    }
    amount_.begin = at;
  }

  /// A dash right after a letter or digit joins a name ("INV-17") or a range.
  bool is_joined_sign(std::size_t at) const {
    return at > 0 && (is_letter(text_[at - 1]) || is_ascii_digit(text_[at - 1]));
  }

  void look_after() {
    std::size_t at = amount_.end;
    if (at < text_.size() && text_[at] == U'-' && (at + 1 == text_.size() || text_[at + 1] == U' ')) {
      negative_ = amount_.decimals;
      ++at;
    }
    const std::size_t near = at < text_.size() && text_[at] == U' ' ? at + 1 : at;
    if (near < text_.size()) {
      if (text_[near] == U'%' || text_[near] == U'٪') {
        amount_.percent = true;
        at = near + 1;
      } else if (const CurrencyRow* currency = currency_at(text_, near);
                 currency != nullptr && amount_.currency.empty()) {
        amount_.currency = to_utf8(currency->sign);
        at = near + currency->sign.size();
      }
    }
    if (at < text_.size() && text_[at] == U')' && negative_) ++at;
    amount_.end = at;
  }

  bool before_is_free() const {
    if (amount_.begin == 0) return true;
    const char32_t c = text_[amount_.begin - 1];
    if (is_ascii_digit(c) || (is_letter(c) && !is_unspaced(c) && amount_.currency.empty())) return false;
    const bool joins = c == U':' && amount_.begin > 1 && is_ascii_digit(text_[amount_.begin - 2]);
    return !joins && c != U'-' && c != U'/' && c != U'.' && c != U',' && c != U'#' && c != U'_';
  }

  bool after_is_free() const {
    if (amount_.end >= text_.size()) return true;
    const char32_t c = text_[amount_.end];
    if (is_letter(c) && !is_unspaced(c) && amount_.currency.empty() && !amount_.percent) {
      return is_multiplier(amount_.end);
    }
    const bool joins = c == U'-' || c == U'/' || c == U':' || c == U'_';
    return !joins || amount_.end + 1 >= text_.size() || !is_ascii_digit(text_[amount_.end + 1]);
  }

  /// "2x" is a quantity.
  bool is_multiplier(std::size_t at) const {
    return (text_[at] == U'x' || text_[at] == U'×') && (at + 1 == text_.size() || !is_letter(text_[at + 1]));
  }

  std::u32string_view text_;
  AmountText& amount_;
  bool negative_ = false;
};

}  // namespace

std::vector<AmountText> amounts_of(const FoldedLine& line, bool grouped_by_spaces) {
  const std::u32string_view text = line.text;
  std::vector<AmountText> result;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_ascii_digit(text[at])) {
      ++at;
      continue;
    }
    const MarkedDigits digits = digits_at(text, at, grouped_by_spaces);
    AmountText amount{at, digits.end, value_with(digits, '.'), value_with(digits, ','), {}, false, false};
    amount.decimals = digits.groups.size() > 1 && digits.groups.back().size() <= 2;
    at = digits.end;
    Surroundings around(text, amount);
    if ((!amount.point && !amount.comma) || !around.stands_for_itself()) continue;
    if (around.negative()) {
      if (amount.point) *amount.point *= -1;
      if (amount.comma) *amount.comma *= -1;
    }
    at = std::max(at, amount.end);
    result.push_back(std::move(amount));
  }
  return result;
}

bool groups_by_spaces(std::string_view language) {
  constexpr std::array<std::string_view, 15> kLanguages{"fr", "pl", "cs", "sk", "sv", "fi", "ru", "uk",
                                                        "nb", "nn", "no", "hu", "bg", "lt", "pt"};
  return std::find(kLanguages.begin(), kLanguages.end(), language.substr(0, 2)) != kLanguages.end();
}

std::optional<std::string> currency_code(std::string_view sign, std::string_view language) {
  const std::u32string folded = to_utf32(sign);
  for (const CurrencyRow& row : currency_rows()) {
    if (row.sign != folded) continue;
    if (!row.code.empty()) return std::string(row.code);
    const std::size_t at = (" " + std::string(row.languages)).find(" " + std::string(language) + "=");
    if (language.empty() || at == std::string::npos) return std::nullopt;
    return std::string(row.languages.substr(at + language.size() + 1, 3));
  }
  return std::nullopt;
}

double as_number(Decimal amount) {
  return static_cast<double>(amount) / static_cast<double>(kOne);
}

}  // namespace ocrchat
