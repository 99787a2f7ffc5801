#pragma once

#include <string>
#include <string_view>

/// Backslashes before what Markdown would read as markup, and before nothing else: "snake_case", "a < b" and
/// "[1]" stay. All take one line of text.
namespace ocrchat {

/// For a paragraph or a list item: also what counts only at the start of a line.
std::string escaped_block(std::string_view text);
std::string escaped_heading(std::string_view text);
std::string escaped_cell(std::string_view text);

}  // namespace ocrchat
