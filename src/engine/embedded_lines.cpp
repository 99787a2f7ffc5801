#include "engine/embedded_lines.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/embedded_order.hpp"
#include "engine/reading.hpp"

namespace ocrchat {
namespace {

constexpr double kWordGap = 1.6;       // ems; beyond it a column or a table's cell begins
constexpr double kBaselineShift = .5;  // ems; superscripts stay on their line
constexpr double kLineGap = 0.75;      // of the line's height; beyond it a paragraph ends

/// A line under way: its words as the file has them.
struct Row {
  std::vector<const PdfWord*> words;
  double em = 0;
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;

  void add(const PdfWord& word) {
    if (words.empty()) {
      x0 = word.x0, y0 = word.y0, x1 = word.x1, y1 = word.y1;
    } else {
      x0 = std::min(x0, word.x0), y0 = std::min(y0, word.y0);
      x1 = std::max(x1, word.x1), y1 = std::max(y1, word.y1);
    }
    em = std::max(em, em_of(word));
    words.push_back(&word);
  }
};

bool on_row(const Row& row, const PdfWord& word) {
  const PdfWord& last = *row.words.back();
  if (last.rotation != word.rotation) return false;
  const double em = std::max(row.em, em_of(word));
  const bool level = word.rotation % 180 == 0;
  const double shift = level ? std::abs((last.y0 + last.y1) - (word.y0 + word.y1)) / 2
                             : std::abs((last.x0 + last.x1) - (word.x0 + word.x1)) / 2;
  // To either side: text that runs from right to left comes in the same order.
  const double gap = level ? std::max(row.x0, word.x0) - std::min(row.x1, word.x1)
                           : std::max(row.y0, word.y0) - std::min(row.y1, word.y1);
  return shift < kBaselineShift * em && gap < kWordGap * em;
}

bool is_next_line(const Row& above, const Row& below) {
  if (above.words.front()->rotation != below.words.front()->rotation) return false;
  const double height = std::max(above.y1 - above.y0, 1.0);
  const double gap = below.y0 - above.y1;
  const double overlap = std::min(above.x1, below.x1) - std::max(above.x0, below.x0);
  const bool same_size = std::abs(above.em - below.em) < 0.15 * std::max(above.em, below.em);
  return same_size && gap > -0.5 * height && gap < kLineGap * height && overlap > 0;
}

Word word_of(const PdfWord& source, double scale) {
  Word word;
  word.text = cleaned_word(source.text);
  word.box = {static_cast<int>(std::floor(source.x0 * scale)),
              static_cast<int>(std::floor(source.y0 * scale)), static_cast<int>(std::ceil(source.x1 * scale)),
              static_cast<int>(std::ceil(source.y1 * scale))};
  word.style = Style{source.bold, source.italic, source.font_size * scale};
  word.origin = Origin::embedded;
  return word;
}

std::vector<Piece> pieces_of(const Row& row) {
  std::vector<Piece> pieces;
  for (std::size_t i = 0; i < row.words.size(); ++i) {
    const bool last = i + 1 == row.words.size();
    pieces.push_back({*row.words[i], last || parted(*row.words[i], *row.words[i + 1])});
  }
  return pieces;
}

Line line_of(const std::vector<Piece>& pieces, double scale) {
  Line line;
  std::vector<bool> spaced;
  for (const Piece& piece : pieces) {
    line.words.push_back(word_of(piece.word, scale));
    spaced.push_back(piece.spaced);
    line.box = united(line.box, line.words.back().box);
  }
  mark_joined(line, spaced);
  return line;
}

/// The level rows of a page that has right-to-left text, as they are read.
void order(const std::vector<Row>& rows, std::vector<std::vector<Piece>>& lines) {
  std::vector<std::vector<Piece>> level;
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].words.front()->rotation != 0) continue;
    level.push_back(std::move(lines[i]));
    places.push_back(i);
  }
  put_in_reading_order(level);
  for (std::size_t i = 0; i < places.size(); ++i) lines[places[i]] = std::move(level[i]);
}

std::vector<Row> rows_of(const std::vector<PdfWord>& words) {
  std::vector<Row> rows;
  for (const PdfWord& word : words) {
    if (cleaned_word(word.text).empty()) continue;
    if (rows.empty() || !on_row(rows.back(), word)) rows.emplace_back();
    rows.back().add(word);
  }
  return rows;
}

}  // namespace

std::vector<Block> blocks_of(const std::vector<PdfWord>& words, double points_to_pixels) {
  const std::vector<Row> rows = rows_of(words);
  std::vector<std::vector<Piece>> lines;
  for (const Row& row : rows) lines.push_back(pieces_of(row));
  if (has_right_to_left(words)) order(rows, lines);
  std::vector<Block> blocks;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (i == 0 || !is_next_line(rows[i - 1], rows[i])) blocks.emplace_back().content = Text{};
    Line line = line_of(lines[i], points_to_pixels);
    blocks.back().box = united(blocks.back().box, line.box);
    std::get<Text>(blocks.back().content).lines.push_back(std::move(line));
  }
  return blocks;
}

}  // namespace ocrchat
