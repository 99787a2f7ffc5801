#pragma once

#ifdef __x86_64__

#include "lstm/avx2_math.hpp"
#include "lstm/eight_blocks.hpp"

namespace ocrchat {

/// Layers for AVX2 with FMA.
/// @tparam Weight  16 bits wide, or 8 for processors that have AVX-VNNI too
template <Precision kPrecision, typename Weight>
class Avx2LayersOf final : public Layers {
 public:
  explicit Avx2LayersOf(const Network& network);

  void convolve(const PaddedLine& line, int step, Activation* features) const override;
  void step(LstmLayer layer, int rows, const Activation* in, std::size_t in_stride, float* states,
            Activation* out, std::size_t out_stride) const override;
  void classify(int rows, const Activation* in, std::size_t in_stride, float* out) const override;

 private:
  using Math = Avx2Math<kPrecision>;
  using Blocks = EightBlocks<Weight>;

  ExactMath tables_;
  Math math_{tables_};
  Blocks convolution_;
  std::vector<Blocks> lstms_;
  Blocks classes_;
};

template <Precision kPrecision>
using Avx2Layers = Avx2LayersOf<kPrecision, std::int16_t>;
template <Precision kPrecision>
using AvxVnniLayers = Avx2LayersOf<kPrecision, std::int8_t>;

}  // namespace ocrchat

#endif
