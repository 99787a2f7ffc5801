#pragma once

#include <optional>
#include <string>
#include <vector>

#include "layout/tokens.hpp"
#include "layout/wording.hpp"

namespace ocrchat {

/// A line of a column, before it is a line of the model.
struct TextRow {
  TokenList tokens;  ///< from left to right
  Box box;
  double em = 0;
  bool bold = false;  ///< all of it
  bool italic = false;
};

/// What will be a block of text.
struct Paragraph {
  BlockKind kind = BlockKind::paragraph;
  std::optional<int> level;
  std::optional<ListMarker> marker;
  std::vector<TextRow> rows;
  Box box;
  double em = 0;
  bool bold = false;
  bool italic = false;
  std::size_t letters = 0;
};

TextRow text_row(const Sheet& sheet, TokenList tokens);

/// The mark at the start of a row, if more follows it.
std::optional<ListMarker> marker_of(const Sheet& sheet, const TextRow& row);

/// Lines of one column put together: parted by blanks, indents, short last lines, marks of lists, and changes
/// of type.
std::vector<Paragraph> paragraphs(const Sheet& sheet, const TokenList& column);

Block block_of(const Sheet& sheet, const Paragraph& paragraph);

/// The words from left to right, lines parted by blanks; for patterns.
std::string text_of(const Sheet& sheet, const Paragraph& paragraph);

}  // namespace ocrchat
