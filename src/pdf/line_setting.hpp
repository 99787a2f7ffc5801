#pragma once

#include <vector>

#include "document/model.hpp"

namespace ocrchat {

/// Where a word of invisible text stands, in points from the page's bottom left corner.
struct SetWord {
  const Word* word = nullptr;
  double x0 = 0;
  double x1 = 0;
  bool space_after = false;
};

struct SetLine {
  std::vector<SetWord> words;  ///< from left to right
  double y = 0;                ///< bottom of the line's letters
  double size = 0;             ///< height of the line, used as its font size
};

/// Pixels of a page image → points of the page as shown.
struct PixelScale {
  double x = 1;
  double y = 1;
  double page_height = 0;  ///< points
};

/// Lays the words of a line out so that programs that extract text find the same words again: on one baseline
/// where the line is straight, with gaps wide enough to be seen as spaces and none between joined words. More
/// than one line comes back where a line's words do not stand side by side.
std::vector<SetLine> set_line(const Line& line, const PixelScale& scale);

/// The lines of every block, tables' cells included, in order.
std::vector<const Line*> lines_of(const Page& page);

}  // namespace ocrchat
