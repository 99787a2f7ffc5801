#include "lstm/confidence.hpp"

#include <algorithm>
#include <cmath>

namespace ocrchat {
namespace {

// Fitted by bench/confidence on our own words in seven languages, worn out by many degrees.
constexpr double kConstant = 3.25;
constexpr double kPerWorst = 2.87;
constexpr double kPerUnsure = 2.54;
constexpr double kMostUnsure = -6;  // beyond it nothing more is learnt

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
  ++letters_;
}

double WordEvidence::confidence() const {
  if (letters_ == 0) return 0;
  return logistic(kConstant + kPerWorst * worst_ + kPerUnsure * std::max(unsure_, kMostUnsure));
}

}  // namespace ocrchat
