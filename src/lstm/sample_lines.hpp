#pragma once

#include <filesystem>
#include <random>
#include <string>

#include "lstm/line_image.hpp"
#include "lstm/network.hpp"

namespace ocrchat {

/// Strokes of ink at random: nothing that can be read, but like text in how much of it is dark.
inline LineImage scribble(int height, int width, unsigned seed) {
  LineImage line;
  line.height = height;
  line.width = width;
  line.pixels.assign(static_cast<std::size_t>(height * width), 127);
  std::mt19937 random(seed);
  for (int x = 0; x < width; x += 2 + static_cast<int>(random() % 6)) {
    const int bottom = height - static_cast<int>(random() % 10);
    for (int y = static_cast<int>(random() % 10); y < bottom; ++y)
      line.pixels[static_cast<std::size_t>(x * height + y)] =
          static_cast<std::int8_t>(static_cast<int>(random() % 80) - 127);
  }
  return line;
}

/// A packaged model's file.
inline Traineddata packaged_model(const std::string& name) {
  return Traineddata(std::filesystem::path("/usr/share/tesseract-ocr/5/tessdata") / (name + ".traineddata"));
}

}  // namespace ocrchat
