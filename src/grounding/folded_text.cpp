#include "grounding/folded_text.hpp"

#include "document/writing.hpp"
#include "grounding/fold.hpp"

namespace ocrchat {
namespace {

bool is_space_beside_spaceless(const std::u32string& text, std::size_t at) {
  if (text[at] != U' ') return false;
  return (at > 0 && is_spaceless(text[at - 1])) || (at + 1 < text.size() && is_spaceless(text[at + 1]));
}

bool is_dash_in_word(const std::u32string& text, std::size_t at) {
  return text[at] == U'-' && at > 0 && at + 1 < text.size() && is_letter_or_digit(text[at - 1]) &&
         !is_digit(text[at - 1]) && is_letter_or_digit(text[at + 1]) && !is_digit(text[at + 1]);
}

/// A second space, or one at an end.
bool is_spare_space(const std::u32string& text, std::size_t at) {
  return text[at] == U' ' && (at == 0 || at + 1 == text.size() || text[at + 1] == U' ');
}

template <typename Unwanted>
void leave_out(std::u32string& text, std::vector<int>& owners, const Unwanted& unwanted) {
  std::u32string kept;
  std::vector<int> kept_owners;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (unwanted(text, i)) continue;
    kept += text[i];
    kept_owners.push_back(owners[i]);
  }
  text = std::move(kept);
  owners = std::move(kept_owners);
}

/// Hyphens before a line end go, with the line end, if a letter stands on both sides.
std::string without_line_end_hyphens(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '-' && i > 0 && text[i - 1] != ' ') {
      std::size_t end = i + 1;
      while (end < text.size() && (text[end] == '\r' || text[end] == ' ')) ++end;
      if (end < text.size() && text[end] == '\n') {
        result += '-';  // between two letters it is folded away
        i = text.find_first_not_of(" \t\r\n", end);
        if (i == std::string_view::npos) break;
      }
    }
    result += text[i];
  }
  return result;
}

}  // namespace

void fold_spacing(std::u32string& text, std::vector<int>& owners) {
  leave_out(text, owners, is_spare_space);
  leave_out(text, owners, is_space_beside_spaceless);
  leave_out(text, owners, is_dash_in_word);
}

std::u32string folded_quote(std::string_view quote) {
  std::u32string text = folded_letters(without_line_end_hyphens(quote));
  std::vector<int> owners(text.size());
  fold_spacing(text, owners);
  return text;
}

}  // namespace ocrchat
