#pragma once

#ifdef __x86_64__

#include "lstm/avx512_math.hpp"
#include "lstm/quad_blocks.hpp"

namespace ocrchat {

/// Layers for AVX-512 with VNNI.
template <Precision kPrecision>
class Avx512Layers : public Layers {
 public:
  explicit Avx512Layers(const Network& network) : Avx512Layers(network, QuadBlocks::Order::by_input) {}

  void convolve(const PaddedLine& line, int step, Activation* features) const final;
  void step(LstmLayer layer, int rows, const Activation* in, std::size_t in_stride, float* states,
            Activation* out, std::size_t out_stride) const override;
  void classify(int rows, const Activation* in, std::size_t in_stride, float* out) const final;

 protected:
  using Math = Avx512Math<kPrecision>;
  /// @param order  of the weights of layers with memory, for a `step` of one's own if not by input
  Avx512Layers(const Network& network, QuadBlocks::Order order);
  const QuadBlocks& lstm(LstmLayer layer) const { return lstms_[static_cast<std::size_t>(layer)]; }
  const Math& math() const { return math_; }

 private:
  ExactMath tables_;
  Math math_{tables_};
  QuadBlocks convolution_;
  std::vector<QuadBlocks> lstms_;
  QuadBlocks classes_;
};

}  // namespace ocrchat

#endif
