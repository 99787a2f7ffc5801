#ifdef __x86_64__

#include "lstm/avx2_layers.hpp"

#include <algorithm>

#include "lstm/avx2_rows.hpp"

namespace ocrchat {
namespace {

// So many rows' sums, four registers each, fit beside what they are made of.
constexpr std::size_t kMostRows = 3;
// Of a row: gates, or blocks of classes.
constexpr std::size_t kSums = 4;
constexpr std::size_t kEight = 8;

constexpr std::array<float, 1> kPlain = {1};

template <typename Weight>
using Element = typename Avx2Rows<Weight>::Element;

OCRCHAT_AVX2_INLINE __m256i whole_numbers(const void* at) {
  return _mm256_load_si256(static_cast<const __m256i*>(at));
}

/// sum + products of a group of activations and a group of weights, in eight lanes. AVX-VNNI is in assembler,
/// for its intrinsic would want all this code compiled for processors that have it.
template <typename Weight>
OCRCHAT_AVX2_INLINE __m256i dot(__m256i sum, __m256i activations, const Weight* at) {
  const __m256i weights = whole_numbers(at);
  if constexpr (sizeof(Weight) == 2) return _mm256_add_epi32(sum, _mm256_madd_epi16(activations, weights));
  asm("%{vex%} vpdpbusd %2, %1, %0" : "+x"(sum) : "x"(activations), "x"(weights));
  return sum;
}

/// Four bytes, to all lanes.
OCRCHAT_AVX2_INLINE __m256i group_of_activations(const void* at) {
  int group;
  __builtin_memcpy(&group, at, sizeof group);
  return _mm256_set1_epi32(group);
}

/// Where four sums' weights are: a group of each, and how far it is to the next.
template <typename Weight>
struct FourWeights {
  const Weight* first;
  std::size_t apart;
  std::size_t step;
};

template <std::size_t kRows, typename Weight>
OCRCHAT_AVX2_INLINE void add_products(FourWeights<Weight> weights, std::size_t groups,
                                      const Element<Weight>* in, std::size_t in_stride,
                                      __m256i (&sums)[kRows][kSums]) {
  const Weight* at = weights.first;
  for (std::size_t group = 0; group < groups;
       ++group, at += weights.step, in += EightBlocks<Weight>::kGroup) {
    __m256i activations[kRows];
#pragma GCC unroll 4
    for (std::size_t row = 0; row < kRows; ++row)
      activations[row] = group_of_activations(in + row * in_stride);
#pragma GCC unroll 4
    for (std::size_t sum = 0; sum < kSums; ++sum)
#pragma GCC unroll 4
      for (std::size_t row = 0; row < kRows; ++row)
        sums[row][sum] = dot(sums[row][sum], activations[row], at + sum * weights.apart);
  }
}

template <std::size_t kRows, Precision kPrecision, typename Weight>
OCRCHAT_AVX2 void run_rows(const EightBlocks<Weight>& packed, std::size_t block,
                           const Avx2Math<kPrecision>& math, const Element<Weight>* in, std::size_t in_stride,
                           float* states, Activation* out, std::size_t out_stride) {
  constexpr std::size_t kGroupSize = EightBlocks<Weight>::kGroupSize;
  __m256i sums[kRows][kSums];
#pragma GCC unroll 4
  for (auto& row : sums)
#pragma GCC unroll 4
    for (std::size_t gate = 0; gate < kSums; ++gate)
      row[gate] = whole_numbers(packed.starts_of(block) + gate * kEight);
  add_products<kRows, Weight>({packed.weights_of(block), kGroupSize, kSums * kGroupSize}, packed.groups(), in,
                              in_stride, sums);
  const float* scales = packed.scales_of(block);
#pragma GCC unroll 4
  for (std::size_t row = 0; row < kRows; ++row)
    store_activations(
        math.cells(scaled(sums[row][0], scales), scaled(sums[row][1], scales + kEight),
                   scaled(sums[row][2], scales + 2 * kEight), scaled(sums[row][3], scales + 3 * kEight),
                   states + row * packed.blocks * kEight),
        out + row * out_stride);
}

template <Precision kPrecision, typename Weight>
using RunRows = void (*)(const EightBlocks<Weight>&, std::size_t, const Avx2Math<kPrecision>&,
                         const Element<Weight>*, std::size_t, float*, Activation*, std::size_t);

template <Precision kPrecision, typename Weight>
constexpr std::array<RunRows<kPrecision, Weight>, kMostRows + 1> kRunRows = {
    nullptr, run_rows<1, kPrecision, Weight>, run_rows<2, kPrecision, Weight>,
    run_rows<3, kPrecision, Weight>};

/// Sixteen features of a window: the taps of each of its columns are four, of which the last is none.
template <typename Weight>
OCRCHAT_AVX2_INLINE void window_sums(const EightBlocks<Weight>& packed, PixelWindow window, __m256i& left,
                                     __m256i& right) {
  constexpr std::size_t kGroupSize = EightBlocks<Weight>::kGroupSize;
  const Weight* left_weights = packed.weights_of(0);
  const Weight* right_weights = packed.weights_of(1);
  left = whole_numbers(packed.starts_of(0));
  right = whole_numbers(packed.starts_of(1));
#pragma GCC unroll 3
  for (std::size_t x = 0; x < kWindow; ++x) {
    const __m256i four = group_of_activations(window.at + x * window.stride);
    if constexpr (sizeof(Weight) == 1) {
      left = dot(left, four, left_weights + x * kGroupSize);
      right = dot(right, four, right_weights + x * kGroupSize);
    } else {
      const __m128i words = _mm_cvtepu8_epi16(_mm256_castsi256_si128(four));
      const __m256i first = _mm256_broadcastd_epi32(words);
      const __m256i second = _mm256_broadcastd_epi32(_mm_srli_epi64(words, 32));
      left = dot(dot(left, first, left_weights + 2 * x * kGroupSize), second,
                 left_weights + (2 * x + 1) * kGroupSize);
      right = dot(dot(right, first, right_weights + 2 * x * kGroupSize), second,
                  right_weights + (2 * x + 1) * kGroupSize);
    }
  }
}

template <Precision kPrecision, typename Weight>
OCRCHAT_AVX2 void convolve_step(const EightBlocks<Weight>& packed, const Avx2Math<kPrecision>& math,
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
    store_activations(math.features(scaled(right, packed.scales_of(1))), features + kEight);
  }
}

/// The sums of some rows and four blocks of classes, scaled. Blocks beyond the classes are worked out, not
/// written.
template <std::size_t kRows, typename Weight>
OCRCHAT_AVX2 void class_sums(const EightBlocks<Weight>& packed, std::size_t block, const Element<Weight>* in,
                             std::size_t in_stride, float* out, std::size_t out_stride) {
  __m256i sums[kRows][kSums];
#pragma GCC unroll 4
  for (auto& row : sums)
#pragma GCC unroll 4
    for (std::size_t i = 0; i < kSums; ++i) row[i] = whole_numbers(packed.starts_of(block + i));
  add_products<kRows, Weight>(
      {packed.weights_of(block), packed.block_size(), EightBlocks<Weight>::kGroupSize}, packed.groups(), in,
      in_stride, sums);
#pragma GCC unroll 4
  for (std::size_t row = 0; row < kRows; ++row)
#pragma GCC unroll 4
    for (std::size_t i = 0; i < kSums; ++i)
      if (const std::size_t at = (block + i) * kEight; at < out_stride)
        _mm256_storeu_ps(out + row * out_stride + at, scaled(sums[row][i], packed.scales_of(block + i)));
}

template <typename Weight>
using ClassSums = void (*)(const EightBlocks<Weight>&, std::size_t, const Element<Weight>*, std::size_t,
                           float*, std::size_t);

template <typename Weight>
constexpr std::array<ClassSums<Weight>, kMostRows + 1> kClassSums = {
    nullptr, class_sums<1, Weight>, class_sums<2, Weight>, class_sums<3, Weight>};

OCRCHAT_AVX2 void fast_softmaxes(int rows, float* out, int count, int stride) {
  for (int row = 0; row < rows; ++row, out += stride) fast_softmax_of_eights(out, count, stride);
}

}  // namespace

template <Precision kPrecision, typename Weight>
Avx2LayersOf<kPrecision, Weight>::Avx2LayersOf(const Network& network)
    : Layers(network),
      convolution_(std::span(&ConvolutionByFours(network.convolution).matrix(), 1),
                   std::span(&Math::kTanhFactor, 1), kLane),
      classes_(std::span(&network.classes, 1), kPlain, kSums * kEight) {
  for (const LstmWeights* layer : {&network.columns, &network.rightward, &network.leftward, &network.last})
    lstms_.emplace_back(layer->gates, Math::kGateFactors, kLane);
}

template <Precision kPrecision, typename Weight>
void Avx2LayersOf<kPrecision, Weight>::convolve(const PaddedLine& line, int step,
                                                Activation* features) const {
  convolve_step(convolution_, math_, line, step, shape().height, features);
}

template <Precision kPrecision, typename Weight>
void Avx2LayersOf<kPrecision, Weight>::step(LstmLayer layer, int rows, const Activation* in,
                                            std::size_t in_stride, float* states, Activation* out,
                                            std::size_t out_stride) const {
  const Blocks& packed = lstms_[static_cast<std::size_t>(layer)];
  const std::size_t cells = packed.blocks * kEight;
  Avx2Rows<Weight> wide(packed.inputs);
  const auto all = static_cast<std::size_t>(rows);
  for (std::size_t taken = 0; taken < all; taken += wide.room()) {
    const std::size_t now = std::min(wide.room(), all - taken);
    wide.take(now, in + taken * in_stride, in_stride);
    for (std::size_t block = 0; block < packed.blocks; ++block)
      for (std::size_t done = 0; done < now; done += kMostRows) {
        const std::size_t row = taken + done;
        kRunRows<kPrecision, Weight>[std::min(kMostRows, now - done)](
            packed, block, math_, wide.row(done), wide.stride(), states + row * cells + block * kEight,
            out + row * out_stride + block * kEight, out_stride);
      }
  }
}

template <Precision kPrecision, typename Weight>
void Avx2LayersOf<kPrecision, Weight>::classify(int rows, const Activation* in, std::size_t in_stride,
                                                float* out) const {
  const auto stride = static_cast<std::size_t>(shape().class_stride());
  Avx2Rows<Weight> wide(classes_.inputs);
  const auto all = static_cast<std::size_t>(rows);
  for (std::size_t taken = 0; taken < all; taken += wide.room()) {
    const std::size_t now = std::min(wide.room(), all - taken);
    wide.take(now, in + taken * in_stride, in_stride);
    for (std::size_t block = 0; block < classes_.blocks; block += kSums)
      for (std::size_t done = 0; done < now; done += kMostRows)
        kClassSums<Weight>[std::min(kMostRows, now - done)](classes_, block, wide.row(done), wide.stride(),
                                                            out + (taken + done) * stride, stride);
  }
  if constexpr (kPrecision == Precision::fast)
    fast_softmaxes(rows, out, shape().classes, shape().class_stride());
  else
    exact_softmaxes(rows, out, shape().classes, shape().class_stride());
}

template class Avx2LayersOf<Precision::exact, std::int16_t>;
template class Avx2LayersOf<Precision::fast, std::int16_t>;
template class Avx2LayersOf<Precision::exact, std::int8_t>;
template class Avx2LayersOf<Precision::fast, std::int8_t>;

}  // namespace ocrchat

#endif
