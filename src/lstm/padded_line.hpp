#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "lstm/line_image.hpp"

namespace ocrchat {

/// The pixels that one position of the convolution sees: three columns of three, `stride` bytes apart. A
/// fourth byte of each column may be read and means nothing.
struct PixelWindow {
  const std::uint8_t* at = nullptr;
  std::size_t stride = 0;
};

/// A line image with something around it, so that the convolution can be taken at every pixel. Beyond the
/// image tesseract has noise, not paper, and networks are trained with it; here is the same noise (tesseract
/// 5, `Convolve::Forward`). Pixels are held with 128 added. Scratch memory, kept from line to line; not for
/// threads.
class PaddedLine {
 public:
  /// @param iteration  of the network's training: seeds the noise
  explicit PaddedLine(std::int32_t iteration);

  /// Takes another line. Its pixels must be height × width.
  void take(const LineImage& line);

  PixelWindow window(int x, int y) const {
    if (x > 0 && y > 0 && x + 1 < width_ && y + 1 < height_)
      return {image_.data() + place(x - 1, y - 1), pitch_};
    return {edges_.data() + edge(x, y), kEdgePitch};
  }

 private:
  static constexpr std::size_t kEdgePitch = 4;
  static constexpr std::size_t kEdgeBytes = 3 * kEdgePitch;

  std::size_t place(int x, int y) const {
    return static_cast<std::size_t>(x) * pitch_ + static_cast<std::size_t>(y);
  }
  /// Windows of the uppermost row come first, then those of the lowest, of the first column and of the last.
  std::size_t edge(int x, int y) const {
    int index = y;
    if (y == 0)
      index = x;
    else if (y == height_ - 1)
      index = width_ + x;
    else
      index = 2 * width_ + (x == 0 ? 0 : height_) + y;
    return static_cast<std::size_t>(index) * kEdgeBytes;
  }
  void fill_edge(int x, int y);
  std::uint8_t noise();

  std::int32_t iteration_;
  int width_ = 0;
  int height_ = 0;
  std::size_t pitch_ = 0;
  std::vector<std::uint8_t> image_;
  std::vector<std::uint8_t> edges_;
  std::vector<std::uint8_t> noise_;  ///< is the same for every line; as much of it as was ever needed
  std::size_t next_noise_ = 0;
  std::uint64_t random_ = 0;
};

}  // namespace ocrchat
