#include "lstm/confidence.hpp"

#include <algorithm>
#include <cmath>

namespace ocrchat {
namespace {

// Fitted by bench/confidence on our own words in seven languages, worn out by many degrees, and on scans.
constexpr double kConstant = -3.6;
constexpr double kPerWorst = -3.55;
constexpr double kPerWhole = 9.52;
constexpr double kIfKnown = 1.91;
constexpr double kIfUnspaced = 1.2;

double logistic(double x) {
  return 1 / (1 + std::exp(-x));
}

}  // namespace

double letter_confidence(const PathLetter& letter) {
  WordEvidence alone;
  alone.add(letter);
  return alone.confidence();
}

void WordEvidence::add(const PathLetter& letter) {
  worst_ = std::min(worst_, double{letter.worst});
  unsure_ += letter.worst;
  known_ = (letters_ == 0 || known_) && letter.in_known_word;
  unspaced_ |= letter.unspaced;
  ++letters_;
}

double WordEvidence::confidence() const {
  if (letters_ == 0) return 0;
  return logistic(kConstant + kPerWorst * std::exp(worst_) + kPerWhole * std::exp(unsure_) +
                  (unspaced_ ? kIfUnspaced
                   : known_  ? kIfKnown
                             : 0));
}

}  // namespace ocrchat
