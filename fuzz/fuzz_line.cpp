// A page of any pixels: its lines found, cut out, and their contrast stretched; and lines that lie anywhere.
#include <cstring>

#include "base/error.hpp"
#include "layout/line_strip.hpp"
#include "layout/text_lines.hpp"
#include "lstm/line_normaliser.hpp"

using namespace ocrchat;

namespace {

constexpr std::size_t kHead = 2 + 9 * sizeof(std::int16_t);

void cut(const Image& page, const TextLine& line, bool inverted) {
  LineStripOptions options;
  options.longest = 2000;
  const LineStrip strip = cut_strip(page, line, options);
  normalised(strip.columns, inverted, strip.scale);
  strip.on_page(0, strip.columns.height);
}

TextLine any_line(const std::uint8_t* data) {
  std::int16_t n[9];
  std::memcpy(n, data, sizeof n);
  TextLine line;
  line.box = {n[0], n[1], n[2], n[3]};
  line.baseline = n[4] / 8.0;
  line.slope = n[5] / 4096.0;
  line.ascent = n[6] / 8.0;
  line.descent = n[7] / 8.0;
  line.vertical = n[8] < 0;
  return line;
}

}  // namespace

/// Width and flags, a line's numbers, then pixels.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size <= kHead) return 0;
  const int width = 1 + data[0];
  const int height = static_cast<int>((size - kHead) / static_cast<std::size_t>(width));
  if (height == 0) return 0;
  Image page(width, height, 1);
  std::memcpy(page.pixels.data(), data + kHead, page.pixels.size());
  const bool flag = (data[1] & 1) != 0;
  cut(page, any_line(data + 2), flag);
  const FoundLines found = find_text_lines(page, (data[1] & 2) != 0);
  for (const TextLine& line : found.lines) cut(found.gray, line, flag);
  return 0;
}
