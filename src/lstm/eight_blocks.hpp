#pragma once

#include <cstdint>
#include <span>

#include "lstm/aligned.hpp"
#include "lstm/network.hpp"

namespace ocrchat {

/// Matrices of one shape packed for instructions of 32 bytes that multiply a group of activations, four
/// bytes, and add the products up: groups of eight outputs lie side by side, and what the matrices (a layer's
/// gates) have for the same cells lies together. Activations are expected with 128 added; the sums start with
/// what takes that off again.
/// @tparam Weight  16 bits (SSE2, AVX2, whose product of bytes saturates) or 8 (AVX-VNNI)
template <typename Weight>
struct EightBlocks {
  static constexpr std::size_t kOutputs = 8;
  static constexpr std::size_t kGroup = 4 / sizeof(Weight);
  static constexpr std::size_t kGroupSize = kGroup * kOutputs;  ///< weights

  /// @param factors  of each matrix: what its sums are to be multiplied by beside their scales
  /// @param unit     outputs are made up to a multiple of this
  EightBlocks(std::span<const WeightMatrix> matrices, std::span<const float> factors, std::size_t unit);

  std::size_t matrices;
  std::size_t inputs;                  ///< whole groups of them
  std::size_t blocks;                  ///< of kOutputs
  AlignedVector<Weight> weights;       ///< [block][group][matrix][output][of the group]
  AlignedVector<std::int32_t> starts;  ///< [block][matrix][output]
  AlignedVector<float> scales;         ///< [block][matrix][output]; zero beyond the outputs

  std::size_t groups() const { return inputs / kGroup; }
  std::size_t block_size() const { return groups() * matrices * kGroupSize; }
  const Weight* weights_of(std::size_t block) const { return weights.data() + block * block_size(); }
  const std::int32_t* starts_of(std::size_t block) const {
    return starts.data() + block * matrices * kOutputs;
  }
  const float* scales_of(std::size_t block) const { return scales.data() + block * matrices * kOutputs; }

 private:
  void pack_row(const WeightMatrix& matrix, std::size_t which, std::size_t output, float factor);
};

using PairBlocks = EightBlocks<std::int16_t>;
using ByteBlocks = EightBlocks<std::int8_t>;

}  // namespace ocrchat
