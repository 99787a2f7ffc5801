#pragma once

#include <vector>

#include "layout/tokens.hpp"

namespace ocrchat {

/// What decides whether a visual row starts a row of the table or goes on with the one before.
struct RowShape {
  struct Part {
    std::size_t first = 0;  ///< columns
    std::size_t last = 0;
    bool number = false;
    bool lower = false;  ///< starts with a lower case letter
  };
  Box box;
  bool numeric = false;
  std::vector<Part> cells;
};

bool starts_lower(const Sheet& sheet, const TokenList& tokens);

/// For each visual row, whether it goes on with the row before.
/// @param bands  y of the horizontal rules inside the table
std::vector<bool> continuing_rows(const std::vector<RowShape>& rows, const std::vector<double>& bands,
                                  double em);

}  // namespace ocrchat
