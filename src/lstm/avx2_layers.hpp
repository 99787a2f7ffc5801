#pragma once

#ifdef __x86_64__

#include "lstm/avx2_math.hpp"
#include "lstm/pair_blocks.hpp"

namespace ocrchat {

/// Layers for AVX2 with FMA.
template <Precision kPrecision>
class Avx2Layers final : public Layers {
 public:
  explicit Avx2Layers(const Network& network);

  void convolve(const PaddedLine& line, int step, Activation* features) const override;
  void step(LstmLayer layer, int rows, const Activation* in, std::size_t in_stride, float* states,
            Activation* out, std::size_t out_stride) const override;
  void classify(int rows, const Activation* in, std::size_t in_stride, float* out) const override;

 private:
  using Math = Avx2Math<kPrecision>;

  ExactMath tables_;
  Math math_{tables_};
  PairBlocks convolution_;
  std::vector<PairBlocks> lstms_;
  PairBlocks classes_;
};

}  // namespace ocrchat

#endif
