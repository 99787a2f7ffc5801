#include "lstm/kernel.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <random>

#include "base/error.hpp"
#include "lstm/aligned.hpp"
#include "lstm/amx_layers.hpp"
#include "lstm/sample_lines.hpp"

namespace ocrchat {
namespace {

/// What a kernel makes of numbers at random: a step of every layer, the convolution, the classes.
struct Outcome {
  std::vector<Activation> activations;
  std::vector<float> states;
  std::vector<float> probabilities;
};

AlignedVector<Activation> random_rows(int rows, std::size_t stride, std::mt19937& random) {
  AlignedVector<Activation> made(rounded_up(static_cast<std::size_t>(rows), kRowUnit) * stride);
  for (Activation& value : made) value = static_cast<Activation>(1 + random() % 255);
  return made;
}

void step(const Layers& layers, LstmLayer layer, int rows, std::mt19937& random, Outcome& outcome) {
  const auto [inputs, cells] = layers.shape().lstm(layer);
  const std::size_t stride = rounded_up(static_cast<std::size_t>(inputs + cells), kActivationUnit);
  const auto wide = static_cast<std::size_t>(cells);
  const auto room = rounded_up(static_cast<std::size_t>(rows), kRowUnit);
  const AlignedVector<Activation> in = random_rows(rows, stride, random);
  AlignedVector<float> states(room * wide);
  for (float& state : states) state = static_cast<float>(random() % 1000) / 500 - 1;
  states[0] = 99.9F;
  AlignedVector<Activation> out(room * wide);
  layers.step(layer, rows, in.data(), stride, states.data(), out.data(), wide);
  const auto used = static_cast<std::ptrdiff_t>(static_cast<std::size_t>(rows) * wide);
  outcome.activations.insert(outcome.activations.end(), out.begin(), out.begin() + used);
  outcome.states.insert(outcome.states.end(), states.begin(), states.begin() + used);
}

Outcome outcome_of(const Layers& layers, int rows) {
  std::mt19937 random(7);
  Outcome outcome;
  for (int layer = 0; layer < kLstmLayers; ++layer)
    step(layers, static_cast<LstmLayer>(layer), rows, random, outcome);
  const int height = layers.shape().height;
  PaddedLine line(layers.shape().iteration);
  line.take(scribble(height, 10, 3));
  for (int at = 0; at < 3; ++at) {
    std::vector<Activation> features(static_cast<std::size_t>(height / kWindow * kLane));
    layers.convolve(line, at, features.data());
    outcome.activations.insert(outcome.activations.end(), features.begin(), features.end());
  }
  const std::size_t stride =
      rounded_up(static_cast<std::size_t>(layers.shape().lstm(LstmLayer::last).cells), kActivationUnit);
  const AlignedVector<Activation> in = random_rows(rows, stride, random);
  outcome.probabilities.resize(static_cast<std::size_t>(rows * layers.shape().class_stride()));
  layers.classify(rows, in.data(), stride, outcome.probabilities.data());
  return outcome;
}

#ifdef __x86_64__

/// Does what the processor's tiles do.
class EmulatedTiles {
 public:
  static constexpr int kMostRows = ProcessorTiles::kMostRows;

  explicit EmulatedTiles(int rows) : rows_(rows) {}

  template <int kTile>
  void zero() {
    tiles_[kTile] = {};
  }
  template <int kTile>
  void load(const void* from, std::size_t stride) {
    for (int row = 0; row < rows_of(kTile); ++row)
      std::memcpy(&tiles_[kTile][static_cast<std::size_t>(row) * 64],
                  static_cast<const char*>(from) + static_cast<std::size_t>(row) * stride, 64);
  }
  template <int kTile>
  void store(void* to, std::size_t stride) {
    for (int row = 0; row < rows_of(kTile); ++row)
      std::memcpy(static_cast<char*>(to) + static_cast<std::size_t>(row) * stride,
                  &tiles_[kTile][static_cast<std::size_t>(row) * 64], 64);
  }
  template <int kSums, int kActivations, int kWeights>
  void add_products() {
    for (std::size_t row = 0; row < static_cast<std::size_t>(rows_); ++row)
      for (std::size_t lane = 0; lane < 16; ++lane) {
        std::int32_t sum;
        std::memcpy(&sum, &tiles_[kSums][row * 64 + lane * 4], 4);
        for (std::size_t k = 0; k < 64; ++k)
          sum += tiles_[kActivations][row * 64 + k] *
                 static_cast<std::int8_t>(tiles_[kWeights][k / 4 * 64 + lane * 4 + k % 4]);
        std::memcpy(&tiles_[kSums][row * 64 + lane * 4], &sum, 4);
      }
  }

 private:
  int rows_of(int tile) const { return tile < 5 ? rows_ : 16; }

  int rows_;
  std::array<std::array<std::uint8_t, 16 * 64>, 8> tiles_{};
};

TEST(Kernel, WhatIsWrittenForTilesDoesTheSameWithTilesOfOurOwn) {
  const auto kinds = available_kernels();
  if (std::find(kinds.begin(), kinds.end(), KernelKind::vnni) == kinds.end())
    return;  // the cells are made by AVX-512 there too
  for (const char* model : {"eng", "chi_sim", "ara", "Latin"}) {
    const Traineddata file = packaged_model(model);
    const Network network = Network::load(file);
    const auto portable = pack_layers(network, KernelKind::portable, Precision::exact);
    const AmxLayersOf<Precision::exact, EmulatedTiles> tiled(network);
    for (const int rows : {1, 7, 16, 33}) {
      const Outcome expected = outcome_of(*portable, rows);
      const Outcome found = outcome_of(tiled, rows);
      EXPECT_EQ(found.activations, expected.activations) << model << ' ' << rows;
      EXPECT_EQ(found.states, expected.states) << model << ' ' << rows;
    }
  }
}

#endif

template <typename Value>
double furthest(const std::vector<Value>& left, const std::vector<Value>& right) {
  EXPECT_EQ(left.size(), right.size());
  double most = 0;
  for (std::size_t i = 0; i < left.size(); ++i)
    most = std::max(most, std::abs(static_cast<double>(left[i]) - static_cast<double>(right[i])));
  return most;
}

TEST(Kernel, AllAreTheSameToTheLastBitWhereExact) {
  for (const char* model : {"eng", "chi_sim", "ara", "Latin"}) {
    const Traineddata file = packaged_model(model);
    const Network network = Network::load(file);
    const auto portable = pack_layers(network, KernelKind::portable, Precision::exact);
    for (const KernelKind kind : available_kernels())
      for (const int rows : {1, 2, 3, 4, 5, 6, 7, 8, 16, 31, 33}) {
        const Outcome expected = outcome_of(*portable, rows);
        const Outcome found = outcome_of(*pack_layers(network, kind, Precision::exact), rows);
        EXPECT_EQ(found.activations, expected.activations)
            << kernel_name(kind) << ' ' << model << ' ' << rows;
        EXPECT_EQ(found.states, expected.states) << kernel_name(kind) << ' ' << model << ' ' << rows;
        EXPECT_EQ(found.probabilities, expected.probabilities)
            << kernel_name(kind) << ' ' << model << ' ' << rows;
      }
  }
}

TEST(Kernel, FastIsExactButForOneUnitOfAnActivation) {
  for (const char* model : {"eng", "chi_sim", "ara", "Latin"}) {
    const Traineddata file = packaged_model(model);
    const Network network = Network::load(file);
    const Outcome exact = outcome_of(*pack_layers(network, KernelKind::portable, Precision::exact), 33);
    for (const KernelKind kind : available_kernels()) {
      const Outcome fast = outcome_of(*pack_layers(network, kind, Precision::fast), 33);
      EXPECT_LE(furthest(fast.activations, exact.activations), 1) << kernel_name(kind) << ' ' << model;
      EXPECT_LE(furthest(fast.states, exact.states), .01) << kernel_name(kind) << ' ' << model;
      EXPECT_LE(furthest(fast.probabilities, exact.probabilities), 1e-5) << kernel_name(kind) << ' ' << model;
    }
  }
}

class Asked {
 public:
  explicit Asked(const char* kernel) { setenv("OCRCHAT_KERNEL", kernel, 1); }
  ~Asked() { unsetenv("OCRCHAT_KERNEL"); }
};

TEST(Kernel, IsTheFastestOrTheOneAskedFor) {
  EXPECT_EQ(chosen_kernel(), available_kernels().back());
  for (const KernelKind kind : available_kernels()) {
    const Asked asked(std::string(kernel_name(kind)).c_str());
    EXPECT_EQ(chosen_kernel(), kind);
  }
}

TEST(Kernel, OneThatDoesNotExistOrCannotBeRunHereIsARefusal) {
  const auto refusal = [](const char* name) {
    const Asked asked(name);
    try {
      chosen_kernel();
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::setting_invalid);
      return error.message();
    }
    return std::string();
  };
  EXPECT_NE(refusal("abacus").find("amx, vnni, avxvnni, avx2 or portable"), std::string::npos);
  if (available_kernels().back() != KernelKind::amx) {
    EXPECT_NE(refusal("amx").find("cannot run"), std::string::npos);
  }
}

}  // namespace
}  // namespace ocrchat
