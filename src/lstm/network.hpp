#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "lstm/traineddata.hpp"

namespace ocrchat {

/// Weights of eight bits, as they lie in a model file: `outputs` rows of `inputs` weights and a bias.
struct WeightMatrix {
  int outputs = 0;
  int inputs = 0;                        ///< without the bias
  std::span<const std::int8_t> weights;  ///< row by row, in each the bias last
  std::vector<float> scales;             ///< of each row: what 127ths of its integer sum are worth

  std::span<const std::int8_t> row(int output) const {
    const auto wide = static_cast<std::size_t>(inputs) + 1;
    return weights.subspan(static_cast<std::size_t>(output) * wide, wide);
  }
};

/// The gates of a long short-term memory cell, in the order of the file.
enum class Gate { candidate, input, forget, output };
inline constexpr int kGates = 4;

/// A layer of long short-term memory. Each gate takes what comes in and then the layer's own last output.
struct LstmWeights {
  int inputs = 0;  ///< without what comes back from the layer itself
  int cells = 0;
  std::array<WeightMatrix, kGates> gates;
};

/// Sizes are multiples of this (of every packaged model), so that kernels need not care for remainders.
inline constexpr int kLane = 16;
/// The convolution looks at so many columns and rows; the pool after it takes as many again into one.
inline constexpr int kWindow = 3;

/// The convolution's weights with a fourth, of zero, to each column of three: columns are read four bytes at
/// a time.
class ConvolutionByFours {
 public:
  explicit ConvolutionByFours(const WeightMatrix& convolution);
  ConvolutionByFours(const ConvolutionByFours&) = delete;
  ConvolutionByFours& operator=(const ConvolutionByFours&) = delete;

  const WeightMatrix& matrix() const { return matrix_; }

 private:
  std::vector<std::int8_t> weights_;
  WeightMatrix matrix_;
};

/// The layers of a line recogniser of the one topology that the packaged models have:
///
///     pixels → convolution 3×3, tanh → maximum of 3×3 → LSTM up each column, its last output alone
///            → LSTM from left to right → LSTM from right to left → LSTM from left to right → softmax
///
/// A view: the weights are those of the model file, which has to outlive it. Immutable.
struct Network {
  int height = 0;            ///< of a line image, pixels; a multiple of three
  WeightMatrix convolution;  ///< from nine pixels, column by column, to kLane features
  LstmWeights columns;
  LstmWeights rightward;
  LstmWeights leftward;
  LstmWeights last;
  WeightMatrix classes;
  int null_class = 0;          ///< the class that says: nothing new at this step
  std::int32_t iteration = 0;  ///< of its training; seeds what stands in for pixels beyond the image
  std::string specification;   ///< in tesseract's language of networks

  int class_count() const { return classes.outputs; }
  std::int64_t weight_count() const;

  /// @throws Error(engine_not_configured) if the model has no such network, or one that is not whole
  static Network load(const Traineddata& model);
};

}  // namespace ocrchat
