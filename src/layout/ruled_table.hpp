#pragma once

#include <vector>

#include "layout/rules.hpp"
#include "layout/tokens.hpp"

namespace ocrchat {

/// Tables drawn as a grid of horizontal and vertical rules. Their tokens are taken from the sheet and their
/// rules from `rules`; boxes that only frame text are left alone.
std::vector<Block> ruled_tables(Sheet& sheet, Rules& rules);

}  // namespace ocrchat
