#pragma once

#include <cstdint>
#include <span>

#include "lstm/aligned.hpp"
#include "lstm/network.hpp"

namespace ocrchat {

/// Matrices of one shape packed for instructions that multiply pairs of 16 bits and add the two products up
/// (SSE2, AVX2, whose product of bytes saturates): pairs of eight outputs lie side by side, 32 bytes, and
/// what the matrices (a layer's gates) have for the same cells lies together. Activations are expected with
/// 128 added; the sums start with what takes that off again.
struct PairBlocks {
  static constexpr int kOutputs = 8;
  static constexpr std::size_t kPair = 2;
  static constexpr std::size_t kPairSize = kPair * kOutputs;  ///< weights

  /// @param factors  of each matrix: what its sums are to be multiplied by beside their scales
  /// @param unit     outputs are made up to a multiple of this
  PairBlocks(std::span<const WeightMatrix> matrices, std::span<const float> factors, std::size_t unit);

  std::size_t matrices;
  std::size_t inputs;                   ///< an even number of them
  std::size_t blocks;                   ///< of kOutputs
  AlignedVector<std::int16_t> weights;  ///< [block][pair][matrix][output][2]
  AlignedVector<std::int32_t> starts;   ///< [block][matrix][output]
  AlignedVector<float> scales;          ///< [block][matrix][output]; zero beyond the outputs

  std::size_t pairs() const { return inputs / kPair; }
  std::size_t block_size() const { return pairs() * matrices * kPairSize; }
  const std::int16_t* weights_of(std::size_t block) const { return weights.data() + block * block_size(); }
  const std::int32_t* starts_of(std::size_t block) const {
    return starts.data() + block * matrices * kOutputs;
  }
  const float* scales_of(std::size_t block) const { return scales.data() + block * matrices * kOutputs; }

 private:
  void pack_row(const WeightMatrix& matrix, std::size_t which, std::size_t output, float factor);
};

}  // namespace ocrchat
