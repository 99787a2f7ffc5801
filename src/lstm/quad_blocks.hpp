#pragma once

#include <cstdint>
#include <span>

#include "lstm/aligned.hpp"
#include "lstm/network.hpp"

namespace ocrchat {

/// Matrices of one shape packed for instructions that multiply four weights by four activations and add up:
/// quads of kLane outputs lie side by side, 64 bytes, and what the matrices (a layer's gates) have for the
/// same cells lies together. Activations are expected with 128 added; the sums start with what takes that off
/// again.
struct QuadBlocks {
  /// Which quads follow each other.
  enum class Order {
    by_input,  ///< block, input, matrix
    by_tile,   ///< block, sixteen quads of inputs, matrix, input: a matrix's 16 × 64 bytes are a tile
  };

  /// What the sums of a matrix are to be multiplied by, beside their scales: a constant of what is done with
  /// them.
  using Factors = std::span<const float>;

  QuadBlocks(std::span<const WeightMatrix> matrices, Factors factors, Order order);

  std::size_t matrices;
  std::size_t quads;   ///< of inputs; by tile, a multiple of 16
  std::size_t blocks;  ///< of kLane outputs
  AlignedVector<std::int8_t> weights;
  AlignedVector<std::int32_t> starts;  ///< [block][matrix][lane]
  AlignedVector<float> scales;         ///< [block][matrix][lane]; zero beyond the outputs

  const std::int8_t* weights_of(std::size_t block) const {
    return weights.data() + block * quads * matrices * kQuadBytes;
  }
  const std::int32_t* starts_of(std::size_t block) const { return starts.data() + block * matrices * kLane; }
  const float* scales_of(std::size_t block) const { return scales.data() + block * matrices * kLane; }

  static constexpr std::size_t kQuad = 4;
  static constexpr std::size_t kQuadBytes = kQuad * kLane;

 private:
  void pack_row(const WeightMatrix& matrix, std::size_t which, std::size_t output, float factor, Order order);
};

}  // namespace ocrchat
