#pragma once

#include <array>
#include <cstddef>
#include <span>

#include "lstm/layers.hpp"

namespace ocrchat {

/// tanh and the logistic function as tesseract has them: straight lines between 4096 points from 0 to 16, one
/// beyond (tesseract 5, `functions.h`). Immutable.
class ExactMath {
 public:
  static constexpr int kPoints = 4096;
  static constexpr float kPointsPerUnit = 256;

  ExactMath();

  float tanh(float x) const { return x < 0 ? -interpolated(tanh_, -x) : interpolated(tanh_, x); }
  float logistic(float x) const {
    return x < 0 ? 1 - interpolated(logistic_, -x) : interpolated(logistic_, x);
  }
  /// The points, each with the way to the next: what wide code gathers.
  struct Point {
    float value = 1;
    float rise = 0;
  };
  using Table = std::array<Point, kPoints>;
  const Table& tanh_table() const { return tanh_; }
  const Table& logistic_table() const { return logistic_; }

 private:
  static float interpolated(const Table& table, float x) {
    const float place = x * kPointsPerUnit;
    if (!(place < kPoints - 1)) return 1;
    const auto index = static_cast<std::size_t>(place);
    return table[index].value + table[index].rise * (place - static_cast<float>(index));
  }

  Table tanh_;
  Table logistic_;
};

/// -1..1 to its activation, halves away from zero.
inline Activation exact_activation(float value) {
  const float scaled = value * 127;
  return static_cast<Activation>(static_cast<int>(scaled < 0 ? scaled - .5F : scaled + .5F) + 128);
}

/// Makes probabilities of rows of sums; they are `stride` apart, and zero beyond the classes.
void exact_softmaxes(int rows, float* out, int classes, int stride);

}  // namespace ocrchat
