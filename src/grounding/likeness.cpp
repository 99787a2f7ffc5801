#include "grounding/likeness.hpp"

#include <algorithm>
#include <cmath>

#include "grounding/fold.hpp"

namespace ocrchat {
namespace {

/// Letters in words tell less than letters alone: the others of the word foretell them.
constexpr double kToldByOthers = 0.7;
constexpr double kLeastPerLetter = 1.5;
/// Words of the language that the page does not happen to have: what is rare on a short page is not for
/// certain.
constexpr double kWordsElsewhere = 300;

/// Entropy of the letters, in nats.
double nats_per_letter(const std::vector<FoldedToken>& tokens) {
  std::unordered_map<char32_t, double> counts;
  double all = 0;
  for (const FoldedToken& token : tokens) {
    for (const char32_t c : token.text) {
      ++counts[c];
      ++all;
    }
  }
  double entropy = 0;
  for (const auto& [letter, count] : counts) entropy -= count / all * std::log(count / all);
  return entropy;
}

}  // namespace

Likeness::Likeness(const std::vector<FoldedToken>& generated, double error_rate)
    : generated_(generated),
      error_rate_(error_rate),
      alike_(std::max(kLeastPerLetter, kToldByOthers * nats_per_letter(generated))),
      unlike_(std::log(error_rate)) {
  std::unordered_map<std::u32string, double> counts;
  for (const FoldedToken& token : generated) ++counts[token.text];
  const auto all = static_cast<double>(generated.size()) + kWordsElsewhere;
  for (const FoldedToken& token : generated) rareness_.push_back(std::log(all / counts[token.text]));
}

double Likeness::one(const std::u32string& text, int first) const {
  const auto at = static_cast<std::size_t>(first);
  return score(text, generated_[at].text, rareness_[at]);
}

double Likeness::two(const std::u32string& text, int first) const {
  const auto at = static_cast<std::size_t>(first);
  return score(text, generated_[at].text + generated_[at + 1].text, rareness_[at] + rareness_[at + 1]);
}

double Likeness::score(const std::u32string& read, const std::u32string& said, double rareness) const {
  const auto longer = static_cast<double>(std::max(read.size(), said.size()));
  const double apart = edit_distance(read, said);
  const double same = longer - apart;
  return std::min(same * alike_, rareness) + apart * unlike_ + same * std::log(1 - error_rate_);
}

double agreement_of(const std::u32string& a, const std::u32string& b) {
  if (a.empty() && b.empty()) return 1;
  return 1 - edit_distance(a, b) / static_cast<double>(std::max(a.size(), b.size()));
}

}  // namespace ocrchat
