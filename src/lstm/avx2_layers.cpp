#ifdef __x86_64__

#include "lstm/avx2_layers.hpp"

#include <algorithm>
#include <cassert>

namespace ocrchat {
namespace {

constexpr std::size_t kMostRows =
    3;                            // so many rows' sums, four registers each, fit beside what they are made of
constexpr std::size_t kSums = 4;  // of a row: gates, or blocks of classes
constexpr std::size_t kWideRoom = 24 * 1024;

constexpr std::array<float, 1> kPlain = {1};

/// Rows of activations made 16 bits wide, for as many as there is room.
class WideRows {
 public:
  explicit WideRows(std::size_t width) : stride_(rounded_up(width, 16)) { assert(room() > 0); }

  std::size_t room() const { return kWideRoom / stride_; }
  std::size_t stride() const { return stride_; }
  const std::int16_t* row(std::size_t index) const { return values_ + index * stride_; }

  OCRCHAT_AVX2 void take(std::size_t rows, const Activation* in, std::size_t in_stride) {
    for (std::size_t row = 0; row < rows; ++row)
      for (std::size_t k = 0; k < stride_; k += 16) {
        const auto* bytes = reinterpret_cast<const __m128i*>(in + row * in_stride + k);
        _mm256_store_si256(reinterpret_cast<__m256i*>(values_ + row * stride_ + k),
                           _mm256_cvtepu8_epi16(_mm_loadu_si128(bytes)));
      }
  }

 private:
  std::size_t stride_;
  alignas(32) std::int16_t values_[kWideRoom];
};

/// Where four sums' weights are: a pair of each, and how far it is to the next.
struct FourWeights {
  const std::int16_t* first;
  std::size_t apart;
  std::size_t step;
};

OCRCHAT_AVX2_INLINE __m256i two_activations(const std::int16_t* at) {
  int two;
  __builtin_memcpy(&two, at, sizeof two);
  return _mm256_set1_epi32(two);
}

template <std::size_t kRows>
OCRCHAT_AVX2_INLINE void add_products(FourWeights weights, std::size_t pairs, const std::int16_t* in,
                                      std::size_t in_stride, __m256i (&sums)[kRows][kSums]) {
  const std::int16_t* at = weights.first;
  for (std::size_t pair = 0; pair < pairs; ++pair, at += weights.step, in += PairBlocks::kPair) {
    __m256i two[kRows];
#pragma GCC unroll 4
    for (std::size_t row = 0; row < kRows; ++row) two[row] = two_activations(in + row * in_stride);
#pragma GCC unroll 4
    for (std::size_t sum = 0; sum < kSums; ++sum) {
      const __m256i weight = _mm256_load_si256(reinterpret_cast<const __m256i*>(at + sum * weights.apart));
#pragma GCC unroll 4
      for (std::size_t row = 0; row < kRows; ++row)
        sums[row][sum] = _mm256_add_epi32(sums[row][sum], _mm256_madd_epi16(two[row], weight));
    }
  }
}

OCRCHAT_AVX2_INLINE __m256i whole_numbers(const std::int32_t* at) {
  return _mm256_load_si256(reinterpret_cast<const __m256i*>(at));
}

template <std::size_t kRows, Precision kPrecision>
OCRCHAT_AVX2 void run_rows(const PairBlocks& packed, std::size_t block, const Avx2Math<kPrecision>& math,
                           const std::int16_t* in, std::size_t in_stride, float* states, Activation* out,
                           std::size_t out_stride) {
  constexpr std::size_t kEight = PairBlocks::kOutputs;
  __m256i sums[kRows][kSums];
#pragma GCC unroll 4
  for (auto& row : sums)
#pragma GCC unroll 4
    for (std::size_t gate = 0; gate < kSums; ++gate)
      row[gate] = whole_numbers(packed.starts_of(block) + gate * kEight);
  add_products({packed.weights_of(block), PairBlocks::kPairSize, kSums * PairBlocks::kPairSize},
               packed.pairs(), in, in_stride, sums);
  const float* scales = packed.scales_of(block);
#pragma GCC unroll 4
  for (std::size_t row = 0; row < kRows; ++row)
    store_activations(
        math.cells(scaled(sums[row][0], scales), scaled(sums[row][1], scales + kEight),
                   scaled(sums[row][2], scales + 2 * kEight), scaled(sums[row][3], scales + 3 * kEight),
                   states + row * packed.blocks * kEight),
        out + row * out_stride);
}

template <Precision kPrecision>
using RunRows = void (*)(const PairBlocks&, std::size_t, const Avx2Math<kPrecision>&, const std::int16_t*,
                         std::size_t, float*, Activation*, std::size_t);

template <Precision kPrecision>
constexpr std::array<RunRows<kPrecision>, kMostRows + 1> kRunRows = {
    nullptr, run_rows<1, kPrecision>, run_rows<2, kPrecision>, run_rows<3, kPrecision>};

OCRCHAT_AVX2_INLINE __m256i product(__m256i pair, const std::int16_t* weights) {
  return _mm256_madd_epi16(pair, _mm256_load_si256(reinterpret_cast<const __m256i*>(weights)));
}

/// Sixteen features of a window: the taps of each of its columns are two pairs, of which the fourth tap is
/// none.
OCRCHAT_AVX2_INLINE void window_sums(const PairBlocks& packed, PixelWindow window, __m256i& left,
                                     __m256i& right) {
  const std::int16_t* left_weights = packed.weights_of(0);
  const std::int16_t* right_weights = packed.weights_of(1);
  left = whole_numbers(packed.starts_of(0));
  right = whole_numbers(packed.starts_of(1));
#pragma GCC unroll 3
  for (std::size_t x = 0; x < kWindow; ++x) {
    int four;
    __builtin_memcpy(&four, window.at + x * window.stride, sizeof four);
    const __m128i words = _mm_cvtepu8_epi16(_mm_cvtsi32_si128(four));
    const __m256i first = _mm256_broadcastd_epi32(words);
    const __m256i second = _mm256_broadcastd_epi32(_mm_srli_epi64(words, 32));
    const std::size_t at = x * 2 * PairBlocks::kPairSize;
    left = _mm256_add_epi32(left, product(first, left_weights + at));
    left = _mm256_add_epi32(left, product(second, left_weights + at + PairBlocks::kPairSize));
    right = _mm256_add_epi32(right, product(first, right_weights + at));
    right = _mm256_add_epi32(right, product(second, right_weights + at + PairBlocks::kPairSize));
  }
}

template <Precision kPrecision>
OCRCHAT_AVX2 void convolve_step(const PairBlocks& packed, const Avx2Math<kPrecision>& math,
                                const PaddedLine& line, int step, int height, Activation* features) {
  for (int y = 0; y + kWindow <= height; y += kWindow, features += kLane) {
    __m256i left;
    __m256i right;
    window_sums(packed, line.window(step * kWindow, y), left, right);
    for (int i = 1; i < kWindow * kWindow; ++i) {
      __m256i more_left;
      __m256i more_right;
      window_sums(packed, line.window(step * kWindow + i / kWindow, y + i % kWindow), more_left, more_right);
      left = _mm256_max_epi32(left, more_left);
      right = _mm256_max_epi32(right, more_right);
    }
    store_activations(math.features(scaled(left, packed.scales_of(0))), features);
    store_activations(math.features(scaled(right, packed.scales_of(1))), features + PairBlocks::kOutputs);
  }
}

/// The sums of up to three rows and four blocks of classes, scaled. Rows and blocks beyond what is asked for
/// are worked out, not written.
OCRCHAT_AVX2 void class_sums(const PairBlocks& packed, std::size_t block, std::size_t rows,
                             const std::int16_t* in, std::size_t in_stride, float* out,
                             std::size_t out_stride) {
  constexpr std::size_t kEight = PairBlocks::kOutputs;
  __m256i sums[kMostRows][kSums];
#pragma GCC unroll 4
  for (auto& row : sums)
#pragma GCC unroll 4
    for (std::size_t i = 0; i < kSums; ++i) row[i] = whole_numbers(packed.starts_of(block + i));
  add_products({packed.weights_of(block), packed.block_size(), PairBlocks::kPairSize}, packed.pairs(), in,
               in_stride, sums);
#pragma GCC unroll 4
  for (std::size_t row = 0; row < kMostRows; ++row)
#pragma GCC unroll 4
    for (std::size_t i = 0; i < kSums; ++i)
      if (const std::size_t at = (block + i) * kEight; row < rows && at < out_stride)
        _mm256_storeu_ps(out + row * out_stride + at, scaled(sums[row][i], packed.scales_of(block + i)));
}

OCRCHAT_AVX2 void fast_softmaxes(int rows, float* out, int count, int stride) {
  for (int row = 0; row < rows; ++row) fast_softmax_of_eights(out + row * stride, count, stride);
}

}  // namespace

template <Precision kPrecision>
Avx2Layers<kPrecision>::Avx2Layers(const Network& network)
    : Layers(network),
      convolution_(std::span(&ConvolutionByFours(network.convolution).matrix(), 1),
                   std::span(&Math::kTanhFactor, 1), kLane),
      classes_(std::span(&network.classes, 1), kPlain, kSums * PairBlocks::kOutputs) {
  for (const LstmWeights* layer : {&network.columns, &network.rightward, &network.leftward, &network.last})
    lstms_.emplace_back(layer->gates, Math::kGateFactors, kLane);
}

template <Precision kPrecision>
void Avx2Layers<kPrecision>::convolve(const PaddedLine& line, int step, Activation* features) const {
  convolve_step(convolution_, math_, line, step, shape().height, features);
}

template <Precision kPrecision>
void Avx2Layers<kPrecision>::step(LstmLayer layer, int rows, const Activation* in, std::size_t in_stride,
                                  float* states, Activation* out, std::size_t out_stride) const {
  constexpr std::size_t kEight = PairBlocks::kOutputs;
  const PairBlocks& packed = lstms_[static_cast<std::size_t>(layer)];
  const std::size_t cells = packed.blocks * kEight;
  WideRows wide(packed.inputs);
  const auto all = static_cast<std::size_t>(rows);
  for (std::size_t taken = 0; taken < all; taken += wide.room()) {
    const std::size_t now = std::min(wide.room(), all - taken);
    wide.take(now, in + taken * in_stride, in_stride);
    for (std::size_t block = 0; block < packed.blocks; ++block)
      for (std::size_t done = 0; done < now; done += kMostRows) {
        const std::size_t row = taken + done;
        kRunRows<kPrecision>[std::min(kMostRows, now - done)](
            packed, block, math_, wide.row(done), wide.stride(), states + row * cells + block * kEight,
            out + row * out_stride + block * kEight, out_stride);
      }
  }
}

template <Precision kPrecision>
void Avx2Layers<kPrecision>::classify(int rows, const Activation* in, std::size_t in_stride,
                                      float* out) const {
  const auto stride = static_cast<std::size_t>(shape().class_stride());
  WideRows wide(classes_.inputs);
  const auto all = static_cast<std::size_t>(rows);
  // Three rows are read at a time, the last of them perhaps beyond what was taken.
  const std::size_t room = wide.room() / kMostRows * kMostRows;
  for (std::size_t taken = 0; taken < all; taken += room) {
    const std::size_t now = std::min(room, all - taken);
    wide.take(now, in + taken * in_stride, in_stride);
    for (std::size_t block = 0; block < classes_.blocks; block += kSums)
      for (std::size_t done = 0; done < now; done += kMostRows)
        class_sums(classes_, block, std::min(kMostRows, now - done), wide.row(done), wide.stride(),
                   out + (taken + done) * stride, stride);
  }
  if constexpr (kPrecision == Precision::fast)
    fast_softmaxes(rows, out, shape().classes, shape().class_stride());
  else
    exact_softmaxes(rows, out, shape().classes, shape().class_stride());
}

template class Avx2Layers<Precision::exact>;
template class Avx2Layers<Precision::fast>;

}  // namespace ocrchat

#endif
