#include "layout/gap_rows.hpp"

#include <algorithm>

#include "layout/wording.hpp"

namespace ocrchat {
namespace {

double pitch(const RowShape& above, const RowShape& below) {
  return below.box.y1 - above.box.y1;
}

bool rule_between(const RowShape& above, const RowShape& below, const std::vector<double>& bands) {
  const double from = (above.box.y0 + above.box.y1) / 2.0;
  const double to = (below.box.y0 + below.box.y1) / 2.0;
  return std::any_of(bands.begin(), bands.end(), [&](double y) { return y > from && y < to; });
}

bool has_numbers(const RowShape& row) {
  return std::any_of(row.cells.begin(), row.cells.end(),
                     [](const RowShape::Part& part) { return part.number; });
}

/// Both rows have a number in the same column: they are two rows.
bool numbers_clash(const RowShape& above, const RowShape& below) {
  for (const RowShape::Part& a : above.cells)
    for (const RowShape::Part& b : below.cells)
      if (a.number && b.number && a.first <= b.last && b.first <= a.last && a.last > 0) return true;
  return false;
}

/// The pitch that parts lines of one cell from rows, if the blanks between lines come in two sizes; else 0.
double parting_pitch(const std::vector<RowShape>& rows) {
  std::vector<double> pitches;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    if (numbers_clash(rows[i - 1], rows[i])) continue;
    pitches.push_back(pitch(rows[i - 1], rows[i]));
  }
  std::sort(pitches.begin(), pitches.end());
  double best = 0;
  double ratio = 1.28;
  for (std::size_t i = 2; i + 1 < pitches.size(); ++i) {
    if (pitches[i - 1] <= 0 || pitches[i] < ratio * pitches[i - 1]) continue;
    ratio = pitches[i] / pitches[i - 1];
    best = (pitches[i] + pitches[i - 1]) / 2;
  }
  // Lines of one cell are all set alike.
  if (best > 0 && pitches.front() > 0) {
    const auto large = std::lower_bound(pitches.begin(), pitches.end(), best);
    if (*(large - 1) > 1.35 * pitches.front()) return 0;
  }
  return best;
}

/// Every part stands under a part of the row above.
bool hangs_under(const RowShape& above, const RowShape& below) {
  return std::all_of(below.cells.begin(), below.cells.end(), [&](const RowShape::Part& b) {
    return std::any_of(above.cells.begin(), above.cells.end(),
                       [&](const RowShape::Part& a) { return a.first <= b.last && b.first <= a.last; });
  });
}

bool reads_on(const RowShape& above, const RowShape& below) {
  if (has_numbers(below) || below.cells.empty()) return false;
  const bool empty_stub = below.cells.front().first > 0;
  const bool lower = below.cells.front().lower;
  if (empty_stub) return above.cells.size() > below.cells.size() || lower || hangs_under(above, below);
  return lower && below.cells.size() == 1;
}

/// Headings set in several lines, over the first row of numbers.
bool is_heading_line(const RowShape& above, const RowShape& below, double em) {
  if (has_numbers(above) || has_numbers(below) || pitch(above, below) > 1.35 * em) return false;
  const auto spans = [](const RowShape& row) {
    return std::any_of(row.cells.begin(), row.cells.end(),
                       [](const RowShape::Part& part) { return part.last > part.first; });
  };
  return above.cells.size() > 1 && below.cells.size() > 1 && !spans(above) && !spans(below);
}

}  // namespace

bool starts_lower(const Sheet& sheet, const TokenList& tokens) {
  return !tokens.empty() && starts_lower_case(sheet.tokens[tokens.front()].word.text);
}

std::vector<bool> continuing_rows(const std::vector<RowShape>& rows, const std::vector<double>& bands,
                                  double em) {
  std::vector<bool> goes_on(rows.size(), false);
  if (rows.empty()) return goes_on;
  std::size_t ruled = 0;
  for (std::size_t i = 1; i < rows.size(); ++i) ruled += rule_between(rows[i - 1], rows[i], bands);
  const bool by_rules = ruled >= 2 && ruled * 100 >= 45 * (rows.size() - 1);
  const double parting = parting_pitch(rows);
  bool in_head = true;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const RowShape& above = rows[i - 1];
    const RowShape& below = rows[i];
    in_head = in_head && !rows[i].numeric && !above.numeric;
    if (rule_between(above, below, bands)) {
      in_head = false;
      continue;
    }
    if (numbers_clash(above, below)) continue;
    if (by_rules) {
      goes_on[i] = true;
    } else if (in_head && is_heading_line(above, below, em)) {
      goes_on[i] = true;
    } else if (parting > 0) {
      goes_on[i] = pitch(above, below) < parting && !(has_numbers(below) && has_numbers(above));
    } else {
      goes_on[i] = pitch(above, below) < 1.6 * em && reads_on(above, below);
    }
  }
  return goes_on;
}

}  // namespace ocrchat
