#pragma once

#include <vector>

#include "layout/rules.hpp"
#include "layout/tokens.hpp"

namespace ocrchat {

/// What a page repeats at its outer edges.
struct Furniture {
  std::vector<Block> heads;
  std::vector<Block> feet;
};

/// Running heads, running feet and page numbers, told from this page alone: outer rows that hold a page
/// number, an address or a date and stand apart from the text by a blank or a rule. Takes their tokens.
Furniture find_furniture(Sheet& sheet, const Rules& rules);

}  // namespace ocrchat
