#include "layout/paper.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <utility>
#include <vector>

#include "image/transform.hpp"

namespace ocrchat {
namespace {

constexpr int kTile = 32;
constexpr double kUneven = 30;         // steps of grey between the lighter and the darker parts of the paper
constexpr double kLeastContrast = 24;  // steps of grey between ink and paper
constexpr double kPaper = 240;         // the brightness that paper is brought to
constexpr int kShift = 12;
constexpr int kOne = 1 << kShift;  // 1 in fixed point

/// A quarter of a million pixels tell as much as all of them.
int sampling_step(const Image& gray) {
  return std::max(1, static_cast<int>(std::sqrt(gray.width / 500.0 * gray.height / 500.0)));
}

/// Brightness of the paper in each tile of a page.
struct PaperMap {
  int columns = 0;
  int rows = 0;
  std::vector<double> tiles;

  double& at(int column, int row) {
    return tiles[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
                 static_cast<std::size_t>(column)];
  }
};

/// The value that a few of the tile's pixels are lighter than: not the lightest, which is noise.
double paper_of_tile(const Image& gray, int x0, int y0) {
  std::array<std::uint8_t, (kTile / 4) * (kTile / 4)> seen{};
  std::size_t count = 0;
  for (int y = y0; y < std::min(y0 + kTile, gray.height); y += 4)
    for (int x = x0; x < std::min(x0 + kTile, gray.width); x += 4) seen[count++] = gray.row(y)[x];
  const auto rank = seen.begin() + static_cast<std::ptrdiff_t>(count * 7 / 8);
  std::nth_element(seen.begin(), rank, seen.begin() + static_cast<std::ptrdiff_t>(count));
  return *rank;
}

PaperMap paper_map(const Image& gray) {
  PaperMap map;
  map.columns = (gray.width + kTile - 1) / kTile;
  map.rows = (gray.height + kTile - 1) / kTile;
  map.tiles.resize(static_cast<std::size_t>(map.columns) * static_cast<std::size_t>(map.rows));
  for (int row = 0; row < map.rows; ++row)
    for (int column = 0; column < map.columns; ++column)
      map.at(column, row) = paper_of_tile(gray, column * kTile, row * kTile);
  return map;
}

double ranked(std::vector<double> values, double rank) {
  const auto at = values.begin() + static_cast<std::ptrdiff_t>(rank * static_cast<double>(values.size() - 1));
  std::nth_element(values.begin(), at, values.end());
  return *at;
}

/// Pictures and dark borders say nothing of the paper: their tiles take what the nearest paper before or
/// after them in their row has.
void bridge_dark_tiles(PaperMap& map, double least) {
  for (int row = 0; row < map.rows; ++row) {
    double known = 0;
    for (int pass = 0; pass < 2; ++pass)
      for (int i = 0; i < map.columns; ++i) {
        double& tile = map.at(pass == 0 ? i : map.columns - 1 - i, row);
        if (tile >= least)
          known = tile;
        else if (known > 0)
          tile = known;
      }
    if (known > 0) continue;
    for (int column = 0; column < map.columns; ++column)
      map.at(column, row) = row > 0 ? map.at(column, row - 1) : least;
  }
}

PaperMap smoothed(PaperMap& map) {
  PaperMap smooth = map;
  for (int row = 0; row < map.rows; ++row)
    for (int column = 0; column < map.columns; ++column) {
      double sum = 0;
      int count = 0;
      for (int r = std::max(0, row - 1); r <= std::min(map.rows - 1, row + 1); ++r)
        for (int c = std::max(0, column - 1); c <= std::min(map.columns - 1, column + 1); ++c, ++count)
          sum += map.at(c, r);
      smooth.at(column, row) = sum / count;
    }
  return smooth;
}

/// Factors that bring a row of pixels to even paper, in fixed point, linear between the middles of tiles.
void row_factors(PaperMap& map, int y, std::vector<int>& factors) {
  const double v = std::clamp((y + 0.5) / kTile - 0.5, 0.0, map.rows - 1.0);
  const int top = static_cast<int>(v);
  const int bottom = std::min(top + 1, map.rows - 1);
  const auto column_factor = [&](int column) {
    const double paper = map.at(column, top) * (1 - v + top) + map.at(column, bottom) * (v - top);
    return static_cast<int>(kOne * kPaper / std::max(32.0, paper));
  };
  int left = column_factor(0);
  const int width = static_cast<int>(factors.size());
  std::fill_n(factors.begin(), std::min(width, kTile / 2), left);
  for (int column = 0, x = kTile / 2; x < width; ++column) {
    const int right = column_factor(std::min(column + 1, map.columns - 1));
    for (int k = 0; k < kTile && x < width; ++k, ++x)
      factors[static_cast<std::size_t>(x)] = left + (right - left) * k / kTile;
    left = right;
  }
}

/// In blocks of a fixed size and through locals, which the compiler turns into vector instructions.
void scale_row(const std::vector<int>& factors, std::uint8_t* pixels) {
  constexpr std::size_t kBlock = 32;
  std::size_t x = 0;
  for (; x + kBlock <= factors.size(); x += kBlock) {
    std::array<std::uint8_t, kBlock> block;
    std::array<int, kBlock> by;
    std::memcpy(block.data(), pixels + x, kBlock);
    std::memcpy(by.data(), factors.data() + x, sizeof by);
    for (std::size_t k = 0; k < kBlock; ++k) by[k] = (block[k] * by[k]) >> kShift;
    for (std::size_t k = 0; k < kBlock; ++k) block[k] = static_cast<std::uint8_t>(by[k] > 255 ? 255 : by[k]);
    std::memcpy(pixels + x, block.data(), kBlock);
  }
  for (; x < factors.size(); ++x)
    pixels[x] = static_cast<std::uint8_t>(std::min(255, (pixels[x] * factors[x]) >> kShift));
}

}  // namespace

BrightnessCounts brightness_counts(const Image& gray) {
  // Two in turn: paper of one brightness would make each count wait for the one before it.
  BrightnessCounts counts{};
  BrightnessCounts others{};
  const int step = sampling_step(gray);
  for (int y = 0; y < gray.height; y += step) {
    const std::uint8_t* pixels = gray.row(y);
    int x = 0;
    for (; x + step < gray.width; x += 2 * step) {
      ++counts[pixels[x]];
      ++others[pixels[x + step]];
    }
    if (x < gray.width) ++counts[pixels[x]];
  }
  for (std::size_t v = 0; v < counts.size(); ++v) counts[v] += others[v];
  return counts;
}

DarkAndLight dark_and_light(const BrightnessCounts& counts) {
  double total = 0;
  double sum = 0;
  for (std::size_t v = 0; v < counts.size(); ++v) {
    total += static_cast<double>(counts[v]);
    sum += static_cast<double>(v) * static_cast<double>(counts[v]);
  }
  DarkAndLight best;
  double most = 0;
  double dark = 0;
  double dark_sum = 0;
  for (std::size_t v = 0; v + 1 < counts.size(); ++v) {
    dark += static_cast<double>(counts[v]);
    dark_sum += static_cast<double>(v) * static_cast<double>(counts[v]);
    if (dark <= 0 || dark >= total) continue;
    const double contrast = (sum - dark_sum) / (total - dark) - dark_sum / dark;
    const double between = dark * (total - dark) * contrast * contrast;
    if (between <= most) continue;
    most = between;
    best = {static_cast<int>(v) + 1, dark / total, contrast};
  }
  return best;
}

Image gray_page(Image page) {
  Image gray = page.channels == 1 ? std::move(page) : to_gray(page);
  if (dark_and_light(brightness_counts(gray)).dark_share > 0.5)
    for (std::uint8_t& pixel : gray.pixels) pixel = static_cast<std::uint8_t>(255 - pixel);
  return gray;
}

bool even_paper(Image& gray) {
  if (gray.width < 4 * kTile || gray.height < 4 * kTile) return false;
  PaperMap map = paper_map(gray);
  const double light = ranked(map.tiles, 0.9);
  if (light - ranked(map.tiles, 0.1) < kUneven) return false;
  bridge_dark_tiles(map, 0.45 * light);
  map = smoothed(map);
  std::vector<int> factors(static_cast<std::size_t>(gray.width));
  for (int y = 0; y < gray.height; ++y) {
    row_factors(map, y, factors);
    scale_row(factors, gray.row(y));
  }
  return true;
}

int ink_limit(const Image& gray) {
  if (gray.empty()) return 0;
  const DarkAndLight best = dark_and_light(brightness_counts(gray));
  return best.contrast >= kLeastContrast ? best.limit : 0;
}

}  // namespace ocrchat
