#include "engine/drop_caps.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <optional>

#include "base/utf8.hpp"

namespace ocrchat {
namespace {

constexpr double kLeastHeight = 1.5;  // of an initial, in heights of the lines beside it
constexpr double kFarthest = 1.2;     // between it and them
constexpr double kOverlap = 0.3;
constexpr double kStartsWith = 0.8;  // how far below its top the first of them may begin
constexpr double kWordGap = 0.2;

/// One capital, or one with a mark before it, alone on its line.
bool is_initial(const Line& line) {
  if (line.words.size() != 1) return false;
  const std::u32string points = to_utf32(line.words.front().text);
  if (points.empty() || u_isupper(static_cast<UChar32>(points.back())) == 0) return false;
  return points.size() == 1 || (points.size() == 2 && u_isalnum(static_cast<UChar32>(points.front())) == 0);
}

bool begins_with_letter(const Line& line) {
  const std::u32string points = to_utf32(line.words.front().text);
  return !points.empty() && u_isalpha(static_cast<UChar32>(points.front())) != 0;
}

/// The lines that an initial reaches down along, from top to bottom.
std::vector<Line*> lines_beside(const Line& initial, Reading& reading) {
  std::vector<Line*> lines;
  for_lines(reading, [&](Line& line) {
    const double height = line.box.height();
    const double middle = line.box.y0 + height / 2;
    const double apart = line.box.x0 - initial.box.x1;
    if (&line != &initial && !line.words.empty() && line.box.x0 > initial.box.x0 &&
        initial.box.height() >= kLeastHeight * height && middle > initial.box.y0 && middle < initial.box.y1 &&
        apart >= -kOverlap * height && apart <= kFarthest * height)
      lines.push_back(&line);
  });
  std::sort(lines.begin(), lines.end(), [](const Line* a, const Line* b) { return a->box.y0 < b->box.y0; });
  return lines;
}

void put_before(const Word& initial, Line& first, int second_x) {
  const double height = first.box.height();
  Word& word = first.words.front();
  if (first.box.x0 - second_x > kWordGap * height) {
    Word alone = initial;
    alone.box = {initial.box.x0, first.box.y0, std::min(initial.box.x1, word.box.x0), first.box.y1};
    first.words.insert(first.words.begin(), std::move(alone));
  } else {
    word.text = initial.text + word.text;
    word.box.x0 = initial.box.x0;
    if (word.confidence && initial.confidence)
      word.confidence = std::min(*word.confidence, *initial.confidence);
  }
  first.box = united(first.box, first.words.front().box);
}

bool joined(const Line& initial, Reading& reading) {
  const std::vector<Line*> lines = lines_beside(initial, reading);
  if (lines.size() < 2) return false;
  Line& first = *lines.front();
  if (!begins_with_letter(first)) return false;
  if (first.box.y0 - initial.box.y0 > kStartsWith * first.box.height()) return false;
  put_before(initial.words.front(), first, lines[1]->box.x0);
  return true;
}

}  // namespace

void join_drop_caps(Reading& reading) {
  for (Block& block : reading.blocks) {
    std::vector<Line>& lines = std::get<Text>(block.content).lines;
    for (std::size_t i = 0; i < lines.size();) {
      if (is_initial(lines[i]) && joined(lines[i], reading))
        lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(i));
      else
        ++i;
    }
  }
  std::erase_if(reading.blocks,
                [](const Block& block) { return std::get<Text>(block.content).lines.empty(); });
}

}  // namespace ocrchat
