#pragma once

#include <vector>

#include "lstm/line_image.hpp"
#include "lstm/posteriors.hpp"

namespace ocrchat {

/// What libtesseract's network was given, and what it made of it.
struct TappedLine {
  LineImage image;
  Posteriors posteriors;
};

/// While one of these lives, every line that libtesseract recognises is kept: the library calls an exported
/// function of its own for each, and this program has one of the same name that is found first. Holds for the
/// libtesseract that Debian 12 packages; another one's classes may lie otherwise in memory. One at a time.
class TesseractTap {
 public:
  /// @param height  of the line images of the model in use
  explicit TesseractTap(int height);
  ~TesseractTap();
  TesseractTap(const TesseractTap&) = delete;
  TesseractTap& operator=(const TesseractTap&) = delete;

  const std::vector<TappedLine>& lines() const { return lines_; }

  /// Numbers as the library holds them: one row a pixel, row by row of the image; one row a step.
  struct Caught {
    const signed char* pixels;
    int pixel_count;
    const float* values;
    int steps;
    int classes;
  };
  /// Called by what stands in for the library's function; does nothing if no tap lives.
  static void take(const Caught& caught);

 private:
  static TesseractTap*& living();

  int height_;
  std::vector<TappedLine> lines_;
};

}  // namespace ocrchat
