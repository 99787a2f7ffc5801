#pragma once

#include <string_view>
#include <vector>

#include "document/model.hpp"

namespace ocrchat {

/// Whether a vision model wrote this: in what was read from pixels or from a file, a `$` is one.
bool may_hold_formulas(const Word& word);
bool may_hold_formulas(const std::vector<Line>& lines);

/// Words, or a formula with the `$` around it.
struct FormulaPiece {
  std::string_view text;
  bool is_formula = false;
  bool operator==(const FormulaPiece&) const = default;
};

/// The pieces of a vision model's running text, which together are the text. As in Markdown, a formula has no
/// white space inside its `$` and no letter or digit outside them, so that two prices are none.
std::vector<FormulaPiece> formula_pieces(std::string_view text);

}  // namespace ocrchat
