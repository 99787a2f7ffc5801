#pragma once

#include "lstm/avx512_math.hpp"
#include "lstm/quad_blocks.hpp"

namespace ocrchat {

/// Layers for AVX-512 with VNNI.
template <Precision kPrecision>
class Avx512Layers : public Layers {
 public:
  explicit Avx512Layers(const Network& network);

  void convolve(const PaddedLine& line, int step, Activation* features) const final;
  void step(LstmLayer layer, int rows, const Activation* in, std::size_t in_stride, float* states,
            Activation* out, std::size_t out_stride) const override;
  void classify(int rows, const Activation* in, std::size_t in_stride, float* out) const final;

 protected:
  using Math = Avx512Math<kPrecision>;
  const Math& math() const { return math_; }

 private:
  ExactMath tables_;
  Math math_{tables_};
  QuadBlocks convolution_;
  std::vector<QuadBlocks> lstms_;
  QuadBlocks classes_;
};

}  // namespace ocrchat
