#include <algorithm>
#include <limits>

#include "lstm/aligned.hpp"
#include "lstm/exact_math.hpp"
#include "lstm/layers.hpp"

namespace ocrchat {
namespace {

/// Rows of matrices, kLane of each side by side: all the sums that a block of cells needs are made in one go.
struct PortableBlocks {
  explicit PortableBlocks(std::span<const WeightMatrix> matrices)
      : inputs(matrices.front().inputs),
        blocks(static_cast<int>(rounded_up(static_cast<std::size_t>(matrices.front().outputs), kLane)) /
               kLane),
        lanes(static_cast<int>(matrices.size()) * kLane) {
    const auto size = static_cast<std::size_t>(blocks) * static_cast<std::size_t>(lanes);
    weights.resize(size * static_cast<std::size_t>(inputs));
    biases.resize(size);
    scales.resize(size);
    for (int block = 0; block < blocks; ++block)
      for (int lane = 0; lane < lanes; ++lane)
        pack(matrices[static_cast<std::size_t>(lane / kLane)], block, lane);
  }

  void pack(const WeightMatrix& matrix, int block, int lane) {
    const int output = block * kLane + lane % kLane;
    if (output >= matrix.outputs) return;
    const auto row = matrix.row(output);
    for (int k = 0; k < inputs; ++k)
      weights[static_cast<std::size_t>((block * inputs + k) * lanes + lane)] =
          row[static_cast<std::size_t>(k)];
    const auto at = static_cast<std::size_t>(block * lanes + lane);
    biases[at] = 127 * row[static_cast<std::size_t>(inputs)];
    scales[at] = matrix.scales[static_cast<std::size_t>(output)];
  }

  int inputs;
  int blocks;
  int lanes;
  std::vector<std::int8_t> weights;  // [block][input][lane]
  std::vector<std::int32_t> biases;  // [block][lane]
  std::vector<float> scales;         // [block][lane]
};

/// The sums of one block for one row of activations.
template <int Lanes>
void sum_up(const PortableBlocks& packed, int block, const Activation* in, std::int32_t* sums) {
  const std::int8_t* weights = packed.weights.data() + static_cast<std::size_t>(block) *
                                                           static_cast<std::size_t>(packed.inputs * Lanes);
  std::copy_n(packed.biases.data() + block * Lanes, Lanes, sums);
  for (int k = 0; k < packed.inputs; ++k, weights += Lanes) {
    const auto value = static_cast<std::int16_t>(in[k] - kZeroActivation);
    for (int lane = 0; lane < Lanes; ++lane) sums[lane] += static_cast<std::int16_t>(weights[lane]) * value;
  }
}

class PortableLayers final : public Layers {
 public:
  explicit PortableLayers(const Network& network)
      : Layers(network),
        convolution_(std::span(&network.convolution, 1)),
        lstms_{PortableBlocks(network.columns.gates), PortableBlocks(network.rightward.gates),
               PortableBlocks(network.leftward.gates), PortableBlocks(network.last.gates)},
        classes_(std::span(&network.classes, 1)) {}

  void convolve(const PaddedLine& line, int step, Activation* features) const override {
    for (int y = 0; y + kWindow <= shape().height; y += kWindow, features += kLane) {
      std::array<std::int32_t, kLane> most;
      most.fill(std::numeric_limits<std::int32_t>::min());
      for (int i = 0; i < kWindow * kWindow; ++i)
        raise(line.window(step * kWindow + i / kWindow, y + i % kWindow), most);
      for (std::size_t lane = 0; lane < kLane; ++lane)
        features[lane] =
            exact_activation(math_.tanh(static_cast<float>(most[lane]) * convolution_.scales[lane]));
    }
  }

  void step(LstmLayer layer, int rows, const Activation* in, std::size_t in_stride, float* states,
            Activation* out, std::size_t out_stride) const override {
    const PortableBlocks& packed = lstms_[static_cast<std::size_t>(layer)];
    for (int row = 0; row < rows; ++row, in += in_stride, out += out_stride)
      for (int block = 0; block < packed.blocks; ++block, states += kLane) {
        std::array<std::int32_t, kGates * kLane> sums;
        sum_up<kGates * kLane>(packed, block, in, sums.data());
        run_cells(sums.data(), packed.scales.data() + block * kGates * kLane, states, out + block * kLane);
      }
  }

  void classify(int rows, const Activation* in, std::size_t in_stride, float* out) const override {
    const int stride = shape().class_stride();
    for (int row = 0; row < rows; ++row)
      for (int block = 0; block < classes_.blocks; ++block) {
        std::array<std::int32_t, kLane> sums;
        sum_up<kLane>(classes_, block, in + static_cast<std::size_t>(row) * in_stride, sums.data());
        for (int lane = 0; lane < kLane; ++lane) {
          const int at = block * kLane + lane;
          out[row * stride + at] = static_cast<float>(sums[static_cast<std::size_t>(lane)]) *
                                   classes_.scales[static_cast<std::size_t>(at)];
        }
      }
    exact_softmaxes(rows, out, shape().classes, stride);
  }

 private:
  /// tanh rises steadily, so that the pool may be taken before it, of whole numbers.
  void raise(PixelWindow window, std::array<std::int32_t, kLane>& most) const {
    std::array<Activation, kWindow * kWindow> pixels;
    for (std::size_t x = 0; x < kWindow; ++x)
      std::copy_n(window.at + x * window.stride, kWindow, pixels.data() + x * kWindow);
    std::array<std::int32_t, kLane> sums;
    sum_up<kLane>(convolution_, 0, pixels.data(), sums.data());
    for (std::size_t lane = 0; lane < kLane; ++lane) most[lane] = std::max(most[lane], sums[lane]);
  }

  void run_cells(const std::int32_t* sums, const float* scales, float* states, Activation* out) const {
    constexpr float kMostState = 100;
    const auto gate = [&](Gate which, int lane) {
      const int at = static_cast<int>(which) * kLane + lane;
      return static_cast<float>(sums[at]) * scales[at];
    };
    for (int lane = 0; lane < kLane; ++lane) {
      const float candidate = math_.tanh(gate(Gate::candidate, lane));
      const float input = math_.logistic(gate(Gate::input, lane));
      const float forget = math_.logistic(gate(Gate::forget, lane));
      const float state = std::clamp(states[lane] * forget + candidate * input, -kMostState, kMostState);
      states[lane] = state;
      out[lane] = exact_activation(math_.tanh(state) * math_.logistic(gate(Gate::output, lane)));
    }
  }

  ExactMath math_;
  PortableBlocks convolution_;
  std::array<PortableBlocks, kLstmLayers> lstms_;
  PortableBlocks classes_;
};

}  // namespace

std::unique_ptr<const Layers> portable_layers(const Network& network) {
  return std::make_unique<PortableLayers>(network);
}

}  // namespace ocrchat
