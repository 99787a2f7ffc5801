#pragma once

#include <memory>
#include <span>
#include <vector>

#include "lstm/aligned.hpp"
#include "lstm/layers.hpp"
#include "lstm/line_image.hpp"
#include "lstm/padded_line.hpp"
#include "lstm/posteriors.hpp"

namespace ocrchat {

/// Runs a network over lines, several at a time: weights are loaded once for all of them. Holds scratch
/// memory, so one of these to a thread; it starts no threads.
class Forward {
 public:
  /// Lines to a batch; more are not faster, for by then the weights' way from memory is paid for.
  static constexpr int kBatch = 16;

  explicit Forward(std::shared_ptr<const Layers> layers);

  /// What the network says of each line, in the order given. Lines narrower than one step have no steps.
  /// @throws Error(internal) if a line is not of the network's height
  void run(std::span<const LineImage> lines, std::vector<Posteriors>& out);

  const NetworkShape& shape() const { return layers_->shape(); }

 private:
  /// A line of the batch: the longest come first, so that those which have ended are always the last.
  struct Row {
    const LineImage* image = nullptr;
    Posteriors* posteriors = nullptr;
    int steps = 0;
    std::size_t first = 0;  ///< place of its first step among all steps of the batch
  };

  /// Inputs and what came out of the step before, side by side; one set is read while the other is written.
  struct Cells {
    std::size_t stride = 0;
    AlignedVector<Activation> rows[2];
    AlignedVector<float> states;
  };

  void run_batch(std::span<Row> rows);
  void run_columns(std::span<const Row> rows);
  void run_chunk_of_columns(std::size_t first, int count);
  void run_along(LstmLayer layer, std::span<const Row> rows, const AlignedVector<Activation>& in,
                 AlignedVector<Activation>& out);
  void classify(std::span<const Row> rows);
  Cells& cleared_cells(LstmLayer layer, int rows);

  std::shared_ptr<const Layers> layers_;
  PaddedLine padded_;
  Cells cells_;
  AlignedVector<Activation> features_;  ///< of the convolution, for a chunk of columns
  AlignedVector<Activation> steps_[2];  ///< what one layer leaves for the next, for all steps of the batch
};

}  // namespace ocrchat
