#ifdef __x86_64__

#include "lstm/avx512_layers.hpp"

#include <algorithm>

namespace ocrchat {
namespace {

constexpr int kMostRows = 6;  // so many rows' sums, four registers each, fit beside the weights

constexpr std::array<float, 1> kPlain = {1};

/// The sums of `kRows` rows: what the processor's registers hold of a block at a time.
template <int kRows, Precision kPrecision>
OCRCHAT_AVX512 void run_rows(const QuadBlocks& packed, std::size_t block, const Avx512Math<kPrecision>& math,
                             const Activation* in, std::size_t in_stride, float* states, Activation* out,
                             std::size_t out_stride) {
  const std::int8_t* weights = packed.weights_of(block);
  const std::int32_t* starts = packed.starts_of(block);
  __m512i sums[kRows][kGates];
#pragma GCC unroll 8
  for (std::size_t row = 0; row < kRows; ++row)
#pragma GCC unroll 4
    for (std::size_t gate = 0; gate < kGates; ++gate)
      sums[row][gate] = _mm512_load_si512(starts + gate * kLane);
  for (std::size_t quad = 0; quad < packed.quads; ++quad, weights += kGates * QuadBlocks::kQuadBytes) {
    const __m512i candidate = _mm512_load_si512(weights);
    const __m512i input = _mm512_load_si512(weights + QuadBlocks::kQuadBytes);
    const __m512i forget = _mm512_load_si512(weights + 2 * QuadBlocks::kQuadBytes);
    const __m512i output = _mm512_load_si512(weights + 3 * QuadBlocks::kQuadBytes);
#pragma GCC unroll 8
    for (std::size_t row = 0; row < kRows; ++row) {
      const __m512i four = four_activations(in + row * in_stride + quad * QuadBlocks::kQuad);
      sums[row][0] = dot4(sums[row][0], four, candidate);
      sums[row][1] = dot4(sums[row][1], four, input);
      sums[row][2] = dot4(sums[row][2], four, forget);
      sums[row][3] = dot4(sums[row][3], four, output);
    }
  }
  const float* scales = packed.scales_of(block);
  const std::size_t cells = packed.blocks * kLane;
#pragma GCC unroll 8
  for (std::size_t row = 0; row < kRows; ++row) {
    __m512 gates[kGates];
#pragma GCC unroll 4
    for (std::size_t gate = 0; gate < kGates; ++gate)
      gates[gate] = scaled(sums[row][gate], scales + gate * kLane);
    _mm_storeu_si128(reinterpret_cast<__m128i*>(out + row * out_stride),
                     math.cells(gates[0], gates[1], gates[2], gates[3], states + row * cells));
  }
}

template <Precision kPrecision>
using RunRows = void (*)(const QuadBlocks&, std::size_t, const Avx512Math<kPrecision>&, const Activation*,
                         std::size_t, float*, Activation*, std::size_t);

template <Precision kPrecision>
constexpr std::array<RunRows<kPrecision>, kMostRows + 1> kRunRows = {nullptr,
                                                                     run_rows<1, kPrecision>,
                                                                     run_rows<2, kPrecision>,
                                                                     run_rows<3, kPrecision>,
                                                                     run_rows<4, kPrecision>,
                                                                     run_rows<5, kPrecision>,
                                                                     run_rows<6, kPrecision>};

OCRCHAT_AVX512_INLINE __m512i window_sums(const QuadBlocks& packed, PixelWindow window) {
  __m512i sums = _mm512_load_si512(packed.starts_of(0));
#pragma GCC unroll 3
  for (std::size_t x = 0; x < kWindow; ++x)
    sums = dot4(sums, four_activations(window.at + x * window.stride),
                _mm512_load_si512(packed.weights_of(0) + x * QuadBlocks::kQuadBytes));
  return sums;
}

/// The pool is taken of the whole sums, before tanh: it rises steadily, and so there is a ninth as much of
/// it.
template <Precision kPrecision>
OCRCHAT_AVX512 void convolve_step(const QuadBlocks& packed, const Avx512Math<kPrecision>& math,
                                  const PaddedLine& line, int step, int height, Activation* features) {
  for (int y = 0; y + kWindow <= height; y += kWindow, features += kLane) {
    __m512i most = window_sums(packed, line.window(step * kWindow, y));
#pragma GCC unroll 8
    for (int i = 1; i < kWindow * kWindow; ++i)
      most = _mm512_max_epi32(
          most, window_sums(packed, line.window(step * kWindow + i / kWindow, y + i % kWindow)));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(features), math.features(scaled(most, packed.scales_of(0))));
  }
}

/// The sums of eight rows and two blocks of classes, scaled. Rows beyond `rows` are worked out, not written.
OCRCHAT_AVX512 void class_sums(const QuadBlocks& packed, std::size_t block, int rows, const Activation* in,
                               std::size_t in_stride, float* out, std::size_t out_stride) {
  constexpr int kRows = 8;
  const std::size_t second = std::min(block + 1, packed.blocks - 1);
  const std::int8_t* left = packed.weights_of(block);
  const std::int8_t* right = packed.weights_of(second);
  __m512i sums[kRows][2];
#pragma GCC unroll 8
  for (auto& sum : sums) {
    sum[0] = _mm512_load_si512(packed.starts_of(block));
    sum[1] = _mm512_load_si512(packed.starts_of(second));
  }
  for (std::size_t quad = 0; quad < packed.quads; ++quad) {
    const __m512i left_weights = _mm512_load_si512(left + quad * QuadBlocks::kQuadBytes);
    const __m512i right_weights = _mm512_load_si512(right + quad * QuadBlocks::kQuadBytes);
#pragma GCC unroll 8
    for (std::size_t row = 0; row < kRows; ++row) {
      const __m512i four = four_activations(in + row * in_stride + quad * QuadBlocks::kQuad);
      sums[row][0] = dot4(sums[row][0], four, left_weights);
      sums[row][1] = dot4(sums[row][1], four, right_weights);
    }
  }
  for (int row = 0; row < rows; ++row) {
    float* to = out + static_cast<std::size_t>(row) * out_stride;
    _mm512_storeu_ps(to + block * kLane, scaled(sums[row][0], packed.scales_of(block)));
    _mm512_storeu_ps(to + second * kLane, scaled(sums[row][1], packed.scales_of(second)));
  }
}

OCRCHAT_AVX512 void fast_softmaxes(int rows, float* out, int count, int stride) {
  for (int row = 0; row < rows; ++row, out += stride) fast_softmax(out, count, stride);
}

}  // namespace

template <Precision kPrecision>
Avx512Layers<kPrecision>::Avx512Layers(const Network& network, QuadBlocks::Order order)
    : Layers(network),
      convolution_(std::span(&ConvolutionByFours(network.convolution).matrix(), 1),
                   std::span(&Math::kTanhFactor, 1), QuadBlocks::Order::by_input),
      classes_(std::span(&network.classes, 1), kPlain, QuadBlocks::Order::by_input) {
  for (const LstmWeights* layer : {&network.columns, &network.rightward, &network.leftward, &network.last})
    lstms_.emplace_back(layer->gates, Math::kGateFactors, order);
}

template <Precision kPrecision>
void Avx512Layers<kPrecision>::convolve(const PaddedLine& line, int step, Activation* features) const {
  convolve_step(convolution_, math_, line, step, shape().height, features);
}

template <Precision kPrecision>
void Avx512Layers<kPrecision>::step(LstmLayer layer, int rows, const Activation* in, std::size_t in_stride,
                                    float* states, Activation* out, std::size_t out_stride) const {
  const QuadBlocks& packed = lstms_[static_cast<std::size_t>(layer)];
  const std::size_t cells = packed.blocks * kLane;
  for (std::size_t block = 0; block < packed.blocks; ++block)
    for (int done = 0; done < rows; done += kMostRows) {
      const int now = std::min(kMostRows, rows - done);
      const auto row = static_cast<std::size_t>(done);
      const std::size_t cell = block * kLane;
      kRunRows<kPrecision>[static_cast<std::size_t>(now)](packed, block, math_, in + row * in_stride,
                                                          in_stride, states + row * cells + cell,
                                                          out + row * out_stride + cell, out_stride);
    }
}

template <Precision kPrecision>
void Avx512Layers<kPrecision>::classify(int rows, const Activation* in, std::size_t in_stride,
                                        float* out) const {
  constexpr int kRows = 8;
  const int stride = shape().class_stride();
  for (int done = 0; done < rows; done += kRows) {
    const int now = std::min(kRows, rows - done);
    float* to = out + static_cast<std::size_t>(done) * static_cast<std::size_t>(stride);
    for (std::size_t block = 0; block < classes_.blocks; block += 2)
      class_sums(classes_, block, now, in + static_cast<std::size_t>(done) * in_stride, in_stride, to,
                 static_cast<std::size_t>(stride));
    if constexpr (kPrecision == Precision::fast)
      fast_softmaxes(now, to, shape().classes, stride);
    else
      exact_softmaxes(now, to, shape().classes, stride);
  }
}

template class Avx512Layers<Precision::exact>;
template class Avx512Layers<Precision::fast>;

}  // namespace ocrchat

#endif
