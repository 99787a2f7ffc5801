#include "lstm/quad_blocks.hpp"

#include <algorithm>
#include <cstring>
#include <numeric>

namespace ocrchat {
namespace {

constexpr std::size_t kQuadsPerTile = 16;

std::size_t quads_of(const WeightMatrix& matrix, QuadBlocks::Order order) {
  const std::size_t quads =
      rounded_up(static_cast<std::size_t>(matrix.inputs), QuadBlocks::kQuad) / QuadBlocks::kQuad;
  return order == QuadBlocks::Order::by_tile ? rounded_up(quads, kQuadsPerTile) : quads;
}

}  // namespace

QuadBlocks::QuadBlocks(std::span<const WeightMatrix> all, Factors factors, Order order)
    : matrices(all.size()),
      quads(quads_of(all.front(), order)),
      blocks(rounded_up(static_cast<std::size_t>(all.front().outputs), kLane) / kLane) {
  const std::size_t rows = blocks * matrices * kLane;
  weights.resize(rows * quads * kQuad);
  starts.resize(rows);
  scales.resize(rows);
  for (std::size_t which = 0; which < matrices; ++which)
    for (std::size_t output = 0; output < static_cast<std::size_t>(all[which].outputs); ++output)
      pack_row(all[which], which, output, factors[which], order);
}

void QuadBlocks::pack_row(const WeightMatrix& matrix, std::size_t which, std::size_t output, float factor,
                          Order order) {
  const std::span<const std::int8_t> row = matrix.row(static_cast<int>(output));
  const std::size_t block = output / kLane;
  const std::size_t lane = output % kLane;
  std::int8_t* to = weights.data() + block * quads * matrices * kQuadBytes + lane * kQuad;
  const auto inputs = static_cast<std::size_t>(matrix.inputs);
  for (std::size_t k = 0; k < inputs; k += kQuad) {
    const std::size_t quad = k / kQuad;
    const std::size_t tile = quad / kQuadsPerTile * matrices + which;
    const std::size_t at =
        order == Order::by_input ? quad * matrices + which : tile * kQuadsPerTile + quad % kQuadsPerTile;
    std::memcpy(to + at * kQuadBytes, row.data() + k, std::min(kQuad, inputs - k));
  }
  const std::size_t at = (block * matrices + which) * kLane + lane;
  starts[at] = 127 * row.back() - 128 * std::accumulate(row.begin(), row.end() - 1, 0);
  scales[at] = matrix.scales[output] * factor;
}

}  // namespace ocrchat
