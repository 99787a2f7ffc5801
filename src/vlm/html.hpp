#pragma once

#include <string_view>
#include <vector>

#include "document/model.hpp"

namespace ocrchat {

/// The blocks of a piece of HTML as models write it: headings, paragraphs, lists, tables with spans, formulas
/// (<math>, class "math"), pictures. Whatever is wrong with it, something comes of it. `data-bbox` of an
/// element becomes its block's box, as it stands there.
std::vector<Block> blocks_of_html(std::string_view html);

/// The most that is taken of one answer.
inline constexpr std::size_t kMostBlocks = 5000;
inline constexpr std::size_t kMostCells = 20'000;
inline constexpr int kMostSpan = 500;

}  // namespace ocrchat
