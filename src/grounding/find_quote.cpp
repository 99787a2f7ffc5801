#include <algorithm>

#include "document/writing.hpp"
#include "grounding/fold.hpp"
#include "grounding/folded_text.hpp"
#include "grounding/near_text.hpp"
#include "grounding/numbers.hpp"
#include "grounding/quote.hpp"

namespace ocrchat {
namespace {

constexpr std::size_t kCharactersAnEdit = 10;

/// Whether a word is cut in two before `at`.
bool cuts_word(const std::u32string& text, std::size_t at) {
  if (at == 0 || at >= text.size() || is_spaceless(text[at - 1]) || is_spaceless(text[at])) return false;
  return is_letter_or_digit(text[at - 1]) && (is_letter_or_digit(text[at]) || is_mark(text[at]));
}

std::optional<NearText> exact_place(const std::u32string& text, const std::u32string& quote) {
  for (std::size_t at = text.find(quote); at != std::u32string::npos; at = text.find(quote, at + 1)) {
    if (!cuts_word(text, at) && !cuts_word(text, at + quote.size()))
      return NearText{at, at + quote.size(), 0};
  }
  return std::nullopt;
}

QuoteMatch match_at(const PageText& page, const NearText& place, bool exact) {
  QuoteMatch match;
  match.first_word = page.word_at(place.begin);
  match.last_word = page.word_at(place.end - 1);
  match.snippet = page.text(match.first_word, match.last_word);
  match.boxes = page.boxes(match.first_word, match.last_word);
  match.exact = exact;
  return match;
}

/// Without what is no letter or digit at both ends: models put full stops and dots of omission there.
std::u32string core_of(const std::u32string& quote) {
  const auto begin = std::find_if(quote.begin(), quote.end(), is_letter_or_digit);
  const auto end = std::find_if(quote.rbegin(), quote.rend(),
                                [](char32_t c) { return is_letter_or_digit(c) || is_mark(c); });
  return begin == quote.end() ? std::u32string() : std::u32string(begin, end.base());
}

}  // namespace

std::optional<QuoteMatch> find_quote(const PageText& page, std::string_view quote) {
  const std::u32string wanted = core_of(folded_quote(quote));
  if (wanted.empty() || wanted.size() > kLongestQuote) return std::nullopt;
  if (const auto place = exact_place(page.folded(), wanted)) return match_at(page, *place, true);
  const int most = static_cast<int>(wanted.size() / kCharactersAnEdit);
  if (most == 0) return std::nullopt;
  const auto place = nearest_text(page.folded(), wanted, most);
  if (!place || place->begin == place->end) return std::nullopt;
  QuoteMatch match = match_at(page, *place, false);
  // One digit is a small edit and another fact.
  const std::string snippets[] = {match.snippet};
  return numbers_supported(quote, snippets) ? std::optional(std::move(match)) : std::nullopt;
}

}  // namespace ocrchat
