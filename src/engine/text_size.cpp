#include "engine/text_size.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace ocrchat {
namespace {

constexpr std::int64_t kLargestBinary = 20'000'000;
constexpr std::int64_t kLargePage = 2'000'000;
constexpr double kFineText = 22;  // pixels; smaller letters are measured at full size
constexpr int kSmallestMark = 4;
constexpr int kEveryPixel = 3;  // so many apart tell the threshold as well
constexpr int kNarrow = 64;

struct BoxaDeleter {
  void operator()(Boxa* boxa) const { boxaDestroy(&boxa); }
};
using BoxaPtr = std::unique_ptr<Boxa, BoxaDeleter>;

std::vector<Box> components(Pix* binary) {
  const BoxaPtr boxa(pixConnCompBB(binary, 8));
  std::vector<Box> boxes;
  const int count = boxa ? boxaGetCount(boxa.get()) : 0;
  boxes.reserve(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) {
    l_int32 x = 0, y = 0, w = 0, h = 0;
    boxaGetBoxGeometry(boxa.get(), i, &x, &y, &w, &h);
    boxes.push_back({x, y, x + w, y + h});
  }
  return boxes;
}

bool like_a_letter(const Box& box, int page_height) {
  return box.height() >= kSmallestMark && box.width() >= 2 && box.height() * 8 < page_height + 320 &&
         box.width() < 12 * box.height() && box.height() < 6 * box.width();
}

/// The height below which half of the marks' area lies: specks weigh little.
double typical_height(std::vector<Box> marks) {
  if (marks.empty()) return 0;
  std::sort(marks.begin(), marks.end(), [](const Box& a, const Box& b) { return a.height() < b.height(); });
  const auto weight = [](const Box& mark) { return std::int64_t{mark.height()} * mark.height(); };
  std::int64_t total = 0;
  for (const Box& mark : marks) total += weight(mark);
  std::int64_t sum = 0;
  for (const Box& mark : marks)
    if ((sum += weight(mark)) * 5 >= total * 2) return mark.height();
  return 0;
}

PixPtr binarised(Pix* gray) {
  const int narrow = std::min(pixGetWidth(gray), pixGetHeight(gray));
  l_int32 threshold = 0;
  if (pixSplitDistributionFgBg(gray, 0.1F, narrow < kNarrow ? 1 : kEveryPixel, &threshold, nullptr, nullptr,
                               nullptr) != 0)
    return nullptr;
  return PixPtr(pixThresholdToBinary(gray, threshold));
}

/// Small enough that letters are about ten pixels high: lines are found as well and quicker.
PixPtr reduced(const Marks& marks, int& reduction) {
  PixPtr small(pixCopy(nullptr, marks.binary.get()));
  reduction = marks.reduction;
  while (small && marks.text_height / reduction >= 16) {
    small.reset(pixReduceRankBinary2(small.get(), 1, nullptr));
    reduction *= 2;
  }
  return small;
}

/// @param small  its letters are `height` pixels high
std::vector<Box> strips(Pix* small, double height, bool upright) {
  std::vector<Box> lines;
  const int reach = std::max(3, static_cast<int>(std::lround(2.2 * height)));
  const PixPtr closed(upright ? pixCloseBrick(nullptr, small, 1, reach)
                              : pixCloseBrick(nullptr, small, reach, 1));
  if (!closed) return lines;
  for (const Box& box : components(closed.get())) {
    const int across = upright ? box.width() : box.height();
    const int along = upright ? box.height() : box.width();
    if (across >= 0.8 * height && across <= 4 * height && along >= 5 * height) lines.push_back(box);
  }
  return lines;
}

std::int64_t length_of(const std::vector<Box>& boxes, bool upright) {
  std::int64_t sum = 0;
  for (const Box& box : boxes) sum += upright ? box.height() : box.width();
  return sum;
}

/// Four pixels lie in a word, the first one highest; the sums of pairs of them in its halves.
std::uint64_t pair_sums(std::uint64_t words) {
  constexpr std::uint64_t kEverySecond = 0x00FF00FF00FF00FF;
  return (words >> 8 & kEverySecond) + (words & kEverySecond);
}

/// At half the size, each pixel the mean of four.
PixPtr halved(Pix* gray) {
  const int width = pixGetWidth(gray) / 2;
  const int height = pixGetHeight(gray) / 2;
  PixPtr half(pixCreate(width, height, 8));
  if (!half) return half;
  const auto row_of = [](Pix* pix, int y) {
    return pixGetData(pix) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(pix);
  };
  const int words = pixGetWpl(gray);
  for (int y = 0; y < height; ++y) {
    const l_uint32* above = row_of(gray, 2 * y);
    const l_uint32* below = row_of(gray, 2 * y + 1);
    l_uint32* out = row_of(half.get(), y);
    for (int i = 0; i < pixGetWpl(half.get()); ++i) {
      const auto both = [&](const l_uint32* row) {
        return std::uint64_t{row[2 * i]} << 32 | (2 * i + 1 < words ? row[2 * i + 1] : 0);
      };
      constexpr std::uint64_t kRound = 0x0002000200020002;
      const std::uint64_t means = (pair_sums(both(above)) + pair_sums(both(below)) + kRound) >> 2;
      out[i] = static_cast<l_uint32>((means >> 24 & 0xFF000000) | (means >> 16 & 0xFF0000) |
                                     (means >> 8 & 0xFF00) | (means & 0xFF));
    }
  }
  return half;
}

Marks marks_at(Pix* page, int reduction) {
  Marks marks;
  marks.reduction = reduction;
  marks.binary = binarised(page);
  if (!marks.binary) return marks;
  l_float32 ink = 0;
  pixForegroundFraction(marks.binary.get(), &ink);
  if (ink > 0.5F) {
    marks.light_on_dark = true;
    pixInvert(marks.binary.get(), marks.binary.get());
    ink = 1 - ink;
  }
  marks.ink = ink;
  const int height = pixGetHeight(marks.binary.get());
  std::vector<Box> letters = components(marks.binary.get());
  std::erase_if(letters, [&](const Box& box) { return !like_a_letter(box, height); });
  marks.text_height = typical_height(std::move(letters)) * marks.reduction;
  return marks;
}

}  // namespace

Marks marks_of(Pix* gray) {
  PixPtr page(pixClone(gray));
  int reduction = 1;
  const auto pixels = [&] { return std::int64_t{pixGetWidth(page.get())} * pixGetHeight(page.get()); };
  while (page && pixels() > kLargestBinary) {
    page = halved(page.get());
    reduction *= 2;
  }
  if (!page) return {};
  // Where letters are large half the size tells as much, in a third of the time.
  if (pixels() > kLargePage)
    if (const PixPtr half = halved(page.get()))
      if (Marks coarse = marks_at(half.get(), 2 * reduction); coarse.text_height >= kFineText * reduction)
        return coarse;
  return marks_at(page.get(), reduction);
}

Box inked(const Marks& marks) {
  BOX* found = nullptr;
  if (!marks.binary || pixClipToForeground(marks.binary.get(), nullptr, &found) != 0) return {};
  l_int32 x = 0, y = 0, width = 0, height = 0;
  boxGetGeometry(found, &x, &y, &width, &height);
  boxDestroy(&found);
  const int n = marks.reduction;
  return {x * n, y * n, (x + width) * n, (y + height) * n};
}

Strips strips_of(const Marks& marks) {
  Strips found;
  int reduction = 1;
  const PixPtr small = marks.binary ? reduced(marks, reduction) : nullptr;
  if (!small || marks.text_height <= 0) return found;
  const double height = marks.text_height / reduction;
  found.level = strips(small.get(), height, false);
  found.upright = length_of(strips(small.get(), height, true), true) > 2 * length_of(found.level, false);
  for (Box& box : found.level)
    box = {box.x0 * reduction, box.y0 * reduction, box.x1 * reduction, box.y1 * reduction};
  std::sort(found.level.begin(), found.level.end(), [](const Box& a, const Box& b) { return a.y0 < b.y0; });
  return found;
}

}  // namespace ocrchat
