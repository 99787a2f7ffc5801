#include "engine/by_lines.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace ocrchat {
namespace {

constexpr int kMargin = 4;
constexpr std::size_t kMostLines = 150;

bool one_column(const std::vector<Box>& lines) {
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    const int overlap = std::min(lines[i].y1, lines[i + 1].y1) - lines[i + 1].y0;
    if (overlap * 2 > std::min(lines[i].height(), lines[i + 1].height())) return false;
  }
  return !lines.empty() && lines.size() <= kMostLines;
}

}  // namespace

std::optional<Line> read_strip(const Prepared& page, const Box& strip, Recogniser& session) {
  const int room = static_cast<int>(page.text_height * 0.35);
  const Box box{std::max(0, strip.x0 - room), std::max(0, strip.y0 - room), strip.x1 + room, strip.y1 + room};
  const PixPtr crop = cropped_pix(page.image.get(), box, kMargin);
  Reading reading = session.read(crop.get(), Segmentation::raw_line, page.resolution);
  std::optional<Line> line;
  for_lines(reading, [&](Line& read) {
    if (!line) line = moved(std::move(read), box.x0 - kMargin, box.y0 - kMargin);
  });
  return line;
}

Reading read_by_lines(const Prepared& page, Recogniser& session) {
  Reading all;
  if (!one_column(page.lines)) return all;
  Text text;
  for (const Box& strip : page.lines)
    if (auto line = read_strip(page, strip, session)) text.lines.push_back(std::move(*line));
  if (text.lines.empty()) return all;
  Block& block = all.blocks.emplace_back();
  for (const Line& line : text.lines) block.box = united(block.box, line.box);
  block.content = std::move(text);
  weigh(all);
  return all;
}

}  // namespace ocrchat
