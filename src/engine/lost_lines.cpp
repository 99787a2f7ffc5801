#include "engine/lost_lines.hpp"

#include <algorithm>
#include <utility>

#include "engine/by_lines.hpp"

namespace ocrchat {
namespace {

constexpr std::size_t kMostLost = 12;  // more is not text, or the whole page needs another layout
constexpr double kMostCovered = 0.1;
constexpr int kFewestHeights = 6;  // letters' heights that a strip is long
constexpr int kFewestCharacters = 4;
constexpr double kReadable = 0.6;
constexpr double kWorse = 0.25;  // than the page

int overlap(int a0, int a1, int b0, int b1) {
  return std::max(0, std::min(a1, b1) - std::max(a0, b0));
}

/// The share of the strip's length that has words in it.
double covered(const Box& strip, const Reading& reading) {
  int sum = 0;
  for_lines(reading, [&](const Line& line) {
    for (const Word& word : line.words)
      if (overlap(word.box.y0, word.box.y1, strip.y0, strip.y1) * 3 >
          std::min(word.box.height(), strip.height()))
        sum += overlap(word.box.x0, word.box.x1, strip.x0, strip.x1);
  });
  return static_cast<double>(sum) / std::max(1, strip.width());
}

int median_height(std::vector<Box> boxes) {
  if (boxes.empty()) return 0;
  const auto middle = boxes.begin() + static_cast<std::ptrdiff_t>(boxes.size() / 2);
  std::nth_element(boxes.begin(), middle, boxes.end(),
                   [](const Box& a, const Box& b) { return a.height() < b.height(); });
  return middle->height();
}

int middle_of(const Box& box) {
  return (box.y0 + box.y1) / 2;
}

/// Before the first line below it that stands in the same column, else behind the last above.
void insert(Reading& reading, Line line) {
  Text* last = nullptr;
  for (Block& block : reading.blocks) {
    Text& text = std::get<Text>(block.content);
    for (auto at = text.lines.begin(); at != text.lines.end(); ++at) {
      if (overlap(at->box.x0, at->box.x1, line.box.x0, line.box.x1) == 0) continue;
      if (middle_of(at->box) > middle_of(line.box)) {
        text.lines.insert(at, std::move(line));
        return;
      }
      last = &text;
    }
  }
  if (last == nullptr) {
    reading.blocks.emplace_back().content = Text{};
    last = &std::get<Text>(reading.blocks.back().content);
  }
  last->lines.push_back(std::move(line));
}

}  // namespace

std::vector<Box> lost_strips(const Reading& reading, const Prepared& page) {
  std::vector<Box> read;
  std::vector<Box> lost;
  for (const Box& strip : page.lines) {
    const double share = covered(strip, reading);
    if (share > 0.5) read.push_back(strip);
    if (share < kMostCovered && strip.width() > kFewestHeights * page.text_height) lost.push_back(strip);
  }
  const int usual = median_height(read);
  std::erase_if(lost, [&](const Box& strip) {
    return strip.height() * 10 < usual * 6 || strip.height() * 10 > usual * 17;
  });
  if (lost.size() > kMostLost || lost.size() > read.size()) lost.clear();
  return lost;
}

void add_lost_lines(Reading& reading, const Prepared& page, Recogniser& session) {
  bool any = false;
  const double least = std::max(kReadable, reading.confidence - kWorse);
  for (const Box& strip : lost_strips(reading, page)) {
    auto line = read_strip(page, strip, session);
    if (!line) continue;
    int characters = 0;
    for (const Word& word : line->words) characters += characters_of(word.text);
    if (characters < kFewestCharacters || confidence_of(*line) < least) continue;
    insert(reading, std::move(*line));
    any = true;
  }
  if (any) weigh(reading);
}

}  // namespace ocrchat
