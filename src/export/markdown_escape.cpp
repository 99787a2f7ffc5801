#include "export/markdown_escape.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <vector>

#include "base/utf8.hpp"
#include "export/clean.hpp"
#include "export/inline_formula.hpp"

namespace ocrchat {
namespace {

constexpr auto kNone = std::u32string::npos;

bool is_space(char32_t c) {
  return c == 0 || u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
}
bool is_alnum(char32_t c) {
  return c != 0 && u_isalnum(static_cast<UChar32>(c)) != 0;
}
bool is_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}
bool is_letter(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}
bool is_punctuation(char32_t c) {
  return c > 0x20 && c < 0x7F && !is_letter(c) && !is_digit(c);
}

/// A text and what about it as a whole decides how its characters are read.
class Escaper {
 public:
  Escaper(std::string_view text, bool has_formulas) : text_(to_utf32(clean(text))) {
    if (has_formulas) find_formulas(clean(text));
    for (const auto* link : {U"](", U"]:", U"]["}) has_links_ = has_links_ || text_.find(link) != kNone;
  }

  const std::u32string& text() const { return text_; }

  /// @param extra    one more place to escape, or kNone
  /// @param in_cell  whether a bar would end the text
  std::string escaped(std::size_t extra, bool in_cell) const {
    std::u32string result;
    for (std::size_t i = 0; i < text_.size(); ++i) {
      const bool escapes = i == extra || (is_markup(i) && !is_in_formula(i)) || (in_cell && text_[i] == U'|');
      if (escapes) result += U'\\';
      result += text_[i] == U'\n' ? U' ' : text_[i];
    }
    return to_utf8(result);
  }

  /// The place of what would start a heading, list, quotation or rule here; kNone if nothing would.
  std::size_t block_markup() const {
    const char32_t c = at(0);
    if (c == U'>' || is_rule()) return 0;
    if ((c == U'-' || c == U'+' || c == U'*') && is_space(at(1))) return 0;
    if (c == U'#' && is_space(at(run_of(U'#')))) return 0;
    if (c == U'[' && at(2) == U']' && is_space(at(3))) return 0;  // a task's box
    std::size_t digits = 0;
    while (digits < 10 && is_digit(at(digits))) ++digits;
    const bool ends = at(digits) == U'.' || at(digits) == U')';
    return digits > 0 && ends && is_space(at(digits + 1)) ? digits : kNone;
  }

  /// The place of number signs at the end that would close a heading.
  std::size_t heading_markup() const {
    const std::size_t last = text_.find_last_not_of(U'#');
    if (last == kNone) return text_.empty() ? kNone : 0;
    return last + 1 < text_.size() && is_space(text_[last]) ? text_.size() - 1 : kNone;
  }

 private:
  char32_t at(std::size_t i) const { return i < text_.size() ? text_[i] : U'\0'; }
  std::size_t run_of(char32_t c) const { return std::min(text_.find_first_not_of(c), text_.size()); }
  bool is_rule() const {
    return !text_.empty() && text_.find_first_not_of(U"-_* ") == kNone &&
           text_.find_first_of(U"-_*") != kNone;
  }

  void find_formulas(const std::string& text) {
    for (const FormulaPiece& piece : formula_pieces(text))
      in_formula_.resize(in_formula_.size() + code_points(piece.text), piece.is_formula);
  }
  bool is_in_formula(std::size_t i) const { return i < in_formula_.size() && in_formula_[i]; }

  bool is_markup(std::size_t i) const {
    const char32_t before = i > 0 ? text_[i - 1] : U'\0';
    const char32_t after = at(i + 1);
    switch (text_[i]) {
      case U'\\':
        return after == 0 || is_punctuation(after);
      case U'`':
        return true;
      case U'*':
        return !is_space(before) || !is_space(after);
      case U'_':
        return !(is_alnum(before) && is_alnum(after)) && !(is_space(before) && is_space(after));
      case U'<':
        return is_letter(after) || after == U'/' || after == U'!' || after == U'?';
      case U'&':
        return is_entity(i + 1);
      case U'[':
        return has_links_ || after == U'^';
      case U'~':
        return !is_space(before) || after == U'~';
      case U'$':
        return after == U'$' || (!is_space(before) && !is_digit(after));
      default:
        return false;
    }
  }

  bool is_entity(std::size_t i) const {
    if (at(i) == U'#') ++i;
    const std::size_t start = i;
    while (i - start < 32 && (is_letter(at(i)) || is_digit(at(i)))) ++i;
    return i > start && at(i) == U';';
  }

  std::u32string text_;
  std::vector<bool> in_formula_;  ///< by code point; empty if there are none
  bool has_links_ = false;
};

}  // namespace

std::string escaped_block(std::string_view text, bool has_formulas) {
  const Escaper escaper(text, has_formulas);
  return escaper.escaped(escaper.block_markup(), false);
}

std::string escaped_heading(std::string_view text, bool has_formulas) {
  const Escaper escaper(text, has_formulas);
  return escaper.escaped(escaper.heading_markup(), false);
}

std::string escaped_cell(std::string_view text, bool has_formulas) {
  return Escaper(text, has_formulas).escaped(kNone, true);
}

}  // namespace ocrchat
