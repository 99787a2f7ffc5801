#include <algorithm>
#include <limits>

#include "lstm/eight_blocks.hpp"
#include "lstm/exact_math.hpp"
#include "lstm/fast_math.hpp"
#include "lstm/layers.hpp"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace ocrchat {
namespace {

constexpr std::size_t kEight = PairBlocks::kOutputs;
constexpr std::array<float, kGates> kPlain = {1, 1, 1, 1};

using Eight = std::array<std::int32_t, kEight>;

/// The sums of eight outputs.
class EightSums {
 public:
#ifdef __SSE2__  // which every x86-64 has; compilers do not find this instruction
  explicit EightSums(const std::int32_t* starts) : low_(load(starts)), high_(load(starts + kEight / 2)) {}

  /// Adds the products of two activations and the weights that the eight have for them.
  void add(const std::int16_t* two, const std::int16_t* weights) {
    int both;
    __builtin_memcpy(&both, two, sizeof both);
    const __m128i pair = _mm_set1_epi32(both);
    low_ = _mm_add_epi32(low_, _mm_madd_epi16(pair, load(weights)));
    high_ = _mm_add_epi32(high_, _mm_madd_epi16(pair, load(weights + kEight)));
  }
  Eight values() const {
    Eight sums;
    _mm_storeu_si128(reinterpret_cast<__m128i*>(sums.data()), low_);
    _mm_storeu_si128(reinterpret_cast<__m128i*>(sums.data() + kEight / 2), high_);
    return sums;
  }

 private:
  static __m128i load(const void* at) {
    return _mm_load_si128(static_cast<const __m128i*>(at));
  }

  __m128i low_;
  __m128i high_;
#else
  explicit EightSums(const std::int32_t* starts) {
    std::copy_n(starts, kEight, sums_.begin());
  }

  void add(const std::int16_t* two, const std::int16_t* weights) {
    for (std::size_t i = 0; i < kEight; ++i)
      sums_[i] += two[0] * weights[PairBlocks::kGroup * i] + two[1] * weights[PairBlocks::kGroup * i + 1];
  }
  const Eight& values() const {
    return sums_;
  }

 private:
  Eight sums_;
#endif
};

/// The sums of a block for activations of 16 bits.
template <std::size_t kMatrices>
std::array<Eight, kMatrices> block_sums(const PairBlocks& packed, std::size_t block, const std::int16_t* in) {
  const auto sums = [&]<std::size_t... kWhich>(std::index_sequence<kWhich...>) {
    std::array<EightSums, kMatrices> all = {EightSums(packed.starts_of(block) + kWhich * kEight)...};
    const std::int16_t* weights = packed.weights_of(block);
    for (std::size_t group = 0; group < packed.groups(); ++group, in += PairBlocks::kGroup)
#pragma GCC unroll 4
      for (EightSums& one : all) {
        one.add(in, weights);
        weights += PairBlocks::kGroupSize;
      }
    return std::array<Eight, kMatrices>{all[kWhich].values()...};
  };
  return sums(std::make_index_sequence<kMatrices>());
}

class PortableLayers final : public Layers {
 public:
  explicit PortableLayers(const Network& network)
      : Layers(network),
        convolution_(packed(ConvolutionByFours(network.convolution).matrix())),
        lstms_{packed(network.columns), packed(network.rightward), packed(network.leftward),
               packed(network.last)},
        classes_(packed(network.classes)) {}

  void convolve(const PaddedLine& line, int step, Activation* features) const override {
    for (int y = 0; y + kWindow <= shape().height; y += kWindow, features += kLane)
      for (std::size_t block = 0; block < convolution_.blocks; ++block) {
        // tanh rises steadily, so that the pool may be taken before it, of whole numbers.
        Eight most;
        most.fill(std::numeric_limits<std::int32_t>::min());
        for (int i = 0; i < kWindow * kWindow; ++i)
          raise(block, line.window(step * kWindow + i / kWindow, y + i % kWindow), most);
        for (std::size_t i = 0; i < kEight; ++i)
          features[block * kEight + i] =
              exact_activation(math_.tanh(static_cast<float>(most[i]) * convolution_.scales_of(block)[i]));
      }
  }

  void step(LstmLayer layer, int rows, const Activation* in, std::size_t in_stride, float* states,
            Activation* out, std::size_t out_stride) const override {
    const PairBlocks& packed = lstms_[static_cast<std::size_t>(layer)];
    for (int row = 0; row < rows; ++row, in += in_stride, out += out_stride) {
      const std::vector<std::int16_t> wide(in, in + packed.inputs);
      for (std::size_t block = 0; block < packed.blocks; ++block, states += kEight)
        run_cells(block_sums<kGates>(packed, block, wide.data()), packed.scales_of(block), states,
                  out + block * kEight);
    }
  }

  void classify(int rows, const Activation* in, std::size_t in_stride, float* out) const override {
    const int stride = shape().class_stride();
    for (int row = 0; row < rows; ++row, in += in_stride) {
      const std::vector<std::int16_t> wide(in, in + classes_.inputs);
      float* to = out + static_cast<std::size_t>(row) * static_cast<std::size_t>(stride);
      for (std::size_t block = 0; block < classes_.blocks; ++block) {
        const Eight sums = block_sums<1>(classes_, block, wide.data()).front();
        for (std::size_t i = 0; i < kEight; ++i, ++to)
          *to = static_cast<float>(sums[i]) * classes_.scales_of(block)[i];
      }
    }
    exact_softmaxes(rows, out, shape().classes, stride);
  }

 private:
  static PairBlocks packed(const LstmWeights& layer) { return PairBlocks(layer.gates, kPlain, kLane); }
  static PairBlocks packed(const WeightMatrix& matrix) {
    return PairBlocks(std::span(&matrix, 1), kPlain, kLane);
  }

  void raise(std::size_t block, PixelWindow window, Eight& most) const {
    constexpr std::size_t kFour = kWindow + 1;
    std::array<std::int16_t, kWindow * kFour> pixels;
    for (std::size_t x = 0; x < kWindow; ++x)
      std::copy_n(window.at + x * window.stride, kFour, pixels.data() + x * kFour);
    const Eight sums = block_sums<1>(convolution_, block, pixels.data()).front();
    for (std::size_t i = 0; i < kEight; ++i) most[i] = std::max(most[i], sums[i]);
  }

  void run_cells(const std::array<Eight, kGates>& sums, const float* scales, float* states,
                 Activation* out) const {
    const auto gate = [&](Gate which, std::size_t i) {
      const auto at = static_cast<std::size_t>(which);
      return static_cast<float>(sums[at][i]) * scales[at * kEight + i];
    };
    for (std::size_t i = 0; i < kEight; ++i) {
      const float candidate = math_.tanh(gate(Gate::candidate, i));
      const float input = math_.logistic(gate(Gate::input, i));
      const float forget = math_.logistic(gate(Gate::forget, i));
      const float state = std::clamp(states[i] * forget + candidate * input, -kMostState, kMostState);
      states[i] = state;
      out[i] = exact_activation(math_.tanh(state) * math_.logistic(gate(Gate::output, i)));
    }
  }

  ExactMath math_;
  PairBlocks convolution_;
  std::array<PairBlocks, kLstmLayers> lstms_;
  PairBlocks classes_;
};

}  // namespace

std::unique_ptr<const Layers> portable_layers(const Network& network) {
  return std::make_unique<PortableLayers>(network);
}

}  // namespace ocrchat
