#pragma once

#include <string_view>
#include <vector>

#include "document/model.hpp"

namespace ocrchat {

/// A model's text as lines of words of origin `generated`, without boxes: a new line ends a line. Writing
/// without spaces is parted into words that are joined (UAX 29).
std::vector<Line> generated_lines(std::string_view text);

Block generated_block(BlockKind kind, std::string_view text);

}  // namespace ocrchat
