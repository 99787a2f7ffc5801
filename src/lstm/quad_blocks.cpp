#include "lstm/quad_blocks.hpp"

#include <cstring>
#include <numeric>

namespace ocrchat {
namespace {

constexpr int kQuadsPerTile = 16;

int blocks_of(const WeightMatrix& matrix) {
  return (matrix.outputs + kLane - 1) / kLane;
}

int quads_of(const WeightMatrix& matrix, QuadBlocks::Order order) {
  const std::size_t quads =
      (static_cast<std::size_t>(matrix.inputs) + QuadBlocks::kQuad - 1) / QuadBlocks::kQuad;
  return static_cast<int>(order == QuadBlocks::Order::by_tile ? rounded_up(quads, kQuadsPerTile) : quads);
}

}  // namespace

QuadBlocks::QuadBlocks(std::span<const WeightMatrix> all, Factors factors, Order order)
    : matrices(static_cast<int>(all.size())),
      quads(quads_of(all.front(), order)),
      blocks(blocks_of(all.front())) {
  const auto rows = static_cast<std::size_t>(blocks * matrices * kLane);
  weights.resize(rows * static_cast<std::size_t>(quads) * kQuad);
  starts.resize(rows);
  scales.resize(rows);
  for (int which = 0; which < matrices; ++which) {
    const WeightMatrix& matrix = all[static_cast<std::size_t>(which)];
    for (int output = 0; output < matrix.outputs; ++output) {
      pack_row(matrix, which, output, order);
      const int at = (output / kLane * matrices + which) * kLane + output % kLane;
      scales[static_cast<std::size_t>(at)] =
          matrix.scales[static_cast<std::size_t>(output)] * factors[static_cast<std::size_t>(which)];
    }
  }
}

void QuadBlocks::pack_row(const WeightMatrix& matrix, int which, int output, Order order) {
  const std::span<const std::int8_t> row = matrix.row(output);
  const int block = output / kLane;
  const int lane = output % kLane;
  std::int8_t* to = weights.data() + (weights_of(block) - weights.data()) + lane * static_cast<int>(kQuad);
  const auto inputs = static_cast<std::size_t>(matrix.inputs);
  for (std::size_t k = 0; k < inputs; k += kQuad) {
    const std::size_t quad = k / kQuad;
    const std::size_t at =
        order == Order::by_input
            ? quad * static_cast<std::size_t>(matrices) + static_cast<std::size_t>(which)
            : (quad / kQuadsPerTile * static_cast<std::size_t>(matrices) + static_cast<std::size_t>(which)) *
                      kQuadsPerTile +
                  quad % kQuadsPerTile;
    std::memcpy(to + at * kQuadBytes, row.data() + k, std::min(kQuad, inputs - k));
  }
  const int sum = std::accumulate(row.begin(), row.end() - 1, 0);
  starts[static_cast<std::size_t>((block * matrices + which) * kLane + lane)] = 127 * row.back() - 128 * sum;
}

}  // namespace ocrchat
