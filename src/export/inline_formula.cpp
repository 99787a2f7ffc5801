#include "export/inline_formula.hpp"

#include <algorithm>

namespace ocrchat {
namespace {

constexpr auto kNone = std::string_view::npos;

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_alnum(char c) {
  return is_letter(c) || (c >= '0' && c <= '9');
}

/// The next `$` without a backslash before it.
std::size_t next_mark(std::string_view text, std::size_t at) {
  for (; at < text.size(); ++at) {
    if (text[at] == '$') return at;
    if (text[at] == '\\') ++at;
  }
  return kNone;
}

bool opens(std::string_view text, std::size_t at) {
  return (at == 0 || !is_alnum(text[at - 1])) && at + 1 < text.size() && text[at + 1] != ' ';
}

bool closes(std::string_view text, std::size_t at) {
  return text[at - 1] != ' ' && (at + 1 == text.size() || !is_alnum(text[at + 1]));
}

/// Words between two amounts of money ("20 to 30") have no sign that only formulas have.
bool is_prose(std::string_view inside) {
  if (inside.find_first_of("\\^_=<>+{") != kNone) return false;
  bool has_word = false;
  for (std::size_t i = 1; i < inside.size(); ++i)
    has_word = has_word || (is_letter(inside[i]) && is_letter(inside[i - 1]));
  return has_word && inside.find(' ') != kNone;
}

}  // namespace

bool may_hold_formulas(const Word& word) {
  return word.origin == Origin::generated || word.origin == Origin::aligned;
}

bool may_hold_formulas(const std::vector<Line>& lines) {
  return std::any_of(lines.begin(), lines.end(), [](const Line& line) {
    return std::any_of(line.words.begin(), line.words.end(),
                       [](const Word& word) { return may_hold_formulas(word); });
  });
}

std::vector<FormulaPiece> formula_pieces(std::string_view text) {
  std::vector<FormulaPiece> result;
  std::size_t done = 0;
  const auto add = [&](std::size_t end, bool is_formula) {
    if (end > done) result.push_back({text.substr(done, end - done), is_formula});
    done = end;
  };
  for (std::size_t begin = text.find('$'); begin != kNone;) {
    const std::size_t end = next_mark(text, begin + 1);
    if (end == kNone) break;
    const bool is_formula = end > begin + 1 && opens(text, begin) && closes(text, end) &&
                            !is_prose(text.substr(begin + 1, end - begin - 1));
    if (is_formula) {
      add(begin, false);
      add(end + 1, true);
    }
    begin = is_formula ? text.find('$', end + 1) : end;
  }
  add(text.size(), false);
  return result;
}

}  // namespace ocrchat
