#include "lstm/eight_blocks.hpp"

#include <numeric>

namespace ocrchat {

template <typename Weight>
EightBlocks<Weight>::EightBlocks(std::span<const WeightMatrix> all, std::span<const float> factors,
                                 std::size_t unit)
    : matrices(all.size()),
      inputs(rounded_up(static_cast<std::size_t>(all.front().inputs), kGroup)),
      blocks(rounded_up(static_cast<std::size_t>(all.front().outputs), unit) / kOutputs) {
  const std::size_t rows = blocks * matrices * kOutputs;
  weights.resize(rows * inputs);
  starts.resize(rows);
  scales.resize(rows);
  for (std::size_t which = 0; which < matrices; ++which)
    for (std::size_t output = 0; output < static_cast<std::size_t>(all[which].outputs); ++output)
      pack_row(all[which], which, output, factors[which]);
}

template <typename Weight>
void EightBlocks<Weight>::pack_row(const WeightMatrix& matrix, std::size_t which, std::size_t output,
                                   float factor) {
  const std::span<const std::int8_t> row = matrix.row(static_cast<int>(output));
  const std::size_t block = output / kOutputs;
  const std::size_t lane = output % kOutputs;
  Weight* to = weights.data() + block * block_size() + which * kGroupSize + lane * kGroup;
  const auto count = static_cast<std::size_t>(matrix.inputs);
  for (std::size_t k = 0; k < count; ++k) to[k / kGroup * matrices * kGroupSize + k % kGroup] = row[k];
  const std::size_t at = (block * matrices + which) * kOutputs + lane;
  starts[at] = 127 * row.back() - 128 * std::accumulate(row.begin(), row.end() - 1, 0);
  scales[at] = matrix.scales[output] * factor;
}

template struct EightBlocks<std::int16_t>;
template struct EightBlocks<std::int8_t>;

}  // namespace ocrchat
