#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "document/model.hpp"

namespace ocrchat {

/// A word on its way to its new place, with what its old one said of it.
struct Token {
  Word word;
  Box place;      ///< the word's box, brought within the page: a hostile file's may be anywhere
  double em = 0;  ///< size of its type in pixels
  int line = 0;   ///< number of the engine's line it came from
  bool numeric = false;
  bool taken = false;  ///< has a place already (in a table, as furniture)

  const Box& box() const { return place; }
  bool bold() const { return word.style && word.style->bold; }
  bool italic() const { return word.style && word.style->italic; }
};

/// Indices into `Sheet::tokens`.
using TokenList = std::vector<std::size_t>;

/// A page taken apart: every word of its text blocks, in the engine's order.
struct Sheet {
  std::vector<Token> tokens;
  std::vector<std::optional<int>> baselines;  ///< of the engine's lines
  std::vector<Block> kept;  ///< blocks to leave as they are: no text, or lines that run downwards
  double em = 0;            ///< median size of type, in pixels
  bool rtl = false;         ///< most letters are written from right to left
  int width = 0;
  int height = 0;
  Box content;  ///< of all tokens
};

/// Takes the words out of the page; its blocks are empty afterwards.
Sheet take_apart(Page& page);

/// Whether most of the page's lines run downwards, so that the engine knows better than this room.
bool is_vertical(const Page& page);

Box box_of(const Sheet& sheet, const TokenList& tokens);

/// Those not taken, in the engine's order.
TokenList free_tokens(const Sheet& sheet);
TokenList free_tokens_in(const Sheet& sheet, const Box& box);

/// Tokens that stand side by side, rows from top to bottom, each from left to right.
std::vector<TokenList> visual_rows(const Sheet& sheet, const TokenList& tokens);

/// A row cut wherever the blank between neighbours is at least `gap` pixels.
std::vector<TokenList> split_at_gaps(const Sheet& sheet, const TokenList& row, double gap);

/// Visual rows as lines of the model, words in logical order.
std::vector<Line> lines_of(const Sheet& sheet, const TokenList& tokens);
/// One row as a line.
Line line_of(const Sheet& sheet, TokenList row);

/// The words of a row from left to right, parted by blanks.
std::string line_of_text(const Sheet& sheet, const TokenList& row);

/// Weighted by letters.
double median_em(const Sheet& sheet, const TokenList& tokens);

void take(Sheet& sheet, const TokenList& tokens);

}  // namespace ocrchat
