#include "lstm/confidence.hpp"

#include <algorithm>
#include <cmath>

namespace ocrchat {
namespace {

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
  return logistic(4.0 + 2.0 * worst_ + 1.0 * std::max(unsure_, -6.0));
}

}  // namespace ocrchat
