#include "layout/table_likeness.hpp"

#include <algorithm>
#include <cmath>

#include "layout/wording.hpp"

namespace ocrchat {
namespace {

struct Facts {
  int rows = 0;  ///< with at least two segments
  int segments = 0;
  int words = 0;
  int numbers = 0;   ///< segments
  int aligned = 0;   ///< segments with an edge or the middle under or over that of another row's
  int markers = 0;   ///< rows that start with a mark of a list
  int bulleted = 0;  ///< segments that are an item of a list
};

struct Edges {
  int row = 0;
  Box box;
};

bool aligned(const Edges& a, const Edges& b, double slack) {
  return a.row != b.row &&
         (std::abs(a.box.x0 - b.box.x0) <= slack || std::abs(a.box.x1 - b.box.x1) <= slack ||
          std::abs(a.box.x0 + a.box.x1 - b.box.x0 - b.box.x1) <= slack);
}

/// Lists set in columns look like a table but for their bullets; on small type those are read as dots.
bool is_bulleted(const Sheet& sheet, const TokenList& segment) {
  const std::string& first = sheet.tokens[segment.front()].word.text;
  if (first.starts_with("•") || first.starts_with("・")) return true;
  const auto marker = list_marker(first);
  return segment.size() > 1 && ((marker && marker->bullet) || first == ".");
}

Facts facts_of(const Sheet& sheet, const std::vector<GapRow>& rows) {
  Facts facts;
  std::vector<Edges> edges;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const GapRow& row = rows[r];
    if (row.segments.size() < 2) continue;
    ++facts.rows;
    const TokenList& first = sheet.rtl ? row.segments.back() : row.segments.front();
    const auto marker = list_marker(sheet.tokens[first.front()].word.text);
    facts.markers += first.size() == 1 && row.segments.size() == 2 && marker.has_value();
    for (const TokenList& segment : row.segments) {
      ++facts.segments;
      facts.words += static_cast<int>(segment.size());
      facts.bulleted += is_bulleted(sheet, segment);
      facts.numbers +=
          std::all_of(segment.begin(), segment.end(), [&](std::size_t i) { return sheet.tokens[i].numeric; });
      edges.push_back({static_cast<int>(r), box_of(sheet, segment)});
    }
  }
  if (edges.size() > 3000) return facts;
  for (const Edges& edge : edges)
    facts.aligned += std::any_of(edges.begin(), edges.end(),
                                 [&](const Edges& other) { return aligned(edge, other, 0.5 * sheet.em); });
  return facts;
}

}  // namespace

bool is_like_a_table(const Sheet& sheet, const std::vector<GapRow>& rows, const std::vector<double>& gutters,
                     bool sure) {
  if (gutters.empty()) return false;
  const Facts facts = facts_of(sheet, rows);
  if (facts.rows < (sure ? 2 : 3)) return false;
  const double numbers = static_cast<double>(facts.numbers) / facts.segments;
  const double words = static_cast<double>(facts.words) / facts.segments;
  if (facts.markers * 2 > facts.rows || facts.bulleted * 2 > facts.segments) return false;
  if (facts.aligned * 10 < facts.segments * 6) return false;
  if (numbers < 0.15 && words >= (sure ? 6.0 : 3.5)) return false;
  const double fill = static_cast<double>(facts.segments) /
                      (static_cast<double>(rows.size()) * (static_cast<double>(gutters.size()) + 1));
  if (gutters.size() + 1 > 3 && fill < 0.4) return false;
  if (sure) return true;
  if (gutters.size() < 2 && numbers < 0.25) return false;
  return facts.rows * 10 >= static_cast<int>(rows.size()) * 5;
}

}  // namespace ocrchat
