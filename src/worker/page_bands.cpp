#include "worker/page_bands.hpp"

#include <algorithm>
#include <cstdlib>
#include <vector>

#include "document/text.hpp"

namespace ocrchat {
namespace {

constexpr std::size_t kFewestLines = 4;

void move(Box& box, int pixels) {
  if (box.empty()) return;
  box.y0 += pixels;
  box.y1 += pixels;
}

}  // namespace

std::optional<int> gap_at_middle(const Page& page) {
  std::vector<Box> lines;
  for_each_line(page, [&](const Line& line) {
    if (!line.box.empty()) lines.push_back(line.box);
  });
  if (lines.size() < kFewestLines) return std::nullopt;
  std::ranges::sort(lines, {}, &Box::y0);
  int lowest = lines.front().y1;
  int end = 0;
  for (const Box& line : lines) end = std::max(end, line.y1);
  const int middle = (lines.front().y0 + end) / 2;
  std::optional<int> best;
  for (const Box& line : lines) {
    const int row = (lowest + line.y0) / 2;
    const bool gap = line.y0 > lowest;
    if (gap && (!best || std::abs(row - middle) < std::abs(*best - middle))) best = row;
    lowest = std::max(lowest, line.y1);
  }
  return best;
}

Page part_of(const Page& page, const Box& part) {
  Page result = page;
  const auto outside = [&](const Line& line) {
    const int middle = (line.box.y0 + line.box.y1) / 2;
    return middle < part.y0 || middle >= part.y1;
  };
  for (Block& block : result.blocks) {
    if (auto* text = std::get_if<Text>(&block.content)) std::erase_if(text->lines, outside);
    if (auto* formula = std::get_if<Formula>(&block.content)) std::erase_if(formula->lines, outside);
    if (auto* table = std::get_if<Table>(&block.content)) {
      for (Cell& cell : table->cells) std::erase_if(cell.lines, outside);
    }
  }
  return result;
}

void move_down(Page& page, int pixels) {
  if (pixels == 0) return;
  for (Block& block : page.blocks) {
    move(block.box, pixels);
    auto* table = std::get_if<Table>(&block.content);
    if (table == nullptr) continue;
    for (Cell& cell : table->cells) move(cell.box, pixels);
  }
  for_each_line(page, [pixels](Line& line) {
    move(line.box, pixels);
    if (line.baseline) *line.baseline += pixels;
    for (Word& word : line.words) move(word.box, pixels);
  });
}

}  // namespace ocrchat
