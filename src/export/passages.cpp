#include "export/passages.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/utf8.hpp"
#include "document/text.hpp"

namespace ocrchat {
namespace {

constexpr int kDeepestIndent = 60;

/// Where the listing starts, and how wide its letters are; 0 if its words have no boxes.
struct Measure {
  int left = std::numeric_limits<int>::max();
  double letter = 0;
};

Measure measure(const std::vector<Line>& lines) {
  Measure result;
  double width = 0;
  double letters = 0;
  for (const Line& line : lines) {
    if (!line.box.empty()) result.left = std::min(result.left, line.box.x0);
    for (const Word& word : line.words) {
      if (word.box.empty()) continue;
      width += word.box.width();
      letters += static_cast<double>(code_points(word.text));
    }
  }
  if (letters > 0) result.letter = width / letters;
  return result;
}

std::size_t indent(const Line& line, const Measure& measure) {
  if (line.box.empty() || measure.letter <= 0) return 0;
  const double letters = std::round((line.box.x0 - measure.left) / measure.letter);
  return static_cast<std::size_t>(std::clamp(letters, 0.0, static_cast<double>(kDeepestIndent)));
}

bool goes_on_in(const Block& block, const Block& next) {
  return block.continues && block.kind == next.kind && std::holds_alternative<Text>(block.content) &&
         std::holds_alternative<Text>(next.content);
}

}  // namespace

std::vector<Block> passages(const Page& page) {
  std::vector<Block> result;
  for (const Block& block : page.blocks) {
    if (block.layer != Layer::body) continue;
    if (result.empty() || !goes_on_in(result.back(), block)) {
      result.push_back(block);
      continue;
    }
    auto& lines = std::get<Text>(result.back().content).lines;
    const auto& more = std::get<Text>(block.content).lines;
    lines.insert(lines.end(), more.begin(), more.end());
    result.back().continues = block.continues;
  }
  return result;
}

std::string code_text(const std::vector<Line>& lines) {
  const Measure measured = measure(lines);
  std::string result;
  for (const Line& line : lines) {
    if (!result.empty()) result += '\n';
    result += std::string(indent(line, measured), ' ') + text_of(line);
  }
  return result;
}

}  // namespace ocrchat
