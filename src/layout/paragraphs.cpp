#include "layout/paragraphs.hpp"

#include <algorithm>
#include <cmath>

namespace ocrchat {
namespace {

struct Column {
  const std::vector<TextRow>& rows;
  double pitch = 0;  ///< usual distance of lines

  /// Reach of the lines that are set like this one.
  Box box_for(const TextRow& row) const;
};

double pitch(const TextRow& above, const TextRow& below) {
  return (below.box.y0 + below.box.y1 - above.box.y0 - above.box.y1) / 2.0;
}

/// The lower of the usual ones: a paragraph's own lines are the closest.
double usual_pitch(const std::vector<TextRow>& rows) {
  std::vector<double> pitches;
  for (std::size_t i = 1; i < rows.size(); ++i) pitches.push_back(pitch(rows[i - 1], rows[i]));
  if (pitches.empty()) return 0;
  std::sort(pitches.begin(), pitches.end());
  return pitches[(pitches.size() - 1) / 3];
}

/// The next line's first word would have had room on this one, so the line was ended on purpose.
bool ended_early(const Sheet& sheet, const Column& column, const TextRow& row, const TextRow& next) {
  const std::size_t first = sheet.rtl ? next.tokens.back() : next.tokens.front();
  const double need = sheet.tokens[first].box().width() + 1.3 * row.em;
  const Box reach = column.box_for(row);
  const double room = sheet.rtl ? row.box.x0 - reach.x0 : reach.x1 - row.box.x1;
  return room > need;
}

bool type_changes(const TextRow& a, const TextRow& b) {
  const double ratio = a.em > b.em ? a.em / b.em : b.em / a.em;
  return ratio > 1.13 || a.bold != b.bold;
}

Box Column::box_for(const TextRow& row) const {
  Box box;
  for (const TextRow& other : rows)
    if (!type_changes(row, other)) box = united(box, other.box);
  return box;
}

double indent(const Sheet& sheet, const TextRow& row, const TextRow& of) {
  return sheet.rtl ? of.box.x1 - row.box.x1 : row.box.x0 - of.box.x0;
}

bool starts_anew(const Sheet& sheet, const Column& column, const Paragraph& paragraph, const TextRow& row) {
  const TextRow& before = paragraph.rows.back();
  if (marker_of(sheet, row)) return true;
  if (type_changes(before, row)) return true;
  if (column.pitch > 0 && pitch(before, row) > 1.3 * column.pitch + 0.1 * row.em) return true;
  const bool centred = std::abs(before.box.x0 + before.box.x1 - row.box.x0 - row.box.x1) < row.em;
  if (!paragraph.marker && !centred) {
    const double step = indent(sheet, row, before);
    if (step > 0.8 * row.em && step < 6 * row.em && paragraph.rows.size() > 1) return true;
    if (step < -6 * row.em) return true;
  }
  if (paragraph.marker && indent(sheet, row, paragraph.rows.front()) < -0.8 * row.em) return true;
  return ended_early(sheet, column, before, row);
}

void add(const Sheet& sheet, Paragraph& paragraph, TextRow row) {
  if (paragraph.rows.empty()) {
    paragraph.marker = marker_of(sheet, row);
    paragraph.em = row.em;
    paragraph.bold = row.bold;
    paragraph.italic = row.italic;
  }
  paragraph.bold = paragraph.bold && row.bold;
  paragraph.italic = paragraph.italic && row.italic;
  paragraph.box = united(paragraph.box, row.box);
  for (std::size_t index : row.tokens) paragraph.letters += letter_count(sheet.tokens[index].word.text);
  paragraph.rows.push_back(std::move(row));
}

}  // namespace

TextRow text_row(const Sheet& sheet, TokenList tokens) {
  TextRow row;
  row.box = box_of(sheet, tokens);
  row.em = median_em(sheet, tokens);
  const auto all = [&](bool (Token::*is)() const) {
    return !tokens.empty() &&
           std::all_of(tokens.begin(), tokens.end(), [&](std::size_t i) { return (sheet.tokens[i].*is)(); });
  };
  row.bold = all(&Token::bold);
  row.italic = all(&Token::italic);
  row.tokens = std::move(tokens);
  return row;
}

std::optional<ListMarker> marker_of(const Sheet& sheet, const TextRow& row) {
  if (row.tokens.size() < 2) return std::nullopt;
  const Token& first = sheet.tokens[sheet.rtl ? row.tokens.back() : row.tokens.front()];
  const Token& next = sheet.tokens[sheet.rtl ? row.tokens[row.tokens.size() - 2] : row.tokens[1]];
  std::optional<ListMarker> marker = list_marker(first.word.text);
  // "- 5" and "– –" are numbers and dashes of tables.
  if (marker && marker->bullet && next.numeric && row.tokens.size() == 2) return std::nullopt;
  return marker;
}

std::vector<Paragraph> paragraphs(const Sheet& sheet, const TokenList& column_tokens) {
  std::vector<TextRow> rows;
  for (TokenList& tokens : visual_rows(sheet, column_tokens))
    rows.push_back(text_row(sheet, std::move(tokens)));
  const Column column{rows, usual_pitch(rows)};
  std::vector<Paragraph> result;
  for (const TextRow& row : rows) {
    if (result.empty() || starts_anew(sheet, column, result.back(), row)) result.emplace_back();
    add(sheet, result.back(), row);
  }
  return result;
}

Block block_of(const Sheet& sheet, const Paragraph& paragraph) {
  Block block;
  block.kind = paragraph.kind;
  block.level = paragraph.level;
  block.box = paragraph.box;
  Text text;
  for (const TextRow& row : paragraph.rows) text.lines.push_back(line_of(sheet, row.tokens));
  block.content = std::move(text);
  return block;
}

std::string text_of(const Sheet& sheet, const Paragraph& paragraph) {
  std::string text;
  for (const TextRow& row : paragraph.rows) {
    if (!text.empty()) text += ' ';
    text += line_of_text(sheet, row.tokens);
  }
  return text;
}

}  // namespace ocrchat
