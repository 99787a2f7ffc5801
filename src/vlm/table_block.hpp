#pragma once

#include <vector>

#include "document/model.hpp"

namespace ocrchat {

/// A table of these cells. Cells beyond kMostSide go, and a span ends with the last row or column in which a
/// cell begins: models write colspan="10" over three columns.
Block table_block(std::vector<Cell> cells);

}  // namespace ocrchat
