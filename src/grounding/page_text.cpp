#include "base/utf8.hpp"
#include "document/text.hpp"
#include "grounding/fold.hpp"
#include "grounding/folded_text.hpp"
#include "grounding/quote.hpp"

namespace ocrchat {
namespace {

const std::vector<Line> kNoLines;

const std::vector<Line>& lines_of(const Block& block) {
  if (const auto* text = std::get_if<Text>(&block.content)) return text->lines;
  if (const auto* formula = std::get_if<Formula>(&block.content)) return formula->lines;
  return kNoLines;
}

std::string without_last_character(const std::string& text) {
  std::u32string letters = to_utf32(text);
  if (!letters.empty()) letters.pop_back();
  return to_utf8(letters);
}

/// Whether the second word begins a new row: a model's "line" may be a whole paragraph.
bool wraps(const Box& before, const Box& after) {
  const int beside = std::min(before.y1, after.y1) - std::max(before.y0, after.y0);
  const int below = std::min(before.x1, after.x1) - std::max(before.x0, after.x0);
  return beside <= 0 && below <= 0;
}

}  // namespace

PageText::PageText(const Page& page) {
  for (const Layer layer : {Layer::body, Layer::furniture}) {
    for (const Block& block : page.blocks) {
      if (block.layer == layer) add(block);
    }
  }
  fold();
}

void PageText::add(const Block& block) {
  for (const Line& line : lines_of(block)) add(line);
  if (const auto* table = std::get_if<Table>(&block.content)) {
    for (const Cell& cell : table->cells) {
      for (const Line& line : cell.lines) add(line);
    }
  }
}

void PageText::add(const Line& line) {
  ++lines_;
  for (const Word& word : line.words) {
    if (!word.text.empty()) words_.push_back({word.text, word.box, lines_, word.joined, false});
  }
}

void PageText::fold() {
  for (std::size_t i = 0; i < words_.size(); ++i) {
    Piece& word = words_[i];
    const bool line_ends = i + 1 < words_.size() && words_[i + 1].line != word.line;
    if (line_ends) {
      const Joint how = joint(word.text, words_[i + 1].text);
      word.joined = how != Joint::space;
      word.split = how == Joint::drop_hyphen;
    }
    const std::u32string text = folded_letters(word.split ? without_last_character(word.text) : word.text);
    folded_ += word.joined ? text : text + U' ';
    owners_.resize(folded_.size(), static_cast<int>(i));
  }
  fold_spacing(folded_, owners_);
}

std::string PageText::text(int first, int last) const {
  std::string result;
  for (int i = first; i <= last; ++i) {
    const Piece& word = words_[static_cast<std::size_t>(i)];
    result += word.split && i < last ? without_last_character(word.text) : word.text;
    if (i < last && !word.joined) result += ' ';
  }
  return result;
}

std::vector<Box> PageText::boxes(int first, int last) const {
  std::vector<Box> result;
  const Piece* before = nullptr;
  for (int i = first; i <= last; ++i) {
    const Piece& word = words_[static_cast<std::size_t>(i)];
    if (word.box.empty()) continue;
    if (before == nullptr || word.line != before->line || wraps(before->box, word.box)) result.emplace_back();
    before = &word;
    result.back() = united(result.back(), word.box);
  }
  return result;
}

}  // namespace ocrchat
