#include "chat/rank.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "chat/evidence.hpp"
#include "chat/rank_weights.hpp"

namespace ocrchat {
namespace {

constexpr std::size_t kMostCandidates = 48;
constexpr double kPassageShare = 0.35;

struct BothScores {
  Scores words;
  Scores pieces;
};

/// The units worth a closer look, by a quick score.
std::vector<std::size_t> shortlist(const ChatIndex& index, const BothScores& scores) {
  std::vector<float> quick(index.units().size());
  for (std::size_t i = 0; i < quick.size(); ++i) {
    const std::uint32_t passage = index.passage(i);
    quick[i] = scores.words.units[i] + scores.pieces.units[i] +
               static_cast<float>(kPassageShare) *
                   (scores.words.passages[passage] + scores.pieces.passages[passage]);
  }
  std::vector<std::size_t> best;
  for (std::size_t i = 0; i < quick.size(); ++i) {
    if (scores.words.units[i] + scores.pieces.units[i] > 0) best.push_back(i);
  }
  const std::size_t kept = std::min(best.size(), kMostCandidates);
  std::partial_sort(
      best.begin(), best.begin() + static_cast<std::ptrdiff_t>(kept), best.end(),
      [&](std::size_t a, std::size_t b) { return quick[a] != quick[b] ? quick[a] > quick[b] : a < b; });
  best.resize(kept);
  return best;
}

double& at(Features& features, Feature feature) {
  return features[static_cast<std::size_t>(feature)];
}

bool same_passage(const ChatIndex& index, std::size_t unit, std::size_t other) {
  return other < index.units().size() && index.passage(unit) == index.passage(other);
}

void add_scores(const ChatIndex& index, const BothScores& scores, Candidate& candidate) {
  const std::size_t unit = candidate.unit;
  Features& f = candidate.features;
  at(f, Feature::words) = scores.words.units[unit];
  at(f, Feature::pieces) = scores.pieces.units[unit];
  at(f, Feature::passage_words) = scores.words.passages[index.passage(unit)];
  at(f, Feature::passage_pieces) = scores.pieces.passages[index.passage(unit)];
  if (same_passage(index, unit, unit - 1)) at(f, Feature::before) = scores.pieces.units[unit - 1];
  if (same_passage(index, unit, unit + 1)) at(f, Feature::after) = scores.pieces.units[unit + 1];
}

void add_evidence(const ChatIndex& index, Evidence& evidence, Candidate& candidate) {
  const std::size_t unit = candidate.unit;
  Features& f = candidate.features;
  at(f, Feature::coverage) = evidence.coverage(unit);
  if (same_passage(index, unit, unit - 1))
    at(f, Feature::coverage_before) = evidence.added_coverage(unit, unit - 1);
  if (same_passage(index, unit, unit + 1))
    at(f, Feature::coverage_after) = evidence.added_coverage(unit, unit + 1);
  at(f, Feature::taken_up) = evidence.opens_with_pronoun(unit) ? at(f, Feature::coverage_before) : 0;
  at(f, Feature::nearness) = evidence.nearness(unit);
  at(f, Feature::names) = evidence.names(unit);
  at(f, Feature::rarest) = evidence.rarest(unit);
  const Asked& asked = evidence.asked();
  const News news = evidence.news(unit);
  const bool heading = index.units()[unit].heading;  // whose number is a title's: "Invoice 2041"
  at(f, Feature::date) = asked.date && news.date && !heading ? 1 : 0;
  at(f, Feature::year) = asked.date && news.year && !heading ? 1 : 0;
  at(f, Feature::count) = asked.count && news.number ? 1 : 0;
  at(f, Feature::person) = asked.person && news.name ? 1 : 0;
  at(f, Feature::place) = asked.place && news.name ? 1 : 0;
  at(f, Feature::news) = std::min(1.0, news.words / 8.0);
  at(f, Feature::length) = std::min(1.0, evidence.length(unit) / 40.0);
  at(f, Feature::heading) = heading ? 1 : 0;
  at(f, Feature::question) = evidence.is_question(unit) ? 1 : 0;
  at(f, Feature::opening) = same_passage(index, unit, unit - 1) ? 0 : 1;
}

void add_signs(const ChatIndex& index, Evidence& evidence, Ranking& ranking) {
  ranking.content_words = evidence.content_words();
  ranking.unknown_words = evidence.unknown_words();
  if (ranking.candidates.empty()) return;
  const Candidate& best = ranking.candidates.front();
  const Candidate& third = ranking.candidates[std::min<std::size_t>(2, ranking.candidates.size() - 1)];
  std::vector<std::size_t> near{best.unit};
  for (const std::size_t other : {best.unit - 1, best.unit + 1}) {
    if (same_passage(index, best.unit, other)) near.push_back(other);
  }
  std::copy(best.features.begin(), best.features.end(), ranking.trust.begin());
  const auto sign = [&](Sign which) -> double& {
    return ranking.trust[kFeatures + static_cast<std::size_t>(which)];
  };
  sign(Sign::known) = evidence.known();
  sign(Sign::known_letters) = evidence.known_letters();
  sign(Sign::near_letters) = evidence.near_letters(near);
  sign(Sign::unknown_name) = evidence.unknown_names();
  sign(Sign::lead) = (best.score - third.score) / 10;
  sign(Sign::score) = best.score / 20;
  sign(Sign::words) = std::min(1.0, ranking.content_words / 10.0);
  sign(Sign::size) = std::log10(static_cast<double>(index.units().size())) / 4;
  ranking.trust.back() = 1;
}

}  // namespace

Ranking rank(const ChatIndex& index, const Question& question, Segmenter& segmenter) {
  const BothScores scores{index.words().scores(question.word_terms()),
                          index.pieces().scores(question.piece_terms())};
  Ranking ranking;
  for (const std::size_t unit : shortlist(index, scores)) ranking.candidates.push_back({unit, {}, 0});
  Evidence evidence(index, question, segmenter);
  for (const Candidate& candidate : ranking.candidates) evidence.look_at(candidate.unit);
  evidence.weigh();
  for (Candidate& candidate : ranking.candidates) {
    add_scores(index, scores, candidate);
    add_evidence(index, evidence, candidate);
    candidate.score =
        std::inner_product(candidate.features.begin(), candidate.features.end(), kRankWeights.begin(), 0.0);
  }
  std::stable_sort(ranking.candidates.begin(), ranking.candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
  add_signs(index, evidence, ranking);
  return ranking;
}

}  // namespace ocrchat
