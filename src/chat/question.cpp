#include "chat/question.hpp"

#include <algorithm>

#include "chat/terms.hpp"

namespace ocrchat {
namespace {

// No question of a person is longer; it bounds the work.
constexpr std::size_t kMostWords = 80;

}  // namespace

bool Question::has_content() const {
  return std::any_of(words.begin(), words.end(), [](const AskedWord& word) { return !word.function; });
}

std::vector<WeightedTerm> Question::word_terms() const {
  std::vector<WeightedTerm> terms;
  for (const AskedWord& word : words) terms.push_back({term_id(word.token.folded), word.weight});
  return terms;
}

std::vector<WeightedTerm> Question::piece_terms() const {
  std::vector<WeightedTerm> terms;
  std::vector<WordToken> tokens;
  for (const AskedWord& word : words) {
    for (const TermId piece : pieces_of(word.token)) terms.push_back({piece, word.weight});
    tokens.push_back(word.token);
  }
  for (const TermId pair : sign_pairs(tokens)) terms.push_back({pair, 1});
  return terms;
}

Question read_question(const std::string& text, const std::string& language, Segmenter& segmenter) {
  std::vector<WordToken> tokens = segmenter.tokens(text);
  if (tokens.size() > kMostWords) tokens.resize(kMostWords);
  const Wording& wording = Wording::of(tokens, language);
  Question question;
  question.wording = &wording;
  question.asked = wording.asked(tokens);
  bool first = true;
  for (WordToken& token : tokens) {
    AskedWord word;
    word.function = wording.is_function(token.folded);
    word.name = token.number || (token.capital && !first);
    word.token = std::move(token);
    question.words.push_back(std::move(word));
    first = false;
  }
  return question;
}

}  // namespace ocrchat
