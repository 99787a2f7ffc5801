#pragma once

#include <vector>

#include "grounding/walk.hpp"

namespace ocrchat {

/// The pairs of a walk that are evidence: alike enough for how well the engine reads, in a run that could not
/// well be chance, unlike texts only amid others in place, and none twice. In the order of the generated
/// text.
std::vector<Pair> verified(std::vector<Run> runs, const std::vector<FoldedToken>& generated,
                           const std::vector<FoldedToken>& recognised, double error_rate);

/// Adds what occurs once on both sides, is long, and was left over: cells of a table that was read by
/// columns.
void add_lone_words(std::vector<Pair>& pairs, const std::vector<FoldedToken>& generated,
                    const std::vector<FoldedToken>& recognised);

}  // namespace ocrchat
