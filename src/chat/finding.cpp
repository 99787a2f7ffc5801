#include "chat/finding.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "chat/likeness.hpp"
#include "chat/rank.hpp"
#include "chat/rank_weights.hpp"

namespace ocrchat {
namespace {

// Below this, most questions have no answer in the document. More text holds more that matches by chance: the
// limit rises with each tenfold of units, as far as that was measured.
constexpr double kLeastTrust = -0.5;
constexpr double kMoreForTenfold = 1.0;
constexpr double kForLackOfDate = 2.5;  // a date is asked for and the best unit has none
constexpr double kFewUnits = 25;
constexpr double kManyUnits = 2500;
constexpr double kSameWord = 0.75;
// A label word that only the kind of question asks for: "date" in "When is it due?".
constexpr double kImplied = 0.3;
// A sentence that has this much more of the question than a labelled value is the better answer.
constexpr double kMuchMore = 0.3;

double feature(const Candidate& candidate, Feature which) {
  return candidate.features[static_cast<std::size_t>(which)];
}

bool has_digit(const std::string& text, Span part) {
  const auto from = text.begin() + static_cast<std::ptrdiff_t>(part.begin);
  return std::any_of(from, text.begin() + static_cast<std::ptrdiff_t>(part.end),
                     [](char c) { return c >= '0' && c <= '9'; });
}

/// How well the question asks for a word of a label, 0..1.
double asked_for(const WordToken& word, const Question& question) {
  const Letters letters(word.folded, word.number);
  double best = question.wording->is_implied(question.asked, word.folded) ? kImplied : 0;
  for (const AskedWord& asked : question.words) {
    const double like =
        asked.function ? 0 : likeness(Letters(asked.token.folded, asked.token.number), letters);
    if (like >= kSameWord) best = std::max(best, like * asked.weight);
  }
  return best;
}

// "Invoice No" asks for a number; anywhere else "no" says little.
WordToken as_in_a_label(WordToken word) {
  if (word.folded == "no") word.folded = "number";
  return word;
}

/// How well a unit's label is what the question asks for; 0 if a word of it is not.
double label_match(const Unit& unit, const Question& question, Segmenter& segmenter) {
  if (!unit.value) return 0;
  const bool number = question.asked.date || question.asked.count;
  if (number && !has_digit(unit.text, *unit.value)) return 0;
  double sum = 0;
  for (const WordToken& token : segmenter.tokens(std::string_view(unit.text).substr(0, unit.value->begin))) {
    const WordToken word = as_in_a_label(token);
    if (question.wording->is_function(word.folded)) continue;
    const double asked = asked_for(word, question);
    if (asked == 0) return 0;
    sum += asked;
  }
  return sum;
}

/// The labelled value that is asked for, if the document knows the rest of the question, too.
const Candidate* best_labelled(const ChatIndex& index, const Question& question, const Ranking& ranking,
                               Segmenter& segmenter) {
  if (ranking.unknown_words * 2 > ranking.content_words) return nullptr;
  const Candidate* best = nullptr;
  double most = ranking.unknown_words > 0 ? kImplied : 0;
  for (const Candidate& candidate : ranking.candidates) {
    const double match = label_match(index.units()[candidate.unit], question, segmenter);
    if (match > most) best = &candidate;
    most = std::max(most, match);
  }
  return best;
}

bool is_trusted(const Ranking& ranking, const Asked& asked, std::size_t units) {
  const double size = std::clamp(static_cast<double>(units), kFewUnits, kManyUnits);
  const double least = kLeastTrust + kMoreForTenfold * std::log10(size / kFewUnits);
  const bool lacks_date = asked.date && feature(ranking.candidates.front(), Feature::date) == 0;
  const double trust =
      std::inner_product(ranking.trust.begin(), ranking.trust.end(), kTrustWeights.begin(), 0.0);
  return trust - (lacks_date ? kForLackOfDate : 0) >= least;
}

}  // namespace

std::optional<Finding> find_answer(const ChatIndex& index, const Question& question, Segmenter& segmenter) {
  if (!question.has_content()) return std::nullopt;
  const Ranking ranking = rank(index, question, segmenter);
  if (ranking.candidates.empty()) return std::nullopt;
  const Candidate& best = ranking.candidates.front();
  const Candidate* labelled = best_labelled(index, question, ranking, segmenter);
  const bool sentence = is_trusted(ranking, question.asked, index.units().size());
  const bool better = labelled != nullptr && sentence && !index.units()[best.unit].value &&
                      feature(best, Feature::coverage) > feature(*labelled, Feature::coverage) + kMuchMore;
  if (labelled != nullptr && !better) return Finding{labelled->unit, true};
  return sentence ? std::optional(Finding{best.unit, false}) : std::nullopt;
}

}  // namespace ocrchat
