#include "layout/table_header.hpp"

#include "layout/wording.hpp"

namespace ocrchat {
namespace {

struct Share {
  int words = 0;
  int numeric = 0;
  int bold = 0;
};

Share share_of(const Table& table, bool first_row) {
  Share share;
  for (const Cell& cell : table.cells) {
    if ((cell.row == 0) != first_row) continue;
    for (const Line& line : cell.lines) {
      for (const Word& word : line.words) {
        ++share.words;
        share.numeric += is_numeric(word.text);
        share.bold += word.style && word.style->bold;
      }
    }
  }
  return share;
}

}  // namespace

void mark_header(Table& table) {
  const Share top = share_of(table, true);
  const Share rest = share_of(table, false);
  if (top.words == 0 || rest.words == 0) return;
  const bool bold = top.bold * 10 > top.words * 8 && rest.bold * 2 < rest.words;
  const bool words_over_numbers = top.numeric * 3 < top.words && rest.numeric * 10 > rest.words * 3;
  if (!bold && !words_over_numbers) return;
  for (Cell& cell : table.cells)
    if (cell.row == 0) cell.header = true;
}

}  // namespace ocrchat
