#include "layout/light_text.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "layout/paper.hpp"

namespace ocrchat {
namespace {

constexpr int kCell = 16;         // pixels
constexpr double kLeastArea = 4;  // squares as high as a letter
constexpr double kLeastContrast = 32;
constexpr int kFewestLetters = 3;  // bold letters have up to two holes
constexpr int kFewestInRoom = 1;
constexpr double kRoomy = 40;       // squares as high as a letter
constexpr double kMostLight = 0.5;  // share of a dark region that its letters may take
constexpr std::uint64_t kEachLow = 0x0001000100010001U;

/// How many bits are set in each of the four quarters of a word.
std::uint64_t counts_of_quarters(std::uint64_t word) {
  word -= word >> 1 & 0x5555555555555555U;
  word = (word & 0x3333333333333333U) + (word >> 2 & 0x3333333333333333U);
  word = (word + (word >> 4)) & 0x0f0f0f0f0f0f0f0fU;
  return (word + (word >> 8)) & (kEachLow * 0xff);
}

/// Cells of the page of which more than half is ink.
struct DarkCells {
  int columns = 0;
  int rows = 0;
  std::vector<char> dark;

  char& at(int column, int row) {
    return dark[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
                static_cast<std::size_t>(column)];
  }
};

DarkCells dark_cells(const Bitmap& ink) {
  DarkCells cells;
  cells.columns = static_cast<int>(ink.words) * 64 / kCell;
  cells.rows = ink.height / kCell;
  cells.dark.resize(static_cast<std::size_t>(cells.columns) * static_cast<std::size_t>(cells.rows));
  for (int row = 0; row < cells.rows; ++row)
    for (std::size_t w = 0; w < ink.words; ++w) {
      std::uint64_t sums = 0;
      for (int y = row * kCell; y < (row + 1) * kCell; ++y) sums += counts_of_quarters(ink.row(y)[w]);
      for (int quarter = 0; quarter < 4; ++quarter, sums >>= 16)
        cells.at(static_cast<int>(w) * 4 + quarter, row) = (sums & 0xffff) > kCell * kCell / 2;
    }
  return cells;
}

struct DarkRegion {
  Box box;  ///< pixels
  int cells = 0;
};

/// Empties the dark cells connected with this one.
DarkRegion flood(DarkCells& cells, int column, int row) {
  DarkRegion region;
  std::vector<std::pair<int, int>> open{{column, row}};
  cells.at(column, row) = 0;
  while (!open.empty()) {
    const auto [x, y] = open.back();
    open.pop_back();
    region.box = united(region.box, {x * kCell, y * kCell, (x + 1) * kCell, (y + 1) * kCell});
    ++region.cells;
    for (const auto& [dx, dy] : {std::pair{1, 0}, std::pair{-1, 0}, std::pair{0, 1}, std::pair{0, -1}}) {
      const int nx = x + dx;
      const int ny = y + dy;
      if (nx < 0 || ny < 0 || nx >= cells.columns || ny >= cells.rows || !cells.at(nx, ny)) continue;
      cells.at(nx, ny) = 0;
      open.emplace_back(nx, ny);
    }
  }
  return region;
}

/// One row of a dark region, from where its ground begins to where it ends.
struct Span {
  int x0 = 0;
  int x1 = 0;
};

/// The blob that is the region's ground: most of its ink.
int ground_of(const InkBlobs& blobs, const Box& box) {
  int best = -1;
  int most = 0;
  for (int y = box.y0; y < box.y1; y += kCell / 2)
    for (std::size_t i = blobs.row_begin(y); i < blobs.row_end(y); ++i) {
      const InkRun& run = blobs.runs[i];
      const int length = std::min(run.x1, box.x1) - std::max(run.x0, box.x0);
      if (length <= most) continue;
      most = length;
      best = run.blob;
    }
  return best;
}

std::vector<Span> spans_of(const InkBlobs& blobs, const Box& box, int ground) {
  std::vector<Span> spans;
  for (int y = box.y0; y < box.y1; ++y) {
    Span span{box.x1, box.x0};
    for (std::size_t i = blobs.row_begin(y); i < blobs.row_end(y); ++i) {
      const InkRun& run = blobs.runs[i];
      if (run.blob != ground || run.x1 <= box.x0 || run.x0 >= box.x1) continue;
      span.x0 = std::min(span.x0, std::max(run.x0, box.x0));
      span.x1 = std::max(span.x1, std::min(run.x1, box.x1));
    }
    spans.push_back(span);
  }
  return spans;
}

/// How the letters of a dark region differ from its ground.
struct DarkGround {
  int limit = 0;
  bool light_letters = false;
  int ground = 0;  ///< brightness

  bool is_letter(std::uint8_t pixel) const { return (pixel >= limit) == light_letters; }
};

/// Nothing if there is too little contrast.
std::optional<DarkGround> ground_in(const Image& gray, const Box& box, const std::vector<Span>& spans) {
  BrightnessCounts counts{};
  for (int y = box.y0; y < box.y1; ++y) {
    const Span& span = spans[static_cast<std::size_t>(y - box.y0)];
    for (int x = span.x0; x < span.x1; ++x) ++counts[gray.row(y)[x]];
  }
  const DarkAndLight classes = dark_and_light(counts);
  if (classes.contrast < kLeastContrast) return std::nullopt;
  DarkGround result;
  result.limit = classes.limit;
  result.light_letters = classes.dark_share > 0.5;
  std::int64_t most = 0;
  const int first = result.light_letters ? 0 : classes.limit;
  const int last = result.light_letters ? classes.limit : 256;
  for (int value = first; value < last; ++value)
    if (counts[static_cast<std::size_t>(value)] > most) {
      most = counts[static_cast<std::size_t>(value)];
      result.ground = value;
    }
  return result;
}

Bitmap letters_of(const Image& gray, const Box& box, const std::vector<Span>& spans,
                  const DarkGround& ground) {
  Bitmap letters(box.width(), box.height());
  for (int y = 0; y < letters.height; ++y) {
    const Span& span = spans[static_cast<std::size_t>(y)];
    const std::uint8_t* pixels = gray.row(y + box.y0);
    for (int x = span.x0; x < span.x1; ++x)
      if (ground.is_letter(pixels[x])) letters.fill(y, x - box.x0, x - box.x0 + 1, true);
  }
  return letters;
}

bool holds_letters(const Bitmap& bitmap, double letter, std::int64_t pixels) {
  int letters = 0;
  int others = 0;
  std::int64_t area = 0;
  for (const InkBlob& blob : find_blobs(bitmap).blobs) {
    const Box& box = blob.box;
    area += blob.area;
    const bool inside = box.x0 > 0 && box.y0 > 0 && box.x1 < bitmap.width && box.y1 < bitmap.height;
    const double height = box.height();
    if (inside && height > 0.4 * letter && height < 8 * letter && box.width() < 12 * height &&
        height < 8 * box.width())
      ++letters;
    else
      ++others;
  }
  const bool roomy = static_cast<double>(pixels) > kRoomy * letter * letter;
  return letters >= (roomy ? kFewestInRoom : kFewestLetters) && others <= 4 * letters + 4 &&
         static_cast<double>(area) < kMostLight * static_cast<double>(pixels);
}

/// The ground becomes paper and the letters ink.
void lift(Image& gray, Bitmap& ink, const Box& box, const std::vector<Span>& spans,
          const DarkGround& ground) {
  std::array<std::uint8_t, 256> lifted{};
  const int paper = std::max(32, ground.light_letters ? 255 - ground.ground : ground.ground);
  for (int value = 0; value < 256; ++value) {
    const int turned = ground.light_letters ? 255 - value : value;
    lifted[static_cast<std::size_t>(value)] = static_cast<std::uint8_t>(std::min(255, turned * 240 / paper));
  }
  for (int y = box.y0; y < box.y1; ++y) {
    const Span& span = spans[static_cast<std::size_t>(y - box.y0)];
    std::uint8_t* pixels = gray.row(y);
    for (int x = span.x0; x < span.x1; ++x) {
      ink.fill(y, x, x + 1, ground.is_letter(pixels[x]));
      pixels[x] = lifted[pixels[x]];
    }
  }
}

bool lift_region(Image& gray, Bitmap& ink, const InkBlobs& blobs, const DarkRegion& region, double letter) {
  const Box box{std::max(0, region.box.x0 - kCell), std::max(0, region.box.y0 - kCell),
                std::min(ink.width, region.box.x1 + kCell), std::min(ink.height, region.box.y1 + kCell)};
  const int blob = ground_of(blobs, box);
  if (blob < 0) return false;
  const std::vector<Span> spans = spans_of(blobs, box, blob);
  std::int64_t pixels = 0;
  for (const Span& span : spans) pixels += std::max(0, span.x1 - span.x0);
  const std::optional<DarkGround> ground = ground_in(gray, box, spans);
  if (!ground || !holds_letters(letters_of(gray, box, spans, *ground), letter, pixels)) return false;
  lift(gray, ink, box, spans, *ground);
  return true;
}

}  // namespace

bool lift_from_dark_ground(Image& gray, Bitmap& ink, const InkBlobs& blobs, double letter) {
  DarkCells cells = dark_cells(ink);
  bool lifted = false;
  for (int row = 0; row < cells.rows; ++row)
    for (int column = 0; column < cells.columns; ++column) {
      if (!cells.at(column, row)) continue;
      const DarkRegion region = flood(cells, column, row);
      const double area = static_cast<double>(region.cells) * kCell * kCell;
      const bool big = region.box.width() >= 2 * letter && region.box.height() >= 1.2 * letter &&
                       area >= kLeastArea * letter * letter;
      if (big) lifted |= lift_region(gray, ink, blobs, region, letter);
    }
  return lifted;
}

}  // namespace ocrchat
