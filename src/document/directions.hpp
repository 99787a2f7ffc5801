#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace ocrchat {

/// How a piece of text runs. What is neither letter nor digit runs as its surroundings do, a pair of brackets
/// as what is in it.
enum class Direction { left, right, number, neutral, space, opening, closing };

/// Brackets are `neutral` here.
Direction direction_of(char32_t c);

/// Of a piece as a whole: `right` if anything in it reads from right to left, else `left` if it has another
/// letter, else `number` if it has a digit. `opening` or `closing` for a bracket that stands alone.
Direction direction_of(std::string_view text);

/// A piece's place in a line that is read.
struct Placed {
  std::size_t index = 0;  ///< among the pieces as they stand
  bool right = false;     ///< it stands among text that reads from right to left
};

/// Pieces that stand side by side, named from left to right, in the order in which they are read (Unicode
/// Bidirectional Algorithm, backwards). @param right  whether the line as a whole reads from right to left
std::vector<Placed> reading_order(const std::vector<Direction>& pieces, bool right);

/// The bracket of the other side, or `c` itself if it is none.
char32_t mirrored(char32_t c);

}  // namespace ocrchat
