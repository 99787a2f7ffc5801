#pragma once

#include <vector>

#include "grounding/candidates.hpp"
#include "grounding/likeness.hpp"

namespace ocrchat {

/// Recognised tokens taken for a reading of generated ones: one for one, two for one (parted by the engine)
/// or one for two (run together by it).
struct Pair {
  int recognised = 0;  ///< the first
  int recognised_count = 1;
  int generated = 0;  ///< the first
  int generated_count = 1;
  double score = 0;  ///< nats for it (Likeness), the cost of two for one included
};

/// Pairs in one order on both sides, without a jump between them.
using Run = std::vector<Pair>;

/// What a step of the walk that pairs nothing costs, in nats (negative).
struct StepCosts {
  double leave_generated = 0;
  double leave_recognised = 0;
  /// By recognised token: going on elsewhere in the generated text before it.
  std::vector<double> jump;
};

/// The likeliest walk over the generated text by which the recognised tokens, in their order, came to be:
/// a Viterbi search over the candidates. Runs are in the order of the recognised text.
std::vector<Run> best_walk(const std::vector<FoldedToken>& generated,
                           const std::vector<FoldedToken>& recognised,
                           const std::vector<std::vector<TokenSpan>>& candidates, const Likeness& likeness,
                           const StepCosts& costs);

}  // namespace ocrchat
