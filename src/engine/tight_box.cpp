#include "engine/tight_box.hpp"

#include <algorithm>

namespace ocrchat {

Box tight_box(const Image& ink, const Box& box) {
  if (ink.empty() || box.empty()) return box;
  const Box within{std::max(0, box.x0), std::max(0, box.y0), std::min(ink.width, box.x1),
                   std::min(ink.height, box.y1)};
  Box tight{within.x1, within.y1, within.x0, within.y0};
  for (int y = within.y0; y < within.y1; ++y) {
    const std::uint8_t* begin = ink.row(y) + within.x0;
    const std::uint8_t* end = ink.row(y) + within.x1;
    const auto inked = [](std::uint8_t pixel) { return pixel != 0; };
    const std::uint8_t* first = std::find_if(begin, end, inked);
    if (first == end) continue;
    const std::uint8_t* last = end;
    while (last[-1] == 0) --last;
    tight.x0 = std::min(tight.x0, static_cast<int>(first - ink.row(y)));
    tight.x1 = std::max(tight.x1, static_cast<int>(last - ink.row(y)));
    tight.y0 = std::min(tight.y0, y);
    tight.y1 = y + 1;
  }
  return tight.empty() ? box : tight;
}

}  // namespace ocrchat
