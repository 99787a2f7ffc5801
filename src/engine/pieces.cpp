#include "engine/pieces.hpp"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>

#include "base/utf8.hpp"

namespace ocrchat {
namespace {

bool is_mark(char32_t c) {
  return (U_MASK(u_charType(static_cast<UChar32>(c))) & (U_GC_MN_MASK | U_GC_MC_MASK)) != 0;
}

/// Whether the end of `before` and the start of `after` are one grapheme cluster.
bool inside_cluster(const std::string& before, const std::string& after) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> clusters(
      icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
  if (U_FAILURE(status)) return false;
  const icu::UnicodeString first = icu::UnicodeString::fromUTF8(before);
  const icu::UnicodeString whole = first + icu::UnicodeString::fromUTF8(after);
  clusters->setText(whole);
  return clusters->isBoundary(first.length()) == 0;
}

bool belong_together(const Word& word, const Word& next) {
  return inside_cluster(word.text, next.text) || cleaned_word(word.text + next.text) != word.text + next.text;
}

void append(Word& word, const Word& next) {
  const auto a = static_cast<double>(code_points(word.text));
  const auto b = static_cast<double>(code_points(next.text));
  if (word.confidence && next.confidence)
    word.confidence = (*word.confidence * a + *next.confidence * b) / (a + b);
  word.text = cleaned_word(word.text + next.text);
  word.box = united(word.box, next.box);
  word.joined = next.joined;
}

bool has_marks(const Line& line) {
  for (const Word& word : line.words) {
    const std::u32string text = to_utf32(word.text);
    if (std::any_of(text.begin(), text.end(), is_mark)) return true;
  }
  return false;
}

bool is_fragment_of(const Line& small, const Line& line) {
  if (small.box.height() * 2 >= line.box.height()) return false;
  const int top = std::max(small.box.y0, line.box.y0);
  const int bottom = std::min(small.box.y1, line.box.y1);
  const bool across = small.box.x0 >= line.box.x0 && small.box.x1 <= line.box.x1;
  return across && (bottom - top) * 2 > small.box.height() && has_marks(line);
}

}  // namespace

void join_pieces(Line& line) {
  std::vector<Word> whole;
  for (Word& word : line.words) {
    if (!whole.empty() && whole.back().joined && belong_together(whole.back(), word)) {
      append(whole.back(), word);
    } else {
      whole.push_back(std::move(word));
    }
  }
  line.words = std::move(whole);
}

void drop_fragments(Reading& reading) {
  std::vector<Line> all;
  for_lines(reading, [&](const Line& line) { all.push_back(line); });
  const auto is_fragment = [&](const Line& line) {
    return std::any_of(all.begin(), all.end(),
                       [&](const Line& other) { return is_fragment_of(line, other); });
  };
  for (Block& block : reading.blocks) std::erase_if(std::get<Text>(block.content).lines, is_fragment);
  std::erase_if(reading.blocks,
                [](const Block& block) { return std::get<Text>(block.content).lines.empty(); });
}

}  // namespace ocrchat
