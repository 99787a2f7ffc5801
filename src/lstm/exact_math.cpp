#include "lstm/exact_math.hpp"

#include <algorithm>
#include <cmath>

namespace ocrchat {
namespace {

constexpr float kLeastExponent = -86;

template <typename Function>
void fill(ExactMath::Table& table, Function function) {
  for (std::size_t i = 0; i + 1 < table.size(); ++i) {
    const auto value = static_cast<float>(function(static_cast<double>(i) / ExactMath::kPointsPerUnit));
    const auto next = static_cast<float>(function(static_cast<double>(i + 1) / ExactMath::kPointsPerUnit));
    table[i] = {value, next - value};
  }
  table.back() = {1, 0};
}

void softmax(std::span<float> row) {
  const float most = *std::max_element(row.begin(), row.end());
  float sum = 0;
  for (float& value : row) {
    value = std::exp(std::clamp(value - most, kLeastExponent, 0.F));
    sum += value;
  }
  for (float& value : row) value /= sum;
}

}  // namespace

ExactMath::ExactMath() {
  fill(tanh_, [](double x) { return std::tanh(x); });
  fill(logistic_, [](double x) { return 1 / (1 + std::exp(-x)); });
}

void exact_softmaxes(int rows, float* out, int classes, int stride) {
  for (int row = 0; row < rows; ++row, out += stride) {
    softmax({out, static_cast<std::size_t>(classes)});
    std::fill(out + classes, out + stride, 0.F);
  }
}

}  // namespace ocrchat
