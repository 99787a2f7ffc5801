#include "chat/parts.hpp"

#include <algorithm>

namespace ocrchat {
namespace {

constexpr double kWeightOfContext = 0.5;
constexpr std::ptrdiff_t kFewWords = 4;

Question part(const Question& whole, std::size_t begin, std::size_t end) {
  Question question;
  question.wording = whole.wording;
  std::vector<WordToken> tokens;
  for (std::size_t i = begin; i < end; ++i) {
    question.words.push_back(whole.words[i]);
    tokens.push_back(whole.words[i].token);
  }
  question.asked = question.wording->asked(tokens);
  return question;
}

bool leans_on_another(const Question& question) {
  if (question.words.empty() || !question.has_content()) return true;
  const Wording& wording = *question.wording;
  const auto is_pronoun = [&](const AskedWord& word) { return wording.is_pronoun(word.token.folded); };
  const auto content = std::count_if(question.words.begin(), question.words.end(),
                                     [](const AskedWord& word) { return !word.function; });
  const bool pronoun = std::any_of(question.words.begin(), question.words.end(), is_pronoun);
  return wording.is_joint(question.words.front().token.folded) || (pronoun && content <= kFewWords);
}

}  // namespace

std::vector<std::pair<Question, Question>> parts_of(const Question& question) {
  std::vector<std::pair<Question, Question>> ways;
  for (std::size_t i = 1; i + 1 < question.words.size(); ++i) {
    if (!question.wording->is_joint(question.words[i].token.folded)) continue;
    Question first = part(question, 0, i);
    Question second = part(question, i + 1, question.words.size());
    if (first.has_content() && second.has_content()) ways.emplace_back(std::move(first), std::move(second));
  }
  return ways;
}

Question with_context(const Question& question, const Question& before) {
  if (!leans_on_another(question)) return question;
  Question whole = question;
  const bool empty = !question.has_content();
  for (const AskedWord& word : before.words) {
    if (word.function) continue;
    whole.words.push_back(word);
    if (!empty) whole.words.back().weight *= kWeightOfContext;
  }
  if (!whole.asked.any()) whole.asked = before.asked;
  return whole;
}

}  // namespace ocrchat
