#pragma once

#include <cstddef>
#include <vector>

#include "document/model.hpp"

namespace ocrchat {

/// Boxes that follow one another in one column without a wide blank between them.
using Leaf = std::vector<std::size_t>;

/// Reading order by cutting the page along its blanks, first between columns, then between bands. Every index
/// of `boxes` is in exactly one leaf; within a leaf they go from top to bottom.
/// @param em   size of type in pixels
/// @param rtl  columns are read from right to left
std::vector<Leaf> reading_order(const std::vector<Box>& boxes, double em, bool rtl);

}  // namespace ocrchat
