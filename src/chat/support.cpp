#include "chat/support.hpp"

#include <algorithm>
#include <array>

#include "chat/likeness.hpp"
#include "chat/segmenter.hpp"
#include "chat/wording.hpp"

namespace ocrchat {
namespace {

constexpr double kSameStem = 0.7;

using Tokens = std::vector<WordToken>;

std::vector<Letters> letters_of(const Tokens& tokens) {
  std::vector<Letters> result;
  for (const WordToken& token : tokens) result.emplace_back(token.folded, token.number);
  return result;
}

bool stands_in(const WordToken& token, const std::vector<Letters>& words, const std::string& all) {
  if (token.spaceless) return all.find(token.folded) != std::string::npos;
  const Letters letters(token.folded, token.number);
  return std::ranges::any_of(words,
                             [&](const Letters& word) { return likeness(letters, word) >= kSameStem; });
}

/// Where every noun has a capital, a capital tells no name.
bool nouns_have_capitals(const Wording& wording) {
  return wording.language() == "de";
}

// "PWNED": three capitals and more.
bool is_shouted(std::string_view word) {
  return word.size() >= 3 && std::ranges::all_of(word, [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool is_yes_or_no(const std::string& word) {
  constexpr std::array<std::string_view, 18> kWords{"yes", "no",  "ja",  "nein", "nee",  "oui",
                                                    "non", "si",  "sim", "nao",  "tak",  "nie",
                                                    "да",  "нет", "是",  "否",   "はい", "いいえ"};
  return std::ranges::find(kWords, word) != kWords.end();
}

std::string together(const std::vector<std::string>& texts) {
  std::string result;
  for (const std::string& text : texts) result += text + '\n';
  return result;
}

// At every mark that may end one, so that nothing hides behind a sentence that is borne out. A point inside a
// number or an abbreviation has no space after it.
std::vector<std::string> sentences_of(const std::string& answer) {
  std::vector<std::string> result;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < answer.size(); ++at) {
    const bool ends = (answer[at] == '.' || answer[at] == '!' || answer[at] == '?' || answer[at] == ';') &&
                      at + 1 < answer.size() && answer[at + 1] == ' ';
    if (!ends && answer[at] != '\n') continue;
    result.push_back(answer.substr(begin, at + 1 - begin));
    begin = at + 1;
  }
  result.push_back(answer.substr(begin));
  return result;
}

/// An answer in the language of its quotes.
class Comparison {
 public:
  Comparison(const Tokens& quotes, const Tokens& question, const Wording& wording, std::string quoted)
      : quotes_(letters_of(quotes)),
        question_(letters_of(question)),
        wording_(wording),
        quoted_(std::move(quoted)) {}

  bool bears_out(const std::string& sentence, const Tokens& answer) const {
    int said = 0;
    int borne_out = 0;
    bool answers = false;
    for (std::size_t i = 0; i < answer.size(); ++i) {
      const WordToken& token = answer[i];
      const bool known = is_checked(token) || stands_in(token, quotes_, quoted_);
      const bool asked = stands_in(token, question_, "");
      if (!known && !asked && is_name(token, sentence, i == 0)) return false;
      answers = answers || asked || is_yes_or_no(token.folded);
      if (asked || wording_.is_function(token.folded) || is_yes_or_no(token.folded)) continue;
      ++said;
      borne_out += known ? 1 : 0;
    }
    return said == 0 ? answers : 2 * borne_out >= said;
  }

 private:
  // Numbers and dates were held against the quotes already, in all their forms (numbers_supported()).
  bool is_checked(const WordToken& token) const {
    return token.number || wording_.is_number(token.folded) || wording_.is_month(token.folded);
  }
  bool is_name(const WordToken& token, std::string_view sentence, bool first) const {
    const bool capital = token.capital && !first && !nouns_have_capitals(wording_);
    return capital || is_shouted(sentence.substr(token.span.begin, token.span.size()));
  }

  std::vector<Letters> quotes_;
  std::vector<Letters> question_;
  const Wording& wording_;
  std::string quoted_;
};

}  // namespace

bool words_supported(const std::string& answer, const std::string& question,
                     const std::vector<std::string>& quotes) {
  Segmenter segmenter;
  const std::string all = together(quotes);
  const Tokens asked = segmenter.tokens(question);
  const Tokens quoted = segmenter.tokens(all);
  const Wording& wording = Wording::of(quoted, "");
  if (&wording == &Wording::of(asked, "")) {
    const Comparison comparison(quoted, asked, wording, folded(all));
    return std::ranges::all_of(sentences_of(answer), [&](const std::string& sentence) {
      return comparison.bears_out(sentence, segmenter.tokens(sentence));
    });
  }
  const Tokens said = segmenter.tokens(answer);
  const std::vector<Letters> words = letters_of(quoted);
  const Wording& its_own = Wording::of(said, "");
  return std::ranges::any_of(said, [&](const WordToken& token) {
    return its_own.is_function(token.folded) || stands_in(token, words, folded(all));
  });
}

}  // namespace ocrchat
