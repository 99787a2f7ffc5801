#include "tools/page_view.hpp"

#include <algorithm>

#include "document/text.hpp"
#include "language/codes.hpp"

namespace ocrchat {
namespace {

constexpr int kGapInHeights = 2;

// Of what a person would call a line or a cell. Rules look back and forth within a piece, so that what is
// longer is parted, or left out.
constexpr std::size_t kLongestPiece = 1000;  // bytes

int gap_between(const Box& a, const Box& b) {
  return std::max(b.x0 - a.x1, a.x0 - b.x1);
}

std::string_view clipped(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80) --most;
  return text.substr(0, most);
}

/// Puts words and lines together as text_of(Line) and flowed_text do.
class Builder {
 public:
  bool empty() const { return piece_.text.empty(); }
  bool full() const { return piece_.text.size() >= kLongestPiece; }
  const Box& last() const { return piece_.words.back().box; }

  void add(const Word& word) {
    if (word.text.empty()) return;
    if (space_ && !empty()) piece_.text += ' ';
    const std::size_t begin = piece_.text.size();
    piece_.text += clipped(word.text, kLongestPiece);
    piece_.words.push_back({begin, piece_.text.size(), word.box, word.confidence});
    piece_.box = united(piece_.box, word.box);
    space_ = !word.joined;
  }

  void next_line(const Line& line) {
    if (empty()) return;
    const Joint how = joint(piece_.text, text_of(line));
    space_ = how == Joint::space;
    if (how != Joint::drop_hyphen) return;
    while (!piece_.text.empty() && (static_cast<unsigned char>(piece_.text.back()) & 0xC0U) == 0x80) {
      piece_.text.pop_back();  // a hyphen of several bytes
    }
    piece_.text.pop_back();
    piece_.words.back().end = piece_.text.size();
  }

  TextPiece finish() {
    piece_.folded = folded_line(piece_.text);
    TextPiece done = std::move(piece_);
    piece_ = {};
    space_ = false;
    return done;
  }

 private:
  TextPiece piece_;
  bool space_ = false;
};

void add_pieces(const Line& line, BlockKind kind, std::vector<TextPiece>& pieces) {
  Builder builder;
  const auto flush = [&] {
    if (builder.empty()) return;
    pieces.push_back(builder.finish());
    pieces.back().kind = kind;
  };
  for (const Word& word : line.words) {
    const bool apart = !builder.empty() && !word.box.empty() &&
                       gap_between(builder.last(), word.box) > kGapInHeights * word.box.height();
    if (apart || builder.full()) flush();
    builder.add(word);
  }
  flush();
}

TextPiece piece_of(const Cell& cell, int table) {
  Builder builder;
  for (const Line& line : cell.lines) {
    builder.next_line(line);
    for (const Word& word : line.words) {
      if (!builder.full()) builder.add(word);
    }
  }
  TextPiece piece = builder.finish();
  if (piece.box.empty()) piece.box = cell.box;
  piece.table = table;
  piece.column = cell.column;
  piece.header = cell.header;
  piece.kind = BlockKind::table;
  return piece;
}

void add_rows(const Table& table, int number, std::vector<PieceRow>& rows) {
  std::vector<const Cell*> cells;
  for (const Cell& cell : table.cells) cells.push_back(&cell);
  std::stable_sort(cells.begin(), cells.end(), [](const Cell* a, const Cell* b) {
    return std::pair(a->row, a->column) < std::pair(b->row, b->column);
  });
  const Cell* before = nullptr;
  for (const Cell* cell : cells) {
    TextPiece piece = piece_of(*cell, number);
    if (piece.text.empty()) continue;
    if (before == nullptr || before->row != cell->row) {
      rows.emplace_back();
      rows.back().table = number;
    }
    rows.back().box = united(rows.back().box, piece.box);
    rows.back().pieces.push_back(std::move(piece));
    before = cell;
  }
}

bool stand_side_by_side(const Box& a, const Box& b) {
  const int overlap = std::min(a.y1, b.y1) - std::max(a.y0, b.y0);
  return !a.empty() && !b.empty() && 2 * overlap > std::min(a.height(), b.height());
}

void group(std::vector<TextPiece> pieces, std::vector<PieceRow>& rows) {
  const auto middle = [](const TextPiece& piece) { return piece.box.y0 + piece.box.y1; };
  std::stable_sort(pieces.begin(), pieces.end(),
                   [&](const TextPiece& a, const TextPiece& b) { return middle(a) < middle(b); });
  const std::size_t first = rows.size();
  for (TextPiece& piece : pieces) {
    if (rows.size() == first || !stand_side_by_side(rows.back().pieces.front().box, piece.box))
      rows.emplace_back();
    rows.back().box = united(rows.back().box, piece.box);
    rows.back().pieces.push_back(std::move(piece));
  }
  for (std::size_t i = first; i < rows.size(); ++i) {
    std::stable_sort(rows[i].pieces.begin(), rows[i].pieces.end(),
                     [](const TextPiece& a, const TextPiece& b) { return a.box.x0 < b.box.x0; });
  }
}

const std::vector<Line>* lines_of(const Block& block) {
  if (const auto* text = std::get_if<Text>(&block.content)) return &text->lines;
  if (const auto* formula = std::get_if<Formula>(&block.content)) return &formula->lines;
  return nullptr;
}

}  // namespace

PageView view_of(const Page& page) {
  PageView view{page.index, page.language.value_or(""), false, {}};
  view.right_to_left = is_right_to_left(view.language);
  std::vector<TextPiece> pieces;
  int table = 0;
  for (const Block& block : page.blocks) {
    if (const auto* cells = std::get_if<Table>(&block.content)) add_rows(*cells, table++, view.rows);
    if (const auto* lines = lines_of(block)) {
      for (const Line& line : *lines) add_pieces(line, block.kind, pieces);
    }
  }
  group(std::move(pieces), view.rows);
  std::stable_sort(view.rows.begin(), view.rows.end(),
                   [](const PieceRow& a, const PieceRow& b) { return a.box.y0 < b.box.y0; });
  return view;
}

TextPiece joined(const PieceRow& row) {
  TextPiece result;
  for (const TextPiece& piece : row.pieces) {
    if (result.text.size() >= kLongestPiece) break;
    if (!result.text.empty()) result.text += ' ';
    const std::size_t shift = result.text.size();
    result.text += piece.text;
    for (PieceWord word : piece.words) {
      word.begin += shift;
      word.end += shift;
      result.words.push_back(word);
    }
    result.box = united(result.box, piece.box);
  }
  result.folded = folded_line(result.text);
  return result;
}

Proof proof_of(const TextPiece& piece, std::size_t begin, std::size_t end, int page) {
  end = std::min(end, piece.text.size());
  while (begin < end && piece.text[begin] == ' ') ++begin;
  while (end > begin && piece.text[end - 1] == ' ') --end;
  Proof proof{piece.text.substr(begin, end - begin), page, {}, {}};
  for (const PieceWord& word : piece.words) {
    if (word.end <= begin || word.begin >= end) continue;
    proof.box = united(proof.box, word.box);
    if (word.confidence) proof.confidence = std::min(proof.confidence.value_or(1), *word.confidence);
  }
  return proof;
}

Proof proof_of(const TextPiece& piece, int page) {
  return proof_of(piece, 0, piece.text.size(), page);
}

}  // namespace ocrchat
