#pragma once

#include <string>
#include <string_view>

/// Backslashes before what Markdown would read as markup, and before nothing else: "snake_case", "a < b" and
/// "[1]" stay. All take one line of text, in which formulas (formula_pieces()) may stand that stay as they
/// are.
namespace ocrchat {

/// For a paragraph or a list item: also what counts only at the start of a line.
std::string escaped_block(std::string_view text, bool has_formulas);
std::string escaped_heading(std::string_view text, bool has_formulas);
std::string escaped_cell(std::string_view text, bool has_formulas);

}  // namespace ocrchat
