#pragma once

#include <vector>

#include "layout/ink.hpp"
#include "layout/tokens.hpp"

namespace ocrchat {

/// A straight line drawn along an axis, in page pixels.
struct Rule {
  double at = 0;    ///< y of a horizontal one, x of a vertical one, at its middle
  double from = 0;  ///< its ends along the other axis
  double to = 0;
  double thickness = 0;

  double length() const { return to - from; }
};

struct Rules {
  std::vector<Rule> horizontal;  ///< from top to bottom
  std::vector<Rule> vertical;    ///< from left to right
};

/// Lines of the page, pieces of one line joined; strokes of letters and underlines are left out.
Rules find_rules(const Ink& ink, const Sheet& sheet);

/// Share of `from`..`to` that rules within `tolerance` of `at` cover, 0..1.
double coverage(const std::vector<Rule>& rules, double at, double from, double to, double tolerance);

}  // namespace ocrchat
