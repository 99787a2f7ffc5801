#include <algorithm>
#include <array>

#include "base/utf8.hpp"
#include "document/names.hpp"
#include "document/text.hpp"

namespace ocrchat {
namespace {

/// The mean confidence of words, weighted by their code points.
class Mean {
 public:
  void add(const Word& word) {
    if (!word.confidence) return;
    const auto weight = static_cast<double>(code_points(word.text));
    sum_ += weight * *word.confidence;
    weight_ += weight;
  }
  std::optional<double> value() const { return weight_ > 0 ? std::optional(sum_ / weight_) : std::nullopt; }

 private:
  double sum_ = 0;
  double weight_ = 0;
};

struct Sums {
  Mean page;
  Mean block;
  std::array<std::size_t, names::kOrigins.size()> origins{};
};

// Where words have no boxes (a model's bare text), the box that the engine gave the line stays.
void settle(Line& line, Sums& sums) {
  Mean mean;
  Box box;
  for (const Word& word : line.words) {
    box = united(box, word.box);
    mean.add(word);
    sums.block.add(word);
    sums.page.add(word);
    sums.origins.at(static_cast<std::size_t>(word.origin)) += code_points(word.text);
  }
  if (!box.empty()) line.box = box;
  line.confidence = mean.value();
}

Box settle(std::vector<Line>& lines, Sums& sums) {
  Box box;
  for (Line& line : lines) {
    settle(line, sums);
    box = united(box, line.box);
  }
  return box;
}

// Cells and tables are drawn: their frames may be wider than their words.
Box settle(Table& table, const Box& frame, Sums& sums) {
  Box box = frame;
  for (Cell& cell : table.cells) {
    cell.box = united(cell.box, settle(cell.lines, sums));
    box = united(box, cell.box);
  }
  return box;
}

void settle(Block& block, Sums& sums) {
  sums.block = Mean();
  Box box;
  if (auto* text = std::get_if<Text>(&block.content)) box = settle(text->lines, sums);
  if (auto* formula = std::get_if<Formula>(&block.content))
    box = united(block.box, settle(formula->lines, sums));
  if (auto* table = std::get_if<Table>(&block.content)) box = settle(*table, block.box, sums);
  if (!box.empty()) block.box = box;
  block.confidence = sums.block.value();
}

}  // namespace

void settle(Page& page) {
  Sums sums;
  int number = 0;
  for (Block& block : page.blocks) {
    block.id = "p" + std::to_string(page.index) + "b" + std::to_string(number++);
    settle(block, sums);
  }
  page.confidence = sums.page.value();
  const auto most = std::max_element(sums.origins.begin(), sums.origins.end());
  if (*most > 0) page.origin = static_cast<Origin>(most - sums.origins.begin());
}

}  // namespace ocrchat
