#pragma once

#include <vector>

#include "layout/tokens.hpp"

namespace ocrchat {

/// A visual row of a table without vertical rules, and its parts between wide blanks.
struct GapRow {
  TokenList tokens;
  std::vector<TokenList> segments;  ///< from left to right, parted by at least `kSegmentGap` em
  Box box;
  bool numeric = false;  ///< at least half of its segments are numbers
};

inline constexpr double kSegmentGap = 0.7;

std::vector<GapRow> gap_rows(const Sheet& sheet, const TokenList& tokens);

/// x of the middles of the blanks that run down between the rows' segments, from left to right.
std::vector<double> gutters(const Sheet& sheet, const std::vector<GapRow>& rows);

/// The table that the rows make. Lines of one cell are put together by the rules between the rows, by the
/// blanks between them, or by how they go on.
/// @param bands  y of the horizontal rules inside the table
Block table_of_gaps(const Sheet& sheet, const std::vector<GapRow>& rows, const std::vector<double>& gutters,
                    const std::vector<double>& bands);

}  // namespace ocrchat
