#pragma once

#include <vector>

#include "layout/rules.hpp"
#include "layout/tokens.hpp"

namespace ocrchat {

/// Tables between horizontal rules only (over the head, under it, under the body). Takes their tokens and
/// rules.
std::vector<Block> half_ruled_tables(Sheet& sheet, Rules& rules);

/// Tables without rules: rows of parts that stand under one another. Doubtful ones are left as text.
std::vector<Block> unruled_tables(Sheet& sheet);

}  // namespace ocrchat
