#include "layout/gutter_run.hpp"

#include <algorithm>

namespace ocrchat {
namespace {

struct Blank {
  int from = 0;
  int to = 0;
};

/// Narrows the blank to what the row leaves of it; false if less than `least` is left.
bool narrow(Blank& blank, const Stretches& row, double least) {
  const int middle = blank.from + (blank.to - blank.from) / 2;
  for (const auto& [x0, x1] : row) {
    if (x1 <= blank.from || x0 >= blank.to) continue;
    if (x0 <= middle && x1 >= middle) return false;
    if (x1 < middle) {
      blank.from = x1;
    } else {
      blank.to = x0;
    }
  }
  return blank.to - blank.from >= least;
}

bool two_sided(const Stretches& row, double x) {
  return !row.empty() && row.front().second <= x && row.back().first >= x;
}

GutterRun run_through(const std::vector<Stretches>& rows, std::size_t start, Blank blank, double least) {
  GutterRun run{start, start, 0, 0};
  while (run.last + 1 < rows.size()) {
    Blank next = blank;
    if (!narrow(next, rows[run.last + 1], least)) break;
    blank = next;
    ++run.last;
  }
  while (run.first > 0) {
    Blank next = blank;
    if (!narrow(next, rows[run.first - 1], least)) break;
    blank = next;
    --run.first;
  }
  run.x = (blank.from + blank.to) / 2.0;
  for (std::size_t i = run.first; i <= run.last; ++i) run.two_sided += two_sided(rows[i], run.x);
  return run;
}

}  // namespace

std::optional<GutterRun> longest_gutter_run(const std::vector<Stretches>& rows, double least) {
  constexpr std::size_t kMostRows = 600;  // beyond it is no page of text, and the search is quadratic
  if (rows.size() > kMostRows) return std::nullopt;
  std::optional<GutterRun> best;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (std::size_t k = 1; k < rows[i].size(); ++k) {
      const Blank blank{rows[i][k - 1].second, rows[i][k].first};
      if (blank.to - blank.from < least) continue;
      // A run already found through this blank need not be followed again.
      if (best && i >= best->first && i <= best->last && best->x > blank.from && best->x < blank.to) continue;
      const GutterRun run = run_through(rows, i, blank, least);
      if (run.two_sided >= 3 && (!best || run.two_sided > best->two_sided)) best = run;
    }
  }
  return best;
}

}  // namespace ocrchat
