#include "lstm/line_decoder.hpp"

#include <algorithm>
#include <numeric>

#include "base/utf8.hpp"
#include "document/directions.hpp"
#include "lstm/confidence.hpp"

namespace ocrchat {
namespace {

// A letter that a model cannot spell comes out as one next to impossible: it must not outweigh the others.
constexpr float kWorstCounted = -20.0F / 7;
constexpr float kCloseSecond = 0.1F;  // share from which on a second choice is worth telling

/// A letter as it stands in the line, and what it is a part of.
struct StandingLetter {
  DecodedLetter letter;
  const PathLetter* path = nullptr;
  bool space = false;
  bool right = false;  ///< stands among text that runs from right to left
};

double middle(double a, double b) {
  return (a + b) / 2;
}

/// Between two letters the middle of what neither takes.
std::vector<StandingLetter> standing(const std::vector<PathLetter>& path, const Charset& charset,
                                     int columns) {
  std::vector<StandingLetter> letters;
  for (std::size_t i = 0; i < path.size(); ++i) {
    const PathLetter& from = path[i];
    StandingLetter& to = letters.emplace_back();
    to.path = &from;
    to.space = charset.is_space(from.letter);
    to.letter.text = charset.text(from.letter);
    to.letter.begin = i == 0 ? 0 : kColumnsPerStep * middle(path[i - 1].end, from.begin);
    to.letter.end = i + 1 == path.size() ? columns : kColumnsPerStep * middle(from.end, path[i + 1].begin);
    to.letter.confidence = letter_confidence(from);
    if (from.second == CodeTrie::kNone || from.second_share < kCloseSecond || charset.is_space(from.second))
      continue;
    to.letter.alternative = charset.text(from.second);
    to.letter.alternative_confidence = std::min(1 - to.letter.confidence, double{from.second_share});
  }
  std::erase_if(letters, [](const StandingLetter& one) { return one.letter.text.empty(); });
  return letters;
}

/// The letters in the order in which they are read.
std::vector<std::size_t> order_of(std::vector<StandingLetter>& letters) {
  std::vector<std::size_t> order(letters.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::vector<Direction> directions;
  int surplus = 0;
  bool any = false;
  for (const StandingLetter& one : letters) {
    directions.push_back(one.space ? Direction::space : direction_of(one.letter.text));
    any |= directions.back() == Direction::right;
    surplus += directions.back() == Direction::right ? 1 : directions.back() == Direction::left ? -1 : 0;
  }
  if (!any) return order;
  order.clear();
  for (const Placed& placed : reading_order(directions, surplus > 0)) {
    order.push_back(placed.index);
    letters[placed.index].right = placed.right;
  }
  return order;
}

std::string as_read(const StandingLetter& one) {
  if (!one.right) return one.letter.text;
  std::u32string points = to_utf32(one.letter.text);
  for (char32_t& point : points) point = mirrored(point);
  return to_utf8(points);
}

/// Pieces between spaces, each in reading order.
std::vector<std::vector<const StandingLetter*>> pieces_of(const std::vector<StandingLetter>& letters,
                                                          const std::vector<std::size_t>& order) {
  std::vector<std::vector<const StandingLetter*>> pieces;
  bool begins = true;
  for (const std::size_t index : order) {
    if (letters[index].space) {
      begins = true;
      continue;
    }
    if (begins) pieces.emplace_back();
    pieces.back().push_back(&letters[index]);
    begins = false;
  }
  return pieces;
}

DecodedWord word_of(std::vector<const StandingLetter*> letters) {
  DecodedWord word;
  WordEvidence evidence;
  for (const StandingLetter* one : letters) {
    word.text += as_read(*one);
    evidence.add(*one->path);
  }
  word.confidence = evidence.confidence();
  word.worst = evidence.worst();
  word.unsure = evidence.unsure();
  word.known = evidence.known();
  word.unspaced = evidence.unspaced();
  std::sort(letters.begin(), letters.end(),
            [](const auto* a, const auto* b) { return a->letter.begin < b->letter.begin; });
  word.begin = letters.front()->letter.begin;
  word.end = letters.back()->letter.end;
  word.first_seen = kColumnsPerStep * letters.front()->path->begin;
  word.last_seen = kColumnsPerStep * letters.back()->path->end;
  for (const StandingLetter* one : letters) word.letters.push_back(one->letter);
  return word;
}

void add_words(LineText& line, const std::vector<const StandingLetter*>& piece, WordBreaks& breaks) {
  std::vector<std::string> texts;
  for (const StandingLetter* one : piece) texts.push_back(one->letter.text);
  const std::vector<bool> starts = breaks.starts(texts);
  std::size_t begin = 0;
  for (std::size_t i = 1; i <= piece.size(); ++i) {
    if (i < piece.size() && !starts[i]) continue;
    const auto at = [&](std::size_t n) { return piece.begin() + static_cast<std::ptrdiff_t>(n); };
    line.words.push_back(word_of({at(begin), at(i)}));
    line.words.back().joined = i < piece.size();
    begin = i;
  }
}

}  // namespace

LineText words_of(const std::vector<PathLetter>& path, const Charset& charset, WordBreaks& breaks,
                  int columns) {
  LineText line;
  std::vector<StandingLetter> letters = standing(path, charset, columns);
  const std::vector<std::size_t> order = order_of(letters);
  for (const auto& piece : pieces_of(letters, order)) add_words(line, piece, breaks);
  for (const StandingLetter& one : letters) {
    if (one.space) continue;
    line.certainty += std::max(one.path->worst, kWorstCounted);
    ++line.letters;
  }
  if (line.letters > 0) line.certainty /= line.letters;
  return line;
}

}  // namespace ocrchat
