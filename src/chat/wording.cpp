#include "chat/wording.hpp"

#include <unicode/dtfmtsym.h>
#include <unicode/rbnf.h>

#include <algorithm>
#include <array>
#include <sstream>

#include "chat/wording_table.hpp"

namespace ocrchat {
namespace {

std::set<std::string> words_of(std::string_view list) {
  std::istringstream words{std::string(list)};
  std::set<std::string> result;
  for (std::string word; words >> word;) result.insert(ocrchat::folded(word));
  return result;
}

std::vector<std::string> phrases_of(std::string_view list) {
  std::istringstream phrases{std::string(list)};
  std::vector<std::string> result;
  for (std::string phrase; std::getline(phrases, phrase, '|');) result.push_back(ocrchat::folded(phrase));
  return result;
}

std::string folded(const icu::UnicodeString& text) {
  std::string utf8;
  return ocrchat::folded(text.toUTF8String(utf8));
}

/// Numbers that are one word when written out, as ICU spells them.
std::set<std::string> number_words(const icu::Locale& locale) {
  constexpr std::array kNumbers{2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12,  13,   14,
                                15, 16, 17, 18, 19, 20, 30, 40, 50, 60, 100, 1000, 1000000};
  UErrorCode status = U_ZERO_ERROR;
  const icu::RuleBasedNumberFormat spell(icu::URBNF_SPELLOUT, locale, status);
  std::set<std::string> words;
  for (const int number : kNumbers) {
    if (U_FAILURE(status)) break;
    icu::UnicodeString spelled;
    const std::string word = folded(spell.format(number, spelled));
    words.insert(word.substr(word.rfind(' ') + 1));  // "one hundred"
  }
  return words;
}

std::set<std::string> month_words(const icu::Locale& locale) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::DateFormatSymbols symbols(locale, status);
  std::set<std::string> words;
  if (U_FAILURE(status)) return words;
  std::int32_t count = 0;
  const icu::UnicodeString* months =
      symbols.getMonths(count, icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::WIDE);
  for (std::int32_t i = 0; i < count; ++i) words.insert(folded(months[i]));
  return words;
}

/// The words parted by spaces where their script has them, with a space at both ends.
std::string spaced(const std::vector<WordToken>& tokens) {
  std::string text = " ";
  for (const WordToken& token : tokens) {
    text += token.folded;
    if (!token.spaceless) text += ' ';
  }
  return text + ' ';
}

bool occurs(const std::vector<std::string>& phrases, const std::string& text, bool spaces) {
  return std::any_of(phrases.begin(), phrases.end(), [&](const std::string& phrase) {
    return text.find(spaces ? ' ' + phrase + ' ' : phrase) != std::string::npos;
  });
}

}  // namespace

Wording::Wording(const WordingRow& row)
    : language_(row.language),
      function_(words_of(row.function)),
      pronouns_(words_of(row.pronouns)),
      joints_(words_of(row.joints)),
      numbers_(number_words(icu::Locale(language_.c_str()))),
      months_(month_words(icu::Locale(language_.c_str()))),
      when_(phrases_of(row.when)),
      count_(phrases_of(row.count)),
      who_(phrases_of(row.who)),
      where_(phrases_of(row.where)) {}

const std::vector<Wording>& Wording::all() {
  static const std::vector<Wording> kAll = [] {
    std::vector<Wording> rows;
    for (const WordingRow& row : wording_rows()) rows.push_back(Wording(row));
    return rows;
  }();
  return kAll;
}

const Wording& Wording::of(const std::vector<WordToken>& question, const std::string& likely) {
  const Wording* best = nullptr;
  double most = -1;
  for (const Wording& wording : all()) {
    double hits = likely.rfind(wording.language_, 0) == 0 ? 0.5 : 0;
    for (const WordToken& token : question) hits += wording.is_function(token.folded) ? 1 : 0;
    if (hits > most) best = &wording;
    most = std::max(most, hits);
  }
  return *best;
}

bool Wording::is_implied(const Asked& asked, const std::string& folded_word) const {
  const auto has = [&](const std::vector<std::string>& phrases) {
    return std::find(phrases.begin(), phrases.end(), folded_word) != phrases.end();
  };
  return (asked.date && has(when_)) || (asked.count && has(count_));
}

Asked Wording::asked(const std::vector<WordToken>& question) const {
  const std::string text = spaced(question);
  const bool spaces =
      std::none_of(question.begin(), question.end(), [](const WordToken& t) { return t.spaceless; });
  return {occurs(when_, text, spaces), occurs(count_, text, spaces), occurs(who_, text, spaces),
          occurs(where_, text, spaces)};
}

}  // namespace ocrchat
