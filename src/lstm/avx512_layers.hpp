#pragma once

#include "lstm/avx512_math.hpp"
#include "lstm/quad_blocks.hpp"

namespace ocrchat {

/// The convolution's weights: a quad for each of the three columns that it sees, the fourth weight of it
/// zero.
struct ConvolutionQuads {
  ConvolutionQuads(const WeightMatrix& matrix, float factor);

  alignas(64) std::array<std::int8_t, kWindow * QuadBlocks::kQuadBytes> weights{};
  alignas(64) std::array<std::int32_t, kLane> starts{};
  alignas(64) std::array<float, kLane> scales{};
};

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
  ConvolutionQuads convolution_;
  std::vector<QuadBlocks> lstms_;
  QuadBlocks classes_;
};

}  // namespace ocrchat
