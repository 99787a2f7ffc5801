#include "layout/unruled_table.hpp"

#include <algorithm>

#include "layout/gap_grid.hpp"
#include "layout/gutter_run.hpp"
#include "layout/table_likeness.hpp"
#include "layout/wording.hpp"

namespace ocrchat {
namespace {

constexpr double kCellGap = 1.15;

Stretches stretches_of(const Sheet& sheet, const std::vector<TokenList>& segments) {
  Stretches stretches;
  for (const TokenList& segment : segments) {
    const Box box = box_of(sheet, segment);
    stretches.emplace_back(box.x0, box.x1);
  }
  return stretches;
}

/// Words of running text: long parts, few numbers.
bool is_prose(const Sheet& sheet, const std::vector<TokenList>& segments) {
  std::size_t words = 0;
  std::size_t numbers = 0;
  for (const TokenList& segment : segments) {
    words += segment.size();
    for (std::size_t index : segment) numbers += sheet.tokens[index].numeric;
  }
  return words >= 4 * segments.size() && numbers * 10 < words * 3;
}

struct Side {
  TokenList tokens;
  std::vector<TokenList> segments;
};

/// Parts of the page that hold one column of text each: a table never reaches over a gutter between columns
/// of prose.
class Zones {
 public:
  explicit Zones(const Sheet& sheet) : sheet_(sheet) { part(visual_rows(sheet, free_tokens(sheet)), 0); }

  std::vector<TokenList> zones;

 private:
  using Rows = std::vector<TokenList>;

  void part(const Rows& rows, int depth) {
    if (rows.empty()) return;
    std::vector<Stretches> stretches;
    for (const TokenList& row : rows)
      stretches.push_back(stretches_of(sheet_, split_at_gaps(sheet_, row, sheet_.em)));
    const auto run = longest_gutter_run(stretches, sheet_.em);
    Side left;
    Side right;
    if (depth > 6 || !run || run->two_sided < 6 || !parts_prose(rows, *run, left, right)) {
      TokenList zone;
      for (const TokenList& row : rows) zone.insert(zone.end(), row.begin(), row.end());
      zones.push_back(std::move(zone));
      return;
    }
    const auto at = [&](std::size_t i) { return rows.begin() + static_cast<std::ptrdiff_t>(i); };
    part(Rows(rows.begin(), at(run->first)), depth + 1);
    part(visual_rows(sheet_, left.tokens), depth + 1);
    part(visual_rows(sheet_, right.tokens), depth + 1);
    part(Rows(at(run->last + 1), rows.end()), depth + 1);
  }

  bool parts_prose(const Rows& rows, const GutterRun& run, Side& left, Side& right) const {
    for (std::size_t i = run.first; i <= run.last; ++i) {
      for (TokenList& segment : split_at_gaps(sheet_, rows[i], sheet_.em)) {
        const Box box = box_of(sheet_, segment);
        Side& side = (box.x0 + box.x1) / 2.0 < run.x ? left : right;
        side.tokens.insert(side.tokens.end(), segment.begin(), segment.end());
        side.segments.push_back(std::move(segment));
      }
    }
    const std::size_t least = 3 * static_cast<std::size_t>(run.two_sided);
    if (left.tokens.size() < least || right.tokens.size() < least) return false;
    return is_prose(sheet_, left.segments) || is_prose(sheet_, right.segments);
  }

  const Sheet& sheet_;
};

/// Rows that may make a table, found one after another.
class Finder {
 public:
  explicit Finder(Sheet& sheet) : sheet_(sheet) {}

  void read(const TokenList& zone) {
    const std::vector<GapRow> rows = gap_rows(sheet_, zone);
    std::vector<GapRow> run;
    std::size_t loose = 0;  // rows of one part at the end of the run
    for (const GapRow& row : rows) {
      const bool near = run.empty() || row.box.y0 - run.back().box.y1 <= 1.5 * sheet_.em;
      const bool several = has_wide_gap(row);
      if (!near || (!several && (loose >= 2 || !may_belong(row)))) flush(run, loose);
      if (run.empty() && !several) continue;
      run.push_back(row);
      loose = several ? 0 : loose + 1;
    }
    flush(run, loose);
  }

  std::vector<Block> tables;

 private:
  bool has_wide_gap(const GapRow& row) const {
    return split_at_gaps(sheet_, row.tokens, kCellGap * sheet_.em).size() >= 2;
  }

  /// A heading of rows, or a cell that goes on: short, and no caption.
  bool may_belong(const GapRow& row) const {
    return row.tokens.size() <= 10 && row.box.width() < 30 * sheet_.em &&
           !starts_caption(line_of_text(sheet_, row.tokens)) &&
           median_em(sheet_, row.tokens) < 1.2 * sheet_.em;
  }

  void flush(std::vector<GapRow>& run, std::size_t& loose) {
    run.resize(run.size() - std::min(loose, run.size()));
    loose = 0;
    const std::vector<GapRow> rows = std::move(run);
    run.clear();
    if (rows.size() < 3) return;
    const std::vector<double> parts = gutters(sheet_, rows);
    if (!is_like_a_table(sheet_, rows, parts, false)) return;
    tables.push_back(table_of_gaps(sheet_, rows, parts, {}));
    for (const GapRow& row : rows) take(sheet_, row.tokens);
  }

  Sheet& sheet_;
};

}  // namespace

std::vector<Block> unruled_tables(Sheet& sheet) {
  Finder finder(sheet);
  for (const TokenList& zone : Zones(sheet).zones) finder.read(zone);
  return std::move(finder.tables);
}

}  // namespace ocrchat
