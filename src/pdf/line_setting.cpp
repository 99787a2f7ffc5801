#include "pdf/line_setting.hpp"

#include <algorithm>
#include <type_traits>
#include <variant>

#include "base/utf8.hpp"

namespace ocrchat {
namespace {

// Shares of the font size. Extractors take a gap of .03 (poppler) to .15 (others) for a space; a line of
// single characters needs more, as its gaps might be wide tracking.
constexpr double kLeastGap = 0.16;
constexpr double kLeastGapOfSingles = 0.45;
constexpr double kLeastWidth = 0.1;
constexpr double kMostDrift = 0.5;  // of the tallest word, from the first to the last
constexpr double kStraight = 1.6;   // line height over word height up to which the words share a baseline

int median(std::vector<int> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

// Two lines of words when sorted by x do not keep the order of the text; of right-to-left lines the last is
// first.
std::vector<SetWord> from_left_to_right(const std::vector<const Word*>& words) {
  std::vector<SetWord> set;
  for (const Word* word : words) set.push_back({word, 0, 0, !word->joined});
  std::stable_sort(set.begin(), set.end(),
                   [](const SetWord& a, const SetWord& b) { return a.word->box.x0 < b.word->box.x0; });
  return set;
}

// A right-to-left word is joined to the next one, which stands at its left: the mark moves to that one.
void turn_joints(std::vector<SetWord>& set, const std::vector<const Word*>& words) {
  if (set.size() < 2 || set.front().word == words.front()) return;
  for (std::size_t i = 0; i + 1 < set.size(); ++i) {
    const auto next = std::find(words.begin(), words.end(), set[i + 1].word);
    const bool follows = next + 1 != words.end() && *(next + 1) == set[i].word;
    if (follows) set[i].space_after = !(*next)->joined;
  }
}

void place(SetLine& line, const PixelScale& scale) {
  const bool singles = std::all_of(line.words.begin(), line.words.end(),
                                   [](const SetWord& w) { return code_points(w.word->text) < 2; });
  const double gap = line.size * (singles ? kLeastGapOfSingles : kLeastGap);
  double free_from = 0;
  for (std::size_t i = 0; i < line.words.size(); ++i) {
    SetWord& word = line.words[i];
    const bool last = i + 1 == line.words.size();
    word.x0 = std::max(free_from, word.word->box.x0 * scale.x);
    word.x1 = word.word->box.x1 * scale.x;
    if (!last) {
      const double next = line.words[i + 1].word->box.x0 * scale.x;
      word.x1 = word.space_after ? std::min(word.x1, next - gap) : next;
    }
    word.x1 = std::max(word.x1, word.x0 + kLeastWidth * line.size);
    free_from = word.x1 + (word.space_after ? gap : 0);
  }
}

/// Not what the file shows already, nor what has no place on the page (a model's word without support).
std::vector<const Word*> words_to_set(const Line& line) {
  std::vector<const Word*> words;
  for (const Word& word : line.words) {
    if (word.origin == Origin::embedded || word.text.empty() || word.box.empty()) continue;
    words.push_back(&word);
  }
  return words;
}

SetLine one_line(const std::vector<const Word*>& words, const PixelScale& scale) {
  std::vector<int> heights;
  std::vector<int> bottoms;
  for (const Word* word : words) {
    heights.push_back(std::max(1, word->box.height()));
    bottoms.push_back(word->box.y1);
  }
  SetLine line;
  line.size = std::max(1.0, median(heights) * scale.y);
  line.y = scale.page_height - median(bottoms) * scale.y;
  line.words = from_left_to_right(words);
  turn_joints(line.words, words);
  line.words.back().space_after = true;
  place(line, scale);
  return line;
}

/// By how much the line rises or falls from its first word to its last: the slope of the line through the
/// words' middles (least squares), for words without tall letters or with commas stand a little apart.
double drift_of(const std::vector<const Word*>& words) {
  double x = 0, y = 0, xx = 0, xy = 0;
  double first = words.front()->box.x0, last = first;
  for (const Word* word : words) {
    const double across = (word->box.x0 + word->box.x1) / 2.0;
    const double down = (word->box.y0 + word->box.y1) / 2.0;
    x += across, y += down, xx += across * across, xy += across * down;
    first = std::min(first, across);
    last = std::max(last, across);
  }
  const auto n = static_cast<double>(words.size());
  const double spread = xx - x * x / n;
  return spread > 0 ? std::abs((xy - x * y / n) / spread * (last - first)) : 0;
}

// Words of a slanting line drift from the common baseline; each run that keeps near its first word gets its
// own.
std::vector<SetLine> slanting_line(const std::vector<const Word*>& words, const PixelScale& scale) {
  std::vector<SetLine> lines;
  for (std::size_t from = 0; from < words.size();) {
    const int tolerance = std::max(1, words[from]->box.height() / 2);
    std::size_t to = from + 1;
    while (to < words.size() && std::abs(words[to]->box.y1 - words[from]->box.y1) <= tolerance) ++to;
    lines.push_back(one_line(
        {words.begin() + static_cast<std::ptrdiff_t>(from), words.begin() + static_cast<std::ptrdiff_t>(to)},
        scale));
    from = to;
  }
  return lines;
}

void add_lines(const std::vector<Line>& lines, std::vector<const Line*>& all) {
  for (const Line& line : lines) all.push_back(&line);
}

}  // namespace

std::vector<SetLine> set_line(const Line& line, const PixelScale& scale) {
  const auto words = words_to_set(line);
  if (words.empty()) return {};
  int top = words.front()->box.y0;
  int bottom = words.front()->box.y1;
  std::vector<int> heights;
  for (const Word* word : words) {
    top = std::min(top, word->box.y0);
    bottom = std::max(bottom, word->box.y1);
    heights.push_back(std::max(1, word->box.height()));
  }
  const int tallest = *std::max_element(heights.begin(), heights.end());
  if (bottom - top > kStraight * median(heights) && drift_of(words) > kMostDrift * tallest)
    return slanting_line(words, scale);
  return {one_line(words, scale)};
}

std::vector<const Line*> lines_of(const Page& page) {
  std::vector<const Line*> all;
  for (const Block& block : page.blocks) {
    std::visit(
        [&](const auto& content) {
          using Content = std::decay_t<decltype(content)>;
          if constexpr (std::is_same_v<Content, Table>) {
            for (const Cell& cell : content.cells) add_lines(cell.lines, all);
          } else if constexpr (!std::is_same_v<Content, Picture>) {
            add_lines(content.lines, all);
          }
        },
        block.content);
  }
  return all;
}

}  // namespace ocrchat
