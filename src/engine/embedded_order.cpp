#include "engine/embedded_order.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string_view>
#include <utility>

#include "base/utf8.hpp"
#include "document/directions.hpp"

namespace ocrchat {
namespace {

using Pieces = std::vector<Piece>;

bool reads_right(const PdfWord& word) {
  return direction_of(word.text) == Direction::right;
}

/// How many more words read from right to left than from left to right.
int surplus_of_right(const Pieces& line) {
  int surplus = 0;
  for (const Piece& piece : line) {
    const Direction direction = direction_of(piece.word.text);
    surplus += direction == Direction::right ? 1 : direction == Direction::left ? -1 : 0;
  }
  return surplus;
}

bool needs_order(const Pieces& line) {
  return std::any_of(line.begin(), line.end(), [](const Piece& p) { return reads_right(p.word); });
}

bool is_one_of(std::string_view mark, std::string_view marks) {
  return mark.size() == 1 && marks.find(mark) != std::string_view::npos;
}

/// How a piece of a right-to-left line runs. A comma that stands before a Latin word, to its left, ends that
/// word for those who read from the right; a sign of per cent behind a number, to its right, was set with it;
/// a mark within a number or a date is of it.
Direction direction_in(const Pieces& line, std::size_t i) {
  const std::string& text = line[i].word.text;
  const bool touches_last = i > 0 && !parted(line[i - 1].word, line[i].word);
  const bool touches_next = i + 1 < line.size() && !parted(line[i].word, line[i + 1].word);
  const Direction last = touches_last ? direction_of(line[i - 1].word.text) : Direction::space;
  const Direction next = touches_next ? direction_of(line[i + 1].word.text) : Direction::space;
  if (is_one_of(text, ",.;:!?") && !touches_last && next == Direction::left) return Direction::right;
  if (is_one_of(text, "%") && last == Direction::number) return last;
  if (is_one_of(text, "/.,:-+") && last == Direction::number && next == last) return last;
  return direction_of(text);
}

/// Word processors lose the space behind a Latin word; in no script does a word go on after one.
bool needs_space(const PdfWord& word, const PdfWord& next) {
  return direction_of(word.text) == Direction::left && direction_of(next.text) == Direction::right;
}

/// A line as read, with what is known of each piece's surroundings.
struct ReadLine {
  Pieces pieces;
  std::vector<std::size_t> standing;  ///< from left to right, in the place of each piece
  std::vector<bool> right;            ///< stands among right-to-left text
};

ReadLine as_read(Pieces line, bool right) {
  std::stable_sort(line.begin(), line.end(),
                   [](const Piece& a, const Piece& b) { return a.word.x0 < b.word.x0; });
  constexpr std::size_t kSpace = static_cast<std::size_t>(-1);
  std::vector<Direction> directions;
  std::vector<std::size_t> sources;  // of each direction: the piece it is of, or a space
  for (std::size_t i = 0; i < line.size(); ++i) {
    directions.push_back(right ? direction_in(line, i) : direction_of(line[i].word.text));
    sources.push_back(i);
    if (i + 1 == line.size() || !parted(line[i].word, line[i + 1].word)) continue;
    directions.push_back(Direction::space);
    sources.push_back(kSpace);
  }
  ReadLine read;
  for (const Placed& placed : reading_order(directions, right)) {
    const std::size_t source = sources[placed.index];
    if (source == kSpace) {
      if (!read.pieces.empty()) read.pieces.back().spaced = true;
      continue;
    }
    if (!read.pieces.empty() && needs_space(read.pieces.back().word, line[source].word))
      read.pieces.back().spaced = true;
    read.pieces.push_back({line[source].word, false});
    read.standing.push_back(source);
    read.right.push_back(placed.right);
  }
  return read;
}

/// Counts how many brackets find their partner, with the text's brackets as they are or the other way round.
class Brackets {
 public:
  void see(char32_t c) {
    constexpr std::u32string_view kOpening = U"([{«";
    constexpr std::u32string_view kClosing = U")]}»";
    if (kOpening.find(c) != std::u32string_view::npos) {
      ++open_;
      if (reversed_ > 0) --reversed_, ++reversed_pairs_;
    } else if (kClosing.find(c) != std::u32string_view::npos) {
      ++reversed_;
      if (open_ > 0) --open_, ++pairs_;
    }
  }
  bool look_mirrored() const { return reversed_pairs_ > pairs_; }

 private:
  int open_ = 0;
  int reversed_ = 0;
  int pairs_ = 0;
  int reversed_pairs_ = 0;
};

template <typename F>
void for_marks_among_right(std::vector<ReadLine>& lines, F visit) {
  for (ReadLine& line : lines)
    for (std::size_t i = 0; i < line.pieces.size(); ++i)
      if (line.right[i]) visit(line.pieces[i].word.text);
}

/// A file says of a bracket either which character it is or what it looks like; only the sense of the text
/// tells which.
void settle_brackets(std::vector<ReadLine>& lines) {
  Brackets brackets;
  for_marks_among_right(lines, [&](const std::string& text) {
    for (const char32_t c : to_utf32(text)) brackets.see(c);
  });
  if (!brackets.look_mirrored()) return;
  for_marks_among_right(lines, [](std::string& text) {
    std::u32string turned = to_utf32(text);
    for (char32_t& c : turned) c = mirrored(c);
    text = to_utf8(turned);
  });
}

void append(PdfWord& word, const PdfWord& part) {
  word.text += part.text;
  word.x0 = std::min(word.x0, part.x0);
  word.y0 = std::min(word.y0, part.y0);
  word.x1 = std::max(word.x1, part.x1);
  word.y1 = std::max(word.y1, part.y1);
}

/// Parts that are read one after the other and stand side by side, without a space, are one word.
Pieces put_together(ReadLine line) {
  Pieces words;
  for (std::size_t i = 0; i < line.pieces.size(); ++i) {
    const bool beside = i > 0 && (line.standing[i] + 1 == line.standing[i - 1] ||
                                  line.standing[i - 1] + 1 == line.standing[i]);
    if (beside && !words.back().spaced) {
      append(words.back().word, line.pieces[i].word);
      words.back().spaced = line.pieces[i].spaced;
    } else {
      words.push_back(std::move(line.pieces[i]));
    }
  }
  return words;
}

}  // namespace

double em_of(const PdfWord& word) {
  const double height = word.rotation % 180 == 0 ? word.y1 - word.y0 : word.x1 - word.x0;
  return std::max(1.0, word.font_size > 0 ? std::min(word.font_size, 2 * height) : height);
}

// Poppler ends a word at a gap or a space; what touches without a space is one word in several fonts.
bool parted(const PdfWord& word, const PdfWord& next) {
  if (word.space_after) return true;
  const double gap = std::max(word.x0, next.x0) - std::min(word.x1, next.x1);
  return gap > 0.115 * std::max(em_of(word), em_of(next)) || word.rotation % 180 != 0;
}

bool has_right_to_left(const std::vector<PdfWord>& words) {
  return std::any_of(words.begin(), words.end(), reads_right);
}

void put_in_reading_order(std::vector<Pieces>& lines) {
  int surplus = 0;
  for (const Pieces& line : lines) surplus += surplus_of_right(line);
  std::vector<ReadLine> read;
  for (Pieces& line : lines) {
    const bool ordered = needs_order(line);
    // On a right-to-left page a line of mostly Latin words still reads from right to left.
    const bool right = ordered && (surplus > 0 || surplus_of_right(line) > 0);
    read.push_back(as_read(std::move(line), right));
  }
  settle_brackets(read);
  for (std::size_t i = 0; i < lines.size(); ++i) lines[i] = put_together(std::move(read[i]));
}

}  // namespace ocrchat
