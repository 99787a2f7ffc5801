#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

#include "lstm/network.hpp"
#include "lstm/padded_line.hpp"

namespace ocrchat {

/// What goes from layer to layer: -1..1 in 127ths, with 128 added.
using Activation = std::uint8_t;
inline constexpr Activation kZeroActivation = 128;

/// Bytes of an activation row are read in units of this many, rows in units of `kRowUnit`: there has to be
/// memory.
inline constexpr std::size_t kActivationUnit = 64;
inline constexpr std::size_t kRowUnit = 32;

/// The layers with memory, in the order in which they are run.
enum class LstmLayer { columns, rightward, leftward, last };
inline constexpr int kLstmLayers = 4;

/// The sizes of a network and what else is to be known to run it.
struct NetworkShape {
  struct Lstm {
    int inputs = 0;
    int cells = 0;
  };

  explicit NetworkShape(const Network& network);
  const Lstm& lstm(LstmLayer layer) const { return lstms[static_cast<std::size_t>(layer)]; }
  /// Length of a row of posteriors.
  int class_stride() const { return static_cast<int>(rounded_up_classes); }

  int height = 0;
  std::array<Lstm, kLstmLayers> lstms;
  int classes = 0;
  std::size_t rounded_up_classes = 0;
  int null_class = 0;
  std::int32_t iteration = 0;
};

/// A network's weights packed for one kind of processor, and its layers run with them. Immutable, safe to
/// share between threads; independent of the model file.
class Layers {
 public:
  explicit Layers(const Network& network) : shape_(network) {}
  Layers(const Layers&) = delete;
  Layers& operator=(const Layers&) = delete;
  virtual ~Layers() = default;

  const NetworkShape& shape() const { return shape_; }

  /// Convolution and pool of the three columns of a step: for each three rows, uppermost first, kLane
  /// features.
  virtual void convolve(const PaddedLine& line, int step, Activation* features) const = 0;

  /// One step of a layer for `rows` lines (or columns) that have nothing to do with each other.
  /// @param in      rows of the layer's inputs and, after them, its outputs of the step before
  /// @param states  of the cells, `cells` to a row, changed in place
  /// @param out     rows of the layer's outputs
  virtual void step(LstmLayer layer, int rows, const Activation* in, std::size_t in_stride, float* states,
                    Activation* out, std::size_t out_stride) const = 0;

  /// Probabilities of the classes for `rows` steps; rows are `class_stride()` apart and zero beyond the
  /// classes.
  virtual void classify(int rows, const Activation* in, std::size_t in_stride, float* out) const = 0;

 private:
  NetworkShape shape_;
};

/// Exact: to the last bit what tesseract computes, which is what tests compare with. Fast: nonlinearities by
/// polynomials; the error rate is the same.
enum class Precision { exact, fast };

/// Layers for any processor; exact whatever is asked for.
std::unique_ptr<const Layers> portable_layers(const Network& network);

}  // namespace ocrchat
