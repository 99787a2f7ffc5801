#include "lstm/padded_line.hpp"

#include <cassert>
#include <cmath>
#include <cstring>

namespace ocrchat {
namespace {

constexpr std::size_t kSlack = 64;  // bytes that a window of the last column may read beyond
constexpr std::uint64_t kModulus = 2147483647;
constexpr std::uint64_t kMultiplier = 48271;
constexpr std::uint64_t kSeedFactor = 0x10000001;

/// The generator of minimal standard, as std::minstd_rand.
std::uint64_t seeded(std::int32_t iteration) {
  const std::uint64_t seed = static_cast<std::uint64_t>(std::int64_t{iteration}) * kSeedFactor % kModulus;
  return seed == 0 ? 1 : seed;
}

std::uint64_t following(std::uint64_t random) {
  return random * kMultiplier % kModulus;
}

}  // namespace

PaddedLine::PaddedLine(std::int32_t iteration)
    : iteration_(iteration), random_(following(seeded(iteration))) {}

void PaddedLine::take(const LineImage& line) {
  width_ = line.width;
  height_ = line.height;
  pitch_ = static_cast<std::size_t>(height_);
  const std::size_t pixels = pitch_ * static_cast<std::size_t>(width_);
  assert(line.pixels.size() == pixels);
  image_.resize(pixels + kSlack);
  for (std::size_t i = 0; i < pixels; ++i) image_[i] = static_cast<std::uint8_t>(line.pixels[i] + 128);
  edges_.assign(static_cast<std::size_t>(2 * width_ + 2 * height_) * kEdgeBytes + kSlack, 0);
  next_noise_ = 0;
  for (int y = 0; y < height_; ++y) {
    const bool every_column = y == 0 || y == height_ - 1;
    for (int x = 0; x < width_; x += every_column || width_ < 2 ? 1 : width_ - 1) fill_edge(x, y);
  }
}

void PaddedLine::fill_edge(int x, int y) {
  std::uint8_t* window = edges_.data() + edge(x, y);
  for (int right = -1; right <= 1; ++right, window += kEdgePitch)
    for (int down = -1; down <= 1; ++down) {
      const bool outside = x + right < 0 || x + right >= width_ || y + down < 0 || y + down >= height_;
      window[down + 1] = outside ? noise() : image_[place(x + right, y + down)];
    }
}

std::uint8_t PaddedLine::noise() {
  while (next_noise_ >= noise_.size()) {
    random_ = following(random_);
    const double value = 127 * 2.0 * static_cast<std::int32_t>(random_) / 2147483647.0 - 127;
    noise_.push_back(static_cast<std::uint8_t>(std::lround(value) + 128));
  }
  return noise_[next_noise_++];
}

}  // namespace ocrchat
