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

Reading read_by_lines(const Prepared& page, TesseractSession& session) {
  Reading all;
  if (!one_column(page.lines)) return all;
  Text text;
  const int room = static_cast<int>(page.text_height * 0.35);
  for (const Box& line : page.lines) {
    const Box box{std::max(0, line.x0 - room), std::max(0, line.y0 - room), line.x1 + room, line.y1 + room};
    const PixPtr crop = cropped_pix(page.image.get(), box, kMargin);
    Reading reading = session.read(crop.get(), Segmentation::raw_line, page.resolution);
    for_lines(reading, [&](Line& read) {
      text.lines.push_back(moved(std::move(read), box.x0 - kMargin, box.y0 - kMargin));
    });
  }
  if (text.lines.empty()) return all;
  Block& block = all.blocks.emplace_back();
  for (const Line& line : text.lines) block.box = united(block.box, line.box);
  block.content = std::move(text);
  weigh(all);
  return all;
}

}  // namespace ocrchat
