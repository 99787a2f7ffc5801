#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "image/image.hpp"

namespace ocrchat {

/// Draws make-believe print for tests. Of its letters, 'x' is as high as the x-height, 'l' rises above it by
/// half, 'p' falls below the line by half, '.' is a dot on the line, and a space is half an x-height wide.
struct SamplePen {
  Image& page;
  int x_height = 24;
  std::uint8_t ink = 0;

  /// @return x behind the last letter
  int write(int x, int baseline, std::string_view letters, double slope = 0) const {
    const int start = x;
    for (const char letter : letters) {
      if (letter == ' ') {
        x += x_height / 2;
        continue;
      }
      const int foot = baseline + static_cast<int>(slope * (x - start));
      const int width = letter == 'l' ? x_height / 4 : letter == '.' ? x_height / 5 : x_height * 2 / 3;
      const int top = letter == 'l' ? x_height * 3 / 2 : letter == '.' ? x_height / 5 : x_height;
      ring(x, foot - top, x + width, letter == 'p' ? foot + x_height / 2 : foot);
      x += width + x_height / 6;
    }
    return x;
  }

  void fill(int x0, int y0, int x1, int y1) const {
    for (int y = std::max(0, y0); y < std::min(y1, page.height); ++y)
      for (int x = std::max(0, x0); x < std::min(x1, page.width); ++x) page.row(y)[x] = ink;
  }

 private:
  /// A box with a hole in it, where there is room for one.
  void ring(int x0, int y0, int x1, int y1) const {
    const int stroke = std::max(2, x_height / 8);
    fill(x0, y0, x1, y0 + stroke);
    fill(x0, y1 - stroke, x1, y1);
    fill(x0, y0, x0 + stroke, y1);
    fill(x1 - stroke, y0, x1, y1);
  }
};

}  // namespace ocrchat
