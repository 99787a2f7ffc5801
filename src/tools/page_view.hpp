#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "document/model.hpp"
#include "tools/folded.hpp"

namespace ocrchat {

/// One word of a piece: where in its text, and where on the page.
struct PieceWord {
  std::size_t begin = 0;
  std::size_t end = 0;
  Box box;
  std::optional<double> confidence;
};

/// Words that stand together: a cell of a table, or the part of a line between two wide gaps.
struct TextPiece {
  std::string text;  ///< as the page's text has it
  FoldedLine folded;
  std::vector<PieceWord> words;
  Box box;
  int table = -1;  ///< index on the page; -1: not of a table
  int column = 0;  ///< of the table
  bool header = false;
  BlockKind kind = BlockKind::paragraph;
};

/// Pieces side by side, from left to right.
struct PieceRow {
  std::vector<TextPiece> pieces;
  Box box;
  int table = -1;
};

/// A page as its labels and values are looked for: rows from top to bottom, furniture included, for invoices
/// keep much of what matters in their margins.
struct PageView {
  int page = 0;
  std::string language;  ///< BCP 47; empty: not known
  bool right_to_left = false;
  std::vector<PieceRow> rows;
};

PageView view_of(const Page& page);

/// The pieces of a row as one, parted by single spaces.
TextPiece joined(const PieceRow& row);

/// What of a page a value was read from.
struct Proof {
  std::string quote;  ///< occurs literally in the page's text
  int page = 0;       ///< from 0
  Box box;
  std::optional<double> confidence;  ///< the least of the words that have one
};

/// Of a part of the piece's text, by bytes; white space at its ends is left out.
Proof proof_of(const TextPiece& piece, std::size_t begin, std::size_t end, int page);
Proof proof_of(const TextPiece& piece, int page);

}  // namespace ocrchat
