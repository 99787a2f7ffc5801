#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace ocrchat {

/// What a network says of one line: for each step (three columns of the line image) the probability of every
/// class. Rows are padded to `stride` with zeros.
struct Posteriors {
  int steps = 0;
  int classes = 0;
  int stride = 0;
  std::vector<float> values;

  std::span<const float> at(int step) const {
    return {values.data() + static_cast<std::size_t>(step) * static_cast<std::size_t>(stride),
            static_cast<std::size_t>(classes)};
  }
};

/// Columns of a line image to one step.
inline constexpr int kColumnsPerStep = 3;

}  // namespace ocrchat
