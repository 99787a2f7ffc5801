#pragma once

#include <vector>

#include "layout/gap_grid.hpp"

namespace ocrchat {

/// Whether rows cut by these gutters hold a table rather than columns of prose, a list or a chart's labels.
/// @param sure  rules frame it, so less is asked for
bool is_like_a_table(const Sheet& sheet, const std::vector<GapRow>& rows, const std::vector<double>& gutters,
                     bool sure);

}  // namespace ocrchat
