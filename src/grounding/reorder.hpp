#pragma once

#include <span>
#include <vector>

#include "document/model.hpp"
#include "grounding/walk.hpp"

namespace ocrchat {

/// Whether the second word does not simply go on after the first: a new line, or over a wide gap.
bool is_break(const Box& before, const Box& after);

/// The recognised tokens in the order of the generated text, as far as the first pairs tell it: whole pieces
/// (of a line, or between two jumps) move, and one without pairs goes with the piece above it. `boxes` are
/// the words'; may be empty.
std::vector<FoldedToken> in_generated_order(const std::vector<FoldedToken>& recognised,
                                            const std::vector<Pair>& pairs, std::span<const Box> boxes);

}  // namespace ocrchat
