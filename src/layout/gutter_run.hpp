#pragma once

#include <optional>
#include <utility>
#include <vector>

namespace ocrchat {

/// A row's inked stretches along x, from left to right.
using Stretches = std::vector<std::pair<int, int>>;

/// Consecutive rows with a common blank between their parts.
struct GutterRun {
  std::size_t first = 0;
  std::size_t last = 0;  ///< inclusive
  double x = 0;          ///< middle of the blank
  int two_sided = 0;     ///< rows with ink on both sides of it
};

/// The longest run (by two-sided rows) whose blank is at least `least` wide; nothing under three such rows.
std::optional<GutterRun> longest_gutter_run(const std::vector<Stretches>& rows, double least);

}  // namespace ocrchat
